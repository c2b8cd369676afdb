package org.probity.catalogue;

/** How strongly a standard asks. O-TTPS speaks of mandatory and recommended, the others of shall, should and may. */
public enum Level {
    SHALL("shall"),
    SHOULD("should"),
    MAY("may"),
    MANDATORY("mandatory"),
    RECOMMENDED("recommended");

    private final String label;

    Level(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
