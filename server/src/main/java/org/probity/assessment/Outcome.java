package org.probity.assessment;

/** What an assessor can conclude on one requirement. Only a person sets any of these. */
public enum Outcome {
    CONFORMANT("Conformant", "done", "The evidence shows that the requirement is met."),
    NOT_CONFORMANT("Not conformant", "wrong", "The evidence shows that it is not met."),
    MORE_EVIDENCE_NEEDED("More evidence needed", "near", "The evidence does not suffice to conclude."),
    NOT_APPLICABLE_ACCEPTED("Not applicable, accepted", "agreed", "The reason for not applicable holds."),
    NOT_APPLICABLE_REJECTED("Not applicable, rejected", "wrong", "The requirement applies after all.");

    private final String label;
    private final String tone;
    private final String meaning;

    Outcome(String label, String tone, String meaning) {
        this.label = label;
        this.tone = tone;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    /** Chip tone. */
    public String tone() {
        return tone;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether it answers a claim that the requirement does not apply. */
    public boolean onApplicability() {
        return this == NOT_APPLICABLE_ACCEPTED || this == NOT_APPLICABLE_REJECTED;
    }

    /** Whether it ends the work on the requirement. */
    public boolean settles() {
        return this == CONFORMANT || this == NOT_CONFORMANT || this == NOT_APPLICABLE_ACCEPTED;
    }
}
