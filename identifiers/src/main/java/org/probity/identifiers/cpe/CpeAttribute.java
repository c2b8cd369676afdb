package org.probity.identifiers.cpe;

import java.util.Locale;

/** The eleven attributes of a well-formed CPE name (NISTIR 7695 section 5.2), in the order they are written. */
public enum CpeAttribute {
    PART(0),
    VENDOR(1),
    PRODUCT(2),
    VERSION(3),
    UPDATE(4),
    EDITION(5),
    LANGUAGE(6),
    SW_EDITION(7),
    TARGET_SW(8),
    TARGET_HW(9),
    OTHER(10);

    private final int place;

    CpeAttribute(int place) {
        this.place = place;
    }

    /** Where the attribute stands in a name, from 0. */
    int place() {
        return place;
    }

    /** The attribute's name as NISTIR 7695 writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
