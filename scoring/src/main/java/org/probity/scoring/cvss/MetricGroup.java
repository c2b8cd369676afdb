package org.probity.scoring.cvss;

/** The groups that a specification sorts its metrics into. */
public enum MetricGroup {
    /** Lasting properties of the vulnerability; always present in a vector. */
    BASE("base"),
    /** What changes over time (2.0 and 3.x). */
    TEMPORAL("temporal"),
    /** What changes over time (4.0). */
    THREAT("threat"),
    /** What is particular to one user's surroundings. */
    ENVIRONMENTAL("environmental"),
    /** Extra information that never moves the score (4.0). */
    SUPPLEMENTAL("supplemental");

    private final String word;

    MetricGroup(String word) {
        this.word = word;
    }

    /** The group's name in lower case. */
    public String word() {
        return word;
    }
}
