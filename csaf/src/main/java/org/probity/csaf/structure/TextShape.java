package org.probity.csaf.structure;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;

/**
 * A text.
 *
 * @param shortest fewest characters
 * @param allowed the values allowed, or null for any
 * @param test what else has to hold, or null for nothing
 * @param what the text in words, for messages, such as "a URI"
 */
public record TextShape(
        int shortest,
        @Nullable Set<String> allowed,
        @Nullable Predicate<String> test,
        String what) implements Shape {

    /** Any text. */
    static TextShape any() {
        return new TextShape(0, null, null, "a text");
    }

    /** A text with at least one character. */
    static TextShape some() {
        return new TextShape(1, null, null, "a text");
    }

    /** One of these values. */
    static TextShape oneOf(String... values) {
        return new TextShape(0, Set.of(values), null, "one of " + String.join(", ", List.of(values)));
    }

    /** A text for which something holds. */
    static TextShape such(String what, Predicate<String> test) {
        return new TextShape(0, null, test, what);
    }

    @Override
    public String expected() {
        return what;
    }

    @Override
    public void check(JsonValue value, Place place, Sink sink) {
        if (!(value instanceof JsonString text)) {
            wrongType(value, place, sink);
        } else if (!fits(text)) {
            String why = text.value().isEmpty()
                    ? "This is empty but has to be " + what + "."
                    : shown(text.value()) + " is not " + what + ".";
            sink.wrong(place.path(), why);
        }
    }

    /** Whether it is enough for a text to be there, or to have a character. */
    boolean takesAnything() {
        return shortest <= 1 && allowed == null && test == null;
    }

    private boolean fits(JsonString text) {
        return takesAnything() ? shortest == 0 || !text.isEmpty() : fits(text.value());
    }

    /** Whether a text fits. */
    boolean fits(String text) {
        if (text.length() < shortest || (shortest > 1 && text.codePointCount(0, text.length()) < shortest)) {
            return false;
        }
        return (allowed == null || allowed.contains(text)) && (test == null || test.test(text));
    }

    private static String shown(String text) {
        return "\"" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "\"";
    }
}
