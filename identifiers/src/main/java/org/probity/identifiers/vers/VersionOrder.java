package org.probity.identifiers.vers;

/**
 * How one ecosystem orders versions. Every implementation orders any two strings, also ones that are no versions, in
 * time proportional to their length; numbers may be of any size.
 */
interface VersionOrder {
    /** Negative, zero or positive as the first version is earlier than, the same as, or later than the second. */
    int compare(String a, String b);

    /** Whether a text has the form of a version here; if not, its place in the order means nothing. */
    default boolean isValid(String version) {
        return !version.isEmpty();
    }
}
