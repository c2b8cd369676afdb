package org.probity.ledger.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Text encodings in which every value has exactly one spelling: what decodes here encodes back to the same text, so that
 * no two texts can stand for one value.
 */
public final class Encoding {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Encoding() {}

    /** Base64 with padding (RFC 4648, section 4). */
    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Base64url without padding (RFC 4648, section 5), as RFC 9901 uses it. */
    public static String base64url(byte[] bytes) {
        return URL.encodeToString(bytes);
    }

    /** Lowercase hexadecimal. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Strict base64 with padding.
     *
     * @throws LedgerException when the text is not the one spelling of its bytes
     */
    public static byte[] fromBase64(String text) {
        return strict(Base64.getDecoder(), Base64.getEncoder(), text);
    }

    /**
     * Strict base64url without padding.
     *
     * @throws LedgerException when the text is not the one spelling of its bytes
     */
    public static byte[] fromBase64url(String text) {
        return strict(Base64.getUrlDecoder(), URL, text);
    }

    /**
     * A non-negative decimal number below 2^63 without sign or leading zero.
     *
     * @throws LedgerException when the text is anything else
     */
    public static long decimal(String text) {
        boolean plain = !text.isEmpty()
                && text.length() <= 19
                && consistsOf(text, '0', '9', '0', '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        if (plain) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException tooLarge) {
                throw new LedgerException("a number is larger than 2^63 - 1", tooLarge);
            }
        }
        throw new LedgerException("not a plain decimal number: " + shortened(text));
    }

    /** Whether the text is eight lowercase hexadecimal digits, as a key id is. */
    public static boolean isId(String text) {
        return text.length() == 8 && consistsOf(text, '0', '9', 'a', 'f');
    }

    /** A loop, for a stream takes long to start and the verifier's life is short. */
    private static boolean consistsOf(String text, char from, char to, char orFrom, char orTo) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < from || c > to) && (c < orFrom || c > orTo)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Strict UTF-8.
     *
     * @throws LedgerException when the bytes are not valid UTF-8
     */
    public static String utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Malformed bytes become U+FFFD, whose own bytes are others; this is quicker than a decoder that reports.
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new LedgerException("the text is not valid UTF-8");
        }
        return text;
    }

    /** The UTF-8 bytes of a text. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A hostile text made short and printable, for use in a message. */
    public static String shortened(String text) {
        String head = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return "\"" + head.replaceAll("\\p{Cntrl}", "?") + "\"";
    }

    private static byte[] strict(Base64.Decoder decoder, Base64.Encoder encoder, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] bytes = decoder.decode(ascii);
            if (Arrays.equals(encoder.encode(bytes), ascii)) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            throw new LedgerException("not base64: " + shortened(text), malformed);
        }
        throw new LedgerException("base64 in a spelling that is not the canonical one: " + shortened(text));
    }
}
