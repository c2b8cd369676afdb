package org.probity.inventory.match;

/** By what a record and a component were found to speak of the same, the surest first. */
public enum Identity {
    PURL("package URL"),
    HASH("file digest"),
    ALIAS("another package URL of the component"),
    CPE("CPE only"),
    FORK("package that it was forked or derived from"),
    NAME("name only");

    private final String title;

    Identity(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
