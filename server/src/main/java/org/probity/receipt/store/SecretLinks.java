package org.probity.receipt.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens of secret links. */
public final class SecretLinks {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Lives as long as the process: long enough for the second of two sends of one form. */
    private static final byte[] KEY = bytes(32);

    private SecretLinks() {}

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A fresh token of 256 random bits. */
    public static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /**
     * The token for a form that carries this key: the same for both sends of one form, and known to nobody who has not this
     * process's secret. So the answer to a second send need not be kept anywhere.
     *
     * @param once the form's key; a fresh token when it is empty or overlong
     */
    public static String tokenFor(String once) {
        if (once.isEmpty() || once.length() > 64) {
            return token();
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(once.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
