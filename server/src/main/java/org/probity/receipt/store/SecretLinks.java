package org.probity.receipt.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Numbers that may be seen and tokens that may not. */
public final class SecretLinks {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** No vowels, so that no words come out; none of 0, 1, I, L, O, which are taken for one another. */
    private static final String ALPHABET = "23456789BCDFGHJKMNPQRTVWXZ";
    /** Lives as long as the process: long enough for the second of two sends of one form. */
    private static final byte[] KEY = bytes(32);

    private SecretLinks() {}

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A public-safe number, as in {@code R-7KQ4-M2XP}; 26^8 of them, so one in use is met seldom. */
    static String number() {
        StringBuilder number = new StringBuilder("R-");
        for (int i = 0; i < 8; i++) {
            number.append(i == 4 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return number.toString();
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

    /** Lower-case hex SHA-256 of a text in UTF-8. */
    static String digest(String text) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
