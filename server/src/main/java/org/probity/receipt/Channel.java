package org.probity.receipt;

/** By which way a report first reached the organisation (ISO/IEC 29147 6.2.2, ISO/IEC 30111 7.1.3). */
public enum Channel {
    FORM("Report form"),
    API("API"),
    MAIL("Mail"),
    PHONE("Phone note"),
    INTERNAL("Internal find"),
    PUBLIC_SOURCE("Public source");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether a reporter outside sent it. */
    public boolean fromOutside() {
        return this != INTERNAL && this != PUBLIC_SOURCE;
    }
}
