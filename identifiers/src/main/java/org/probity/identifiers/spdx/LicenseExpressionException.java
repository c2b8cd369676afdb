package org.probity.identifiers.spdx;

import java.io.Serial;

/** Says that a text is not an SPDX license expression, and where it goes wrong. The message is one line. */
public final class LicenseExpressionException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int position;

    LicenseExpressionException(String problem, int position) {
        super(problem + ", at character " + (position + 1));
        this.position = position;
    }

    /** The first offending character, counted from 0. */
    public int position() {
        return position;
    }
}
