package org.probity.inventory.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes looked at eight at a time; the first of them is the lowest of the number. */
final class Eights {
    /** How many bytes an array must have behind the last one that is looked at. */
    static final int SLACK = 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST = EACH << 7;
    private static final long QUOTES = EACH * '"';
    private static final long BACKSLASHES = EACH * '\\';
    private static final long SPACES = EACH * ' ';

    private Eights() {}

    /** The eight bytes from an index on. */
    static long from(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** A mask over the first so many bytes, 1 to 8 of them. */
    static long mask(int count) {
        return -1L >>> (Long.SIZE - count * Byte.SIZE);
    }

    /**
     * Marks the first byte that does not stand for one character of a JSON text by itself: a quote, a backslash, a control
     * character, or a part of a character outside ASCII. 0 where there is none; bytes behind the first may be marked wrongly.
     */
    static long unplain(long eight) {
        return (zero(eight ^ QUOTES) | zero(eight ^ BACKSLASHES) | (eight - SPACES) | eight) & HIGHEST;
    }

    /** Marks zero bytes, the lowest of them for certain. */
    private static long zero(long eight) {
        return (eight - EACH) & ~eight;
    }

    /** The index of the first marked byte. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
    }
}
