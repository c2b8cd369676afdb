package org.probity.csaf.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of a text at a time: the first byte is the lowest of the word, and behind the end of the text are zeros. */
final class Bytes {
    /** Eight spaces. */
    static final long SPACES = 0x2020202020202020L;

    /** The highest bit of each byte, which no ASCII character has. */
    static final long HIGH_BITS = 0x8080808080808080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Bytes() {}

    /** The word at an index. */
    static long word(byte[] text, int at) {
        return at <= text.length - 8 ? (long) LONGS.get(text, at) : lastWord(text, at);
    }

    private static long lastWord(byte[] text, int at) {
        long word = 0;
        for (int i = text.length - 1; i >= at; i--) {
            word = (word << 8) | (text[i] & 0xff);
        }
        return word;
    }

    /** The first so many bytes of a word, 0 to 7 of them. */
    static long first(long word, int count) {
        return word & ~(-1L << (count << 3));
    }

    /**
     * A bit in the first byte that cannot stand for itself inside a JSON string (a quote, a backslash or a control
     * character), perhaps others in bytes behind it; 0 where there is none.
     */
    static long special(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        long found = ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - SPACES) & ~word);
        return found & HIGH_BITS;
    }

    /** The index in its word of the lowest byte in which a bit is set. */
    static int lowest(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }

    /** A hash continued with eight more bytes. */
    static long mix(long hash, long word) {
        long mixed = (hash ^ word) * MULTIPLIER;
        return mixed ^ (mixed >>> 32);
    }

    /** The hash of bytes as it comes from mixing the full words, then the rest, then the length. */
    static long hash(byte[] text, int from, int length) {
        long hash = 0;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            hash = mix(hash, word(text, from + i));
        }
        return mix(mix(hash, first(word(text, from + i), length - i)), length);
    }

    /** Whether two ranges hold the same bytes. */
    static boolean same(byte[] first, int at, byte[] second, int from, int length) {
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if (word(first, at + i) != word(second, from + i)) {
                return false;
            }
        }
        return first(word(first, at + i) ^ word(second, from + i), length - i) == 0;
    }
}
