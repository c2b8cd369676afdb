package org.probity.csaf.rules;

import org.probity.csaf.json.JsonString;

/** A set of texts of one document that is emptied in no time: membership is a generation number per ordinal. */
final class ProductSet {
    private final int[] generation;
    private int current = 1;

    ProductSet(int distinctStrings) {
        generation = new int[distinctStrings];
    }

    /** Empties the set. */
    void clear() {
        current++;
    }

    /** Adds a text; answers whether it was new. */
    boolean add(JsonString text) {
        int ordinal = text.ordinal();
        if (generation[ordinal] == current) {
            return false;
        }
        generation[ordinal] = current;
        return true;
    }

    /** Whether the text is a member. */
    boolean has(JsonString text) {
        return generation[text.ordinal()] == current;
    }
}
