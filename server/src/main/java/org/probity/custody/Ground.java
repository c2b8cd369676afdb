package org.probity.custody;

/** On what ground something is erased. The words stand in tombstones for everybody to see. */
public enum Ground {
    PERSON_ASKED("the person asked for it", "A request for erasure by the person themselves (as GDPR Art. 17)."),
    NOT_NEEDED("no longer needed", "The purpose it was kept for has ended, or its time of keeping is over."),
    NOT_LAWFUL("should not have been kept", "Kept without a lawful ground."),
    BY_MISTAKE("got in by mistake", "A password, a name or a foreign secret that somebody typed or pasted.");

    private final String label;
    private final String help;

    Ground(String label, String help) {
        this.label = label;
        this.help = help;
    }

    public String label() {
        return label;
    }

    public String help() {
        return help;
    }
}
