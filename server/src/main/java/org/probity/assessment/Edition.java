package org.probity.assessment;

/** Editions of the standard that a scope can be assessed against. */
public enum Edition {
    E2018("ISO/IEC 20243:2018 (O-TTPS 1.1.1)", ""),
    E2023(
            "ISO/IEC 20243:2023 (O-TTPS 1.2)",
            "The catalogue is of the 2018 edition. Ids agree as far as public; requirement texts were not compared.");

    private final String label;
    private final String caution;

    Edition(String label, String caution) {
        this.label = label;
        this.caution = caution;
    }

    public String label() {
        return label;
    }

    /** What to know before relying on the catalogue for this edition; empty when nothing. */
    public String caution() {
        return caution;
    }
}
