package org.probity.assessment.domain;

import org.probity.assessment.Outcome;
import org.probity.assessment.domain.Worksheet.Concluded;

/** Where a requirement stands, in the order in which work moves on it. */
public enum Standing {
    NOT_STARTED("Not started", "neutral"),
    EVIDENCE_REQUESTED("Evidence requested", "waiting"),
    UNDER_REVIEW("Under review", "waiting"),
    MORE_EVIDENCE_NEEDED("More evidence needed", "near"),
    LAPSED("Lapsed, evidence changed", "lapsed"),
    CONFORMANT("Conformant", "done"),
    NOT_CONFORMANT("Not conformant", "wrong"),
    NOT_APPLICABLE_ACCEPTED("Not applicable, accepted", "agreed"),
    NOT_APPLICABLE_REJECTED("Not applicable, rejected", "wrong"),
    OUTSIDE("Outside the verdict", "neutral");

    private final String label;
    private final String tone;

    Standing(String label, String tone) {
        this.label = label;
        this.tone = tone;
    }

    public String label() {
        return label;
    }

    /** Chip tone. */
    public String tone() {
        return tone;
    }

    /** Whether nothing more is to be done while evidence stays as it is. */
    public boolean settled() {
        return this == CONFORMANT || this == NOT_CONFORMANT || this == NOT_APPLICABLE_ACCEPTED;
    }

    /** The standing of a worksheet. A conclusion drawn on other evidence than is there now has lapsed. */
    public static Standing of(WorksheetRules rules) {
        Worksheet sheet = rules.sheet();
        if (!rules.item().mandatory()) {
            return OUTSIDE;
        }
        Concluded last = sheet.last();
        if (last != null) {
            return last.conclusion().basis().equals(rules.basis())
                    ? of(last.conclusion().outcome())
                    : LAPSED;
        }
        if (!sheet.open().isEmpty()) {
            return EVIDENCE_REQUESTED;
        }
        boolean nothing = sheet.current().isEmpty() && sheet.applies();
        return nothing ? NOT_STARTED : UNDER_REVIEW;
    }

    private static Standing of(Outcome outcome) {
        return switch (outcome) {
            case CONFORMANT -> CONFORMANT;
            case NOT_CONFORMANT -> NOT_CONFORMANT;
            case MORE_EVIDENCE_NEEDED -> MORE_EVIDENCE_NEEDED;
            case NOT_APPLICABLE_ACCEPTED -> NOT_APPLICABLE_ACCEPTED;
            case NOT_APPLICABLE_REJECTED -> NOT_APPLICABLE_REJECTED;
        };
    }
}
