package org.probity.assessment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for things that may not be named: the first 12 hex digits of HMAC-SHA-256 under a salt of one snapshot. Equal ids stay
 * equal inside a snapshot; without the salt nobody can go back, not even by trying every case number.
 *
 * @param salt secret, lower-case hex
 */
public record HashedIds(String salt) {
    private static final int DIGITS = 12;

    /** The hashed form of an id, led by {@code #}. */
    public String of(String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(salt), "HmacSHA256"));
            byte[] code = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
            return "#" + HexFormat.of().formatHex(code).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "HashedIds[salt hidden]";
    }
}
