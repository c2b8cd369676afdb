package org.probity.csaf.json;

/** Why a source cannot be read, and the byte of it where that shows. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int offset;

    Refusal(String message, int offset) {
        super(message, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
