package org.probity.upkeep;

/** An archive, or a place for one, that cannot be used; the message is one line for the operator. */
public final class UnusableArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableArchiveException(String message) {
        super(message);
    }
}
