package org.probity.inventory.index;

/** Sorts pairs of an unsigned 64-bit key and a number by key, stably, in time proportional to their count. */
final class Radix {
    private Radix() {}

    /** Sorts the first {@code count} of both arrays in place. */
    static void sort(long[] keys, int[] values, int count) {
        long[] fromKeys = keys;
        int[] fromValues = values;
        long[] toKeys = new long[count];
        int[] toValues = new int[count];
        int[] starts = new int[(1 << 16) + 1];
        for (int shift = 0; shift < 64; shift += 16) {
            java.util.Arrays.fill(starts, 0);
            for (int i = 0; i < count; i++) {
                starts[digit(fromKeys[i], shift) + 1]++;
            }
            for (int i = 0; i < 1 << 16; i++) {
                starts[i + 1] += starts[i];
            }
            for (int i = 0; i < count; i++) {
                int to = starts[digit(fromKeys[i], shift)]++;
                toKeys[to] = fromKeys[i];
                toValues[to] = fromValues[i];
            }
            long[] keysTurned = fromKeys;
            int[] valuesTurned = fromValues;
            fromKeys = toKeys;
            fromValues = toValues;
            toKeys = keysTurned;
            toValues = valuesTurned;
        }
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & 0xFFFF;
    }
}
