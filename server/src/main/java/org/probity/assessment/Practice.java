package org.probity.assessment;

/** What is done about a recommended item. Recorded beside the assessment and never part of its verdict. */
public enum Practice {
    DONE("Done"),
    PARTLY("Partly done"),
    NOT_DONE("Not done");

    private final String label;

    Practice(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
