package org.probity.handling;

/** States of a work item, in the order of the phases of ISO/IEC 30111 7.1. */
public enum ItemState {
    QUEUED("Queued", "The division accepts it", "neutral"),
    VERIFYING("Verifying", "Reproduce it, or show why it is not there", "waiting"),
    AWAITING_INFO("Waiting for answers", "The reporter answers", "waiting"),
    ANALYSING("Analysing", "Root cause, affected releases, severity", "waiting"),
    DECISION("To be decided", "Decide on remediation and target date", "near"),
    REMEDIATING("Remediating", "Build the fix", "waiting"),
    VALIDATING("Validating", "Somebody else tests the fix", "waiting"),
    READY("Ready", "Release with an agreed advisory", "agreed"),
    RELEASED("Released", "Post-release duties", "done"),
    CLOSED("Closed", "Nothing", "done");

    private final String label;
    private final String next;
    private final String tone;

    ItemState(String label, String next, String tone) {
        this.label = label;
        this.next = next;
        this.tone = tone;
    }

    public String label() {
        return label;
    }

    /** What has to happen next, in words. */
    public String next() {
        return next;
    }

    /** Chip tone. */
    public String tone() {
        return tone;
    }

    /** Whether this state lies at or after another in the order of the phases. */
    @SuppressWarnings("EnumOrdinal") // the constants are declared in that order, and it is what this asks
    public boolean reached(ItemState other) {
        return ordinal() >= other.ordinal();
    }

    public boolean open() {
        return this != RELEASED && this != CLOSED;
    }
}
