package org.probity.csaf.rules;

import java.util.List;

/** The product status groups (CSAF 2.1, 3.2.4.12; 2.0, 6.1.6): all but the last contradict one another. */
enum StatusGroup {
    AFFECTED("Affected", List.of("first_affected", "known_affected", "last_affected")),
    NOT_AFFECTED("Not affected", List.of("known_not_affected")),
    FIXED("Fixed", List.of("first_fixed", "fixed")),
    UNDER_INVESTIGATION("Under investigation", List.of("under_investigation")),
    UNKNOWN("Unknown", List.of("unknown")),
    RECOMMENDED("Recommended", List.of("recommended"));

    private static final List<StatusGroup> ALL = List.of(values());
    /** The marks of the groups that exclude one another. */
    static final int CONTRADICTING = (1 << RECOMMENDED.ordinal()) - 1;

    private final String title;
    private final List<String> fields;

    StatusGroup(String title, List<String> fields) {
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
        return 1 << ordinal();
    }

    /** The first group in a set of marks. */
    static StatusGroup first(int marks) {
        return ALL.get(Integer.numberOfTrailingZeros(marks));
    }
}
