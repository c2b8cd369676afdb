package org.probity.scoring.cvss;

/**
 * A text is no vector. Tells where it stops being one and what could have stood there. Carries no stack trace: it is an
 * answer about input, and a million of them must stay cheap.
 */
public final class CvssFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String expected;

    CvssFormatException(int offset, String expected, String found) {
        super("at byte " + offset + ": expected " + expected + ", found " + found);
        this.offset = offset;
        this.expected = expected;
    }

    /** Where reading stopped, counted in bytes from 0; the length of the text if something is missing at its end. */
    public int offset() {
        return offset;
    }

    /** What could have stood there, in words. */
    public String expected() {
        return expected;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
