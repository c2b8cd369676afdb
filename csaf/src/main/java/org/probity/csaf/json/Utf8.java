package org.probity.csaf.json;

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** The index of the first byte of a range that belongs to no well-formed character, or -1 where all is well. */
    static int firstFault(byte[] text, int from, int to) {
        int i = from;
        while (i < to) {
            if (text[i] >= 0) {
                i = skipAscii(text, i, to);
                continue;
            }
            int length = sequence(text, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    private static int skipAscii(byte[] text, int from, int to) {
        int i = from;
        while (i + 8 <= to && (Bytes.word(text, i) & Bytes.HIGH_BITS) == 0) {
            i += 8;
        }
        while (i < to && text[i] >= 0) {
            i++;
        }
        return i;
    }

    /** The length of the well-formed sequence at an index, or 0. */
    private static int sequence(byte[] text, int at, int to) {
        int lead = text[at] & 0xff;
        int second = at + 1 < to ? text[at + 1] & 0xff : 0;
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (lead < 0xc2 || lead > 0xf4 || second < low || second > high || at + length > to) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((text[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
