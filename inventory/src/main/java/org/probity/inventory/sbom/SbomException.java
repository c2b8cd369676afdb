package org.probity.inventory.sbom;

/**
 * A document that cannot be read as a bill of materials at all: not JSON, not XML, cut short, over a limit, or of an unknown
 * kind. The message is one line, fit to be shown, and names the line of the document where that is known.
 */
public final class SbomException extends Exception {
    private static final long serialVersionUID = 1L;

    public SbomException(String message) {
        super(message);
    }

    public SbomException(String message, Throwable cause) {
        super(message, cause);
    }
}
