package org.probity.identifiers.vers;

/** The comparators of a version range specifier; the asterisk is a range of its own, see {@link Vers#isAll()}. */
public enum VersComparator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    VersComparator(String sign) {
        this.sign = sign;
    }

    /** The comparator as it is written; equality is written by leaving it out. */
    public String sign() {
        return sign;
    }

    /** Whether this bounds from below: {@code >} or {@code >=}. */
    boolean isLower() {
        return this == GREATER || this == GREATER_OR_EQUAL;
    }

    /** Whether this bounds from above: {@code <} or {@code <=}. */
    boolean isUpper() {
        return this == LESS || this == LESS_OR_EQUAL;
    }

    /** The comparator that a text starts with; equality if it starts with none. */
    static VersComparator at(String text, int from) {
        if (text.startsWith(">=", from)) {
            return GREATER_OR_EQUAL;
        }
        if (text.startsWith("<=", from)) {
            return LESS_OR_EQUAL;
        }
        if (text.startsWith("!=", from)) {
            return NOT_EQUAL;
        }
        if (text.startsWith("<", from)) {
            return LESS;
        }
        return text.startsWith(">", from) ? GREATER : EQUAL;
    }
}
