package org.probity.inventory.sbom;

import java.util.Arrays;

/** A set of 64-bit numbers in one array; for hashes of references and values, of which a large document has millions. */
final class LongSet {
    private long[] slots = new long[64];
    private int size;
    private boolean zero;

    /** Adds a number; false if it was there. */
    boolean add(long value) {
        if (value == 0) {
            boolean added = !zero;
            zero = true;
            return added;
        }
        if (size * 2 > slots.length) {
            grow();
        }
        int at = find(slots, value);
        if (slots[at] == value) {
            return false;
        }
        slots[at] = value;
        size++;
        return true;
    }

    private static int find(long[] slots, long value) {
        int mask = slots.length - 1;
        int at = (int) (value ^ value >>> 32) & mask;
        while (slots[at] != 0 && slots[at] != value) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        Arrays.stream(old).filter(value -> value != 0).forEach(value -> slots[find(slots, value)] = value);
    }

    /** A 64-bit hash of a text that spreads well; two different texts of one document meet about never. */
    static long hash(String text) {
        long h = 0x9E3779B97F4A7C15L ^ text.length();
        int i = 0;
        for (; i + 4 <= text.length(); i += 4) {
            long four = text.charAt(i)
                    | (long) text.charAt(i + 1) << 16
                    | (long) text.charAt(i + 2) << 32
                    | (long) text.charAt(i + 3) << 48;
            h = (h ^ four) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 32;
        }
        for (; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
        }
        return mix(h);
    }

    /** Spreads the bits of a number over all of it. */
    static long mix(long h) {
        long z = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
