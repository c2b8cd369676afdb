package org.probity.csaf.convert;

import java.util.Locale;

/**
 * Something that a conversion did not carry over as it was.
 *
 * @param kind what happened
 * @param path JSON pointer into the source
 * @param message one sentence
 */
public record Remark(Kind kind, String path, String message) {
    /** What happened to a value. */
    public enum Kind {
        /** It is not in the result. */
        LOST,
        /** It is in the result in another form or with another value. */
        CHANGED,
        /** The result holds something that the source does not. */
        ADDED,
        /** It was carried over, but somebody should look at it. */
        CHECK,
        /** The result is not valid because of it. */
        INVALID
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + (path.isEmpty() ? "/" : path) + ": " + message;
    }
}
