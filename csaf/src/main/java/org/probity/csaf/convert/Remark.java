package org.probity.csaf.convert;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;

/**
 * Something that a conversion did not carry over as it was.
 *
 * @param kind what happened
 * @param path JSON pointer into the source
 * @param message one sentence
 * @param value what stands there in the source, or null where nothing does or the conversion does not tell
 */
public record Remark(
        Kind kind, String path, String message, @Nullable JsonValue value) {
    private static final int LONGEST = 120;

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
        /** An error: the result is not what it should be because of it. */
        INVALID
    }

    /** One line for a person; a long value is cut. */
    @Override
    public String toString() {
        String line = kind.name().toLowerCase(Locale.ROOT) + " " + (path.isEmpty() ? "/" : path) + ": " + message;
        if (value == null) {
            return line;
        }
        String text = JsonText.compact(value);
        return line + " [" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "]";
    }
}
