package org.probity.scoring.cvss;

/** The qualitative severity ratings. */
public enum Severity {
    /** 0.0 (3.x, 4.0). */
    NONE("None"),
    /** 0.1 to 3.9; in 2.0 from 0.0. */
    LOW("Low"),
    /** 4.0 to 6.9. */
    MEDIUM("Medium"),
    /** 7.0 to 8.9; in 2.0 up to 10.0. */
    HIGH("High"),
    /** 9.0 to 10.0 (3.x, 4.0). */
    CRITICAL("Critical");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The rating as the specifications write it. */
    public String word() {
        return word;
    }

    /**
     * The rating of a score. CVSS 2.0 defines none; the three words that the NVD gave it (low to 3.9, medium to 6.9, high)
     * are used for it.
     */
    public static Severity of(CvssVersion version, CvssScore score) {
        int tenths = score.tenths();
        if (version == CvssVersion.V2_0) {
            return tenths < 40 ? LOW : tenths < 70 ? MEDIUM : HIGH;
        }
        if (tenths <= 0) {
            return NONE;
        }
        return tenths < 40 ? LOW : tenths < 70 ? MEDIUM : tenths < 90 ? HIGH : CRITICAL;
    }
}
