package org.probity.inventory.sbom;

/**
 * Something a document should not hold, or should hold otherwise, that was read all the same.
 *
 * @param code a stable short name, such as {@code duplicate-ref}
 * @param message one line for a person
 * @param line line of the document, counted from 1, or 0 where it is not known
 */
public record Oddity(String code, String message, int line) {
    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ": " : "") + message + " [" + code + "]";
    }
}
