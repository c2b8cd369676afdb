package org.probity.platform.decide;

/** A command was decided on something that has since changed; nothing was done. The message is for the person. */
public abstract class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected ConflictException(String message) {
        super(message, null, false, false);
    }
}
