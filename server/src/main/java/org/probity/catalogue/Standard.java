package org.probity.catalogue;

/** The standards that the program serves. */
public enum Standard {
    ISO_30111("30111", "ISO/IEC 30111:2019", "Vulnerability handling processes", "iso30111.json"),
    ISO_29147("29147", "ISO/IEC 29147:2018", "Vulnerability disclosure", "iso29147.json"),
    O_TTPS(
            "O-TTPS",
            "ISO/IEC 20243-2:2018",
            "Open Trusted Technology Provider Standard, assessment procedures",
            "ottps.json");

    private final String key;
    private final String number;
    private final String title;
    private final String file;

    Standard(String key, String number, String title, String file) {
        this.key = key;
        this.number = number;
        this.title = title;
        this.file = file;
    }

    /** Short, as in an address: {@code 30111}. */
    public String key() {
        return key;
    }

    /** Number and edition. */
    public String number() {
        return number;
    }

    public String title() {
        return title;
    }

    String file() {
        return file;
    }
}
