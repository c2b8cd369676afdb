package org.probity.scoring.ssvc;

/** A JSON text is no SSVC object of the wanted kind. The message tells the place as a JSON pointer and what is wrong. */
public final class SsvcFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    SsvcFormatException(String pointer, String message) {
        super((pointer.isEmpty() ? "the document" : pointer) + ": " + message);
    }

    SsvcFormatException(String message) {
        super(message);
    }
}
