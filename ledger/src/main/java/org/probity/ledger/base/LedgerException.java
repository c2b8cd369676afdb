package org.probity.ledger.base;

import org.jspecify.annotations.Nullable;

/**
 * Something the ledger refuses or cannot do. The message is one plain line that says what was refused and why, fit to be
 * shown to a person; it never quotes hostile input at length.
 */
public class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal without a deeper cause. */
    public LedgerException(String message) {
        super(message);
    }

    /** A refusal that came from a failure beneath, such as an {@link java.io.IOException}. */
    public LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The line; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
