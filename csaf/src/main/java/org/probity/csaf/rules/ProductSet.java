package org.probity.csaf.rules;

import org.probity.csaf.json.JsonArray;
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
        return add(text.ordinal());
    }

    /** Adds the text of an ordinal; answers whether it was new. */
    boolean add(int ordinal) {
        if (generation[ordinal] == current) {
            return false;
        }
        generation[ordinal] = current;
        return true;
    }

    /** Adds the texts of an array. */
    void addAll(JsonArray array) {
        for (int i = 0; i < array.size(); i++) {
            int ordinal = array.ordinal(i);
            if (ordinal >= 0) {
                generation[ordinal] = current;
            }
        }
    }

    /** Whether the text is a member. */
    boolean has(JsonString text) {
        return has(text.ordinal());
    }

    /** Whether the text of an ordinal is a member. */
    boolean has(int ordinal) {
        return generation[ordinal] == current;
    }
}
