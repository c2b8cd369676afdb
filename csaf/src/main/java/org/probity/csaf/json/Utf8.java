package org.probity.csaf.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** The offset of the first byte that belongs to no well-formed character, or -1 where all is well. */
    static int firstFault(byte[] text) {
        int i = 0;
        while (i < text.length) {
            if (text[i] >= 0) {
                i = skipAscii(text, i);
                continue;
            }
            int length = sequence(text, i);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    private static int skipAscii(byte[] text, int from) {
        int i = from;
        while (i + 8 <= text.length && ((long) LONGS.get(text, i) & HIGH_BITS) == 0) {
            i += 8;
        }
        while (i < text.length && text[i] >= 0) {
            i++;
        }
        return i;
    }

    /** The length of the well-formed sequence at an offset, or 0. */
    private static int sequence(byte[] text, int at) {
        int lead = text[at] & 0xff;
        int second = at + 1 < text.length ? text[at + 1] & 0xff : 0;
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (lead < 0xc2 || lead > 0xf4 || second < low || second > high || at + length > text.length) {
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
