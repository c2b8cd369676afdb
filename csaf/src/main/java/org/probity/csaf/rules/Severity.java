package org.probity.csaf.rules;

import java.util.Locale;

/** How much a result weighs; the order is from heavy to light. */
public enum Severity {
    /** The document does not have the structure that its version's schema states, or is no JSON at all. */
    SCHEMA,
    /** A mandatory test (section 6.1) fails: the document is invalid. */
    ERROR,
    /** A recommended test (section 6.2, in CSAF 2.0 "optional") fails. */
    WARNING,
    /** An informative test (section 6.3) fails. */
    INFO;

    /** The word used in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a result of this weight makes a document invalid. */
    public boolean invalidates() {
        return this == SCHEMA || this == ERROR;
    }

    /** The weight of a failing test by its number. */
    static Severity ofTest(String test) {
        if (test.startsWith("6.1.")) {
            return ERROR;
        }
        return test.startsWith("6.2.") ? WARNING : INFO;
    }
}
