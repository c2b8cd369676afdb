package org.probity.csaf.rules;

import java.util.List;

/** The product status groups (CSAF 2.1, 3.2.4.12; 2.0, 6.1.6): all but the last contradict one another. */
enum StatusGroup {
    AFFECTED(1, "Affected", List.of("first_affected", "known_affected", "last_affected")),
    NOT_AFFECTED(2, "Not affected", List.of("known_not_affected")),
    FIXED(4, "Fixed", List.of("first_fixed", "fixed")),
    UNDER_INVESTIGATION(8, "Under investigation", List.of("under_investigation")),
    UNKNOWN(16, "Unknown", List.of("unknown")),
    RECOMMENDED(32, "Recommended", List.of("recommended"));

    private static final List<StatusGroup> ALL = List.of(values());
    /** The marks of the groups that exclude one another. */
    static final int CONTRADICTING = 31;

    private final int mark;
    private final String title;
    private final List<String> fields;

    StatusGroup(int mark, String title, List<String> fields) {
        this.mark = mark;
        this.title = title;
        this.fields = fields;
    }

    static List<StatusGroup> all() {
        return ALL;
    }

    String title() {
        return title;
    }

    /** The fields of {@code product_status} that form the group. */
    List<String> fields() {
        return fields;
    }

    /** The group's mark in a {@link ProductMarks}. */
    int mark() {
        return mark;
    }

    /** The first group in a set of marks. */
    static StatusGroup first(int marks) {
        return ALL.get(Integer.numberOfTrailingZeros(marks));
    }
}
