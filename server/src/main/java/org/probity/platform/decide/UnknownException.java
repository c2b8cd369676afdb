package org.probity.platform.decide;

/**
 * What was asked for does not exist or is not for this person. The two are one answer on purpose: neither the text nor the
 * type tells which (ISO/IEC 30111 7.3, need to know).
 */
public final class UnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownException() {
        super("There is nothing here that you may see.", null, false, false);
    }
}
