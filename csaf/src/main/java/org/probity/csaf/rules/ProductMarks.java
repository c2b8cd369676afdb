package org.probity.csaf.rules;

import org.probity.csaf.json.JsonString;

/** A small number (a set of up to 32 marks) for each text of one document, emptied in no time. */
final class ProductMarks {
    private final int[] generation;
    private final int[] marks;
    private int current = 1;

    ProductMarks(int distinctStrings) {
        generation = new int[distinctStrings];
        marks = new int[distinctStrings];
    }

    /** Forgets all marks. */
    void clear() {
        current++;
    }

    /** The marks of a text, 0 where it has none. */
    int of(JsonString text) {
        return generation[text.ordinal()] == current ? marks[text.ordinal()] : 0;
    }

    /** Adds marks to a text; answers which it had before. */
    int add(JsonString text, int more) {
        int ordinal = text.ordinal();
        int before = generation[ordinal] == current ? marks[ordinal] : 0;
        generation[ordinal] = current;
        marks[ordinal] = before | more;
        return before;
    }
}
