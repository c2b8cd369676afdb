package org.probity.inventory.index;

import java.util.Arrays;

/** A growing array of numbers. */
final class IntList {
    int[] values = new int[256];
    int size;

    int add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size] = value;
        return size++;
    }

    int get(int at) {
        return values[at];
    }
}
