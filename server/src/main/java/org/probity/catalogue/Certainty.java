package org.probity.catalogue;

/** How sure a catalogue entry is that the standard says so. Said wherever the entry is shown. */
public enum Certainty {
    SEEN("seen", "read in a public preview or contents list"),
    MEMORY("recalled", "written from memory, not checked against the text"),
    GUESS("guess", "inferred; may not be in the standard at all");

    private final String label;
    private final String meaning;

    Certainty(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    /** The label in full words. */
    public String meaning() {
        return meaning;
    }
}
