package org.probity.identifiers.vers;

import java.io.Serial;

/** Says that a text is not a version range specifier, or a native range cannot be translated. The message is one line. */
public final class VersException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int position;

    /** A fault without a place; for those who ask questions of ranges. */
    public VersException(String problem) {
        super(problem);
        position = -1;
    }

    VersException(String problem, int position) {
        super(problem + ", at character " + (position + 1));
        this.position = position;
    }

    /** The first offending character, counted from 0; -1 if the fault has no place in the text. */
    public int position() {
        return position;
    }
}
