package org.probity.identifiers.cpe;

import java.io.Serial;

/** Says that a text is not a CPE name. The message is one line. */
public final class CpeException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    CpeException(String problem) {
        super(problem);
    }
}
