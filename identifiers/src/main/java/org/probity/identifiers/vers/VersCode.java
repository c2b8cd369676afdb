package org.probity.identifiers.vers;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.probity.identifiers.Ascii;

/** Percent-encoding of versions inside a specifier: comparators, separators, the percent sign and all but plain ASCII. */
final class VersCode {
    private static final String ENCODED = "><=!*|%";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private VersCode() {}

    static String encode(String version) {
        if (version.chars().allMatch(VersCode::stays)) {
            return version;
        }
        StringBuilder encoded = new StringBuilder(version.length() + 8);
        for (byte octet : version.getBytes(StandardCharsets.UTF_8)) {
            int c = octet & 0xff;
            if (stays(c)) {
                encoded.append((char) c);
            } else {
                encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return encoded.toString();
    }

    private static boolean stays(int c) {
        return c > ' ' && c < 0x7f && ENCODED.indexOf(c) < 0;
    }

    /** Decodes once, and refuses what a canonical specifier does not hold. */
    static String decode(String text, int from, int to, String type) {
        ByteBuffer bytes = ByteBuffer.allocate(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.put(escaped(text, i, to, type));
                i += 2;
            } else if (!stays(c)) {
                throw new VersException("'" + c + "' must be percent-encoded in a version", i);
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new VersException("the escapes of a version are not UTF-8", from);
        }
    }

    private static byte escaped(String text, int at, int to, String type) {
        int high = at + 2 < to ? hex(text.charAt(at + 1)) : -1;
        int low = at + 2 < to ? hex(text.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
            throw new VersException("'%' is not followed by two upper-case hexadecimal digits", at);
        }
        int c = high << 4 | low;
        if (Ascii.isAlphanumeric(c) || "-._~".indexOf(c) >= 0 || (c == ':' && type.equals("datetime"))) {
            throw new VersException("'" + (char) c + "' is not percent-encoded in a canonical version", at);
        }
        if (c < ' ' || c == 0x7f) {
            throw new VersException("a version holds no control character", at);
        }
        return (byte) c;
    }

    private static int hex(char c) {
        return Ascii.isDigit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
