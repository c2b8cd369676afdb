package org.probity.identifiers.purl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.probity.identifiers.Ascii;

/** Percent-encoding as ECMA-427 clause 5.4 has it: UTF-8, letters, digits, {@code . - _ ~} and the colon stay. */
final class PercentCode {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentCode() {}

    static String decode(String text, int from, int to, PurlComponent component) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                return decodeEscapes(text, from, to, component);
            }
            if (c < ' ' || c == 0x7f) {
                throw new PurlException(component, i, "holds a control character");
            }
        }
        return text.substring(from, to);
    }

    private static String decodeEscapes(String text, int from, int to, PurlComponent component) {
        ByteBuffer bytes = ByteBuffer.allocate(3 * (to - from));
        for (int i = from; i < to; ) {
            int c = text.codePointAt(i);
            if (c == '%') {
                bytes.put(escaped(text, i, to, component));
                i += 3;
            } else if (c < ' ' || c == 0x7f) {
                throw new PurlException(component, i, "holds a control character");
            } else {
                int next = Math.min(to, i + Character.charCount(c));
                bytes.put(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new PurlException(component, from, "its escapes are not UTF-8");
        }
    }

    private static byte escaped(String text, int at, int to, PurlComponent component) {
        int high = at + 2 < to ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < to ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new PurlException(component, at, "'%' is not followed by two hexadecimal digits");
        }
        return (byte) (high << 4 | low);
    }

    /** Appends a component, escaped. With {@code slashes}, a slash separates segments and stays. */
    static void encode(String text, boolean slashes, StringBuilder out) {
        int plain = 0;
        while (plain < text.length() && stays(text.charAt(plain), slashes)) {
            plain++;
        }
        out.append(text, 0, plain);
        if (plain == text.length()) {
            return;
        }
        for (byte octet : text.substring(plain).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (stays(c, slashes)) {
                out.append(c);
            } else {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
    }

    private static boolean stays(char c, boolean slashes) {
        return Ascii.isAlphanumeric(c)
                || c == '.'
                || c == '-'
                || c == '_'
                || c == '~'
                || c == ':'
                || (slashes && c == '/');
    }
}
