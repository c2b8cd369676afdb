package org.probity.csaf.rules;

/**
 * How to read a clause whose text and official test cases differ; docs/csaf.md lists each of them.
 */
public enum Reading {
    /** As the technical committee's test cases show that it is meant. */
    AS_TESTED,
    /** To the letter of the specification. */
    AS_WRITTEN
}
