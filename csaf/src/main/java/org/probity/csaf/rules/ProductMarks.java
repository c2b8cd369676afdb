package org.probity.csaf.rules;

import org.probity.csaf.json.JsonString;

/** A small number (a set of up to 8 marks) for each text of one document, forgotten in no time. */
final class ProductMarks {
    private static final int WIDTH = 8;
    private static final int MARKS = (1 << WIDTH) - 1;

    /** For each ordinal the marks, and above them the generation in which they were set. */
    private final int[] entries;

    private int current = 1 << WIDTH;

    ProductMarks(int distinctStrings) {
        entries = new int[distinctStrings];
    }

    /** Forgets all marks. */
    void clear() {
        current += 1 << WIDTH;
    }

    /** The marks of a text, 0 where it has none. */
    int of(JsonString text) {
        return of(entries[text.ordinal()]);
    }

    private int of(int entry) {
        return (entry & ~MARKS) == current ? entry & MARKS : 0;
    }

    /** Adds marks to a text; answers which it had before. */
    int add(JsonString text, int more) {
        return add(text.ordinal(), more);
    }

    /** Adds marks to the text of an ordinal; answers which it had before. */
    int add(int ordinal, int more) {
        int before = of(entries[ordinal]);
        entries[ordinal] = current | before | more;
        return before;
    }
}
