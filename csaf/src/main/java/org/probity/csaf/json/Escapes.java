package org.probity.csaf.json;

import java.util.Arrays;

/** The bytes of a text that is written with escapes (RFC 8259, section 7), after resolving them. */
final class Escapes {
    private final byte[] source;
    private byte[] bytes = new byte[256];
    private int length;

    Escapes(byte[] source) {
        this.source = source;
    }

    /** The UTF-8 bytes of what was resolved last; overwritten by the next. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes. */
    int length() {
        return length;
    }

    /**
     * Resolves a text.
     *
     * @param from where its characters start
     * @return where it ends: the index of its closing quote
     * @throws Refusal for what JSON does not allow in a text
     */
    int resolve(int from) throws Refusal {
        length = 0;
        int at = from;
        while (true) {
            int end = plainUntil(at);
            copy(at, end);
            if (end >= source.length) {
                throw new Refusal("not JSON: a text has no closing quote", from - 1);
            }
            if (source[end] == '"') {
                return end;
            }
            if (source[end] != '\\') {
                throw new Refusal("not JSON: a control character inside a text has to be escaped", end);
            }
            at = escape(end + 1);
        }
    }

    /** The index of the next character that does not stand for itself, or the end of the source. */
    private int plainUntil(int from) {
        int at = from;
        long special = Bytes.special(Bytes.word(source, at));
        while (special == 0) {
            at += 8;
            special = Bytes.special(Bytes.word(source, at));
        }
        return Math.min(at + Bytes.lowest(special), source.length);
    }

    private void copy(int from, int to) {
        room(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    /** Resolves the escape behind a backslash; answers where the text goes on. */
    private int escape(int at) throws Refusal {
        int c = at < source.length ? source[at] : -1;
        switch (c) {
            case '"', '\\', '/' -> put(c);
            case 'b' -> put('\b');
            case 'f' -> put('\f');
            case 'n' -> put('\n');
            case 'r' -> put('\r');
            case 't' -> put('\t');
            case 'u' -> {
                return unicode(at + 1);
            }
            default -> throw new Refusal("not JSON: a backslash before a character that is not to be escaped", at - 1);
        }
        return at + 1;
    }

    private int unicode(int at) throws Refusal {
        int unit = hex(at);
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            put(unit);
            return at + 4;
        }
        boolean pair = unit <= Character.MAX_HIGH_SURROGATE
                && at + 5 < source.length
                && source[at + 4] == '\\'
                && source[at + 5] == 'u';
        int low = pair ? hex(at + 6) : 0;
        if (low < Character.MIN_LOW_SURROGATE || low > Character.MAX_LOW_SURROGATE) {
            throw new Refusal("a lone surrogate \\u%04x, which is no character".formatted(unit), at - 2);
        }
        put(Character.toCodePoint((char) unit, (char) low));
        return at + 10;
    }

    private int hex(int at) throws Refusal {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < source.length ? Character.digit(source[i], 16) : -1;
            if (digit < 0) {
                throw new Refusal("not JSON: \\u is not followed by four hexadecimal digits", at - 2);
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    private void put(int codePoint) {
        room(4);
        if (codePoint < 0x80) {
            bytes[length++] = (byte) codePoint;
            return;
        }
        if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xc0 | (codePoint >> 6));
        } else {
            if (codePoint < 0x10000) {
                bytes[length++] = (byte) (0xe0 | (codePoint >> 12));
            } else {
                bytes[length++] = (byte) (0xf0 | (codePoint >> 18));
                bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
            }
            bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        }
        bytes[length++] = (byte) (0x80 | (codePoint & 0x3f));
    }
}
