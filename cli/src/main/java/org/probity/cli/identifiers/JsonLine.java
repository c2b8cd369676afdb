package org.probity.cli.identifiers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one flat JSON object on one line, in ASCII, members in the order they are added. */
final class JsonLine {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder("{");

    JsonLine add(String name, @Nullable String value) {
        return value == null ? raw(name, "null") : raw(name, quoted(value));
    }

    JsonLine add(String name, boolean value) {
        return raw(name, String.valueOf(value));
    }

    JsonLine add(String name, int value) {
        return raw(name, String.valueOf(value));
    }

    /** Adds an object of texts, or null if it would be empty. */
    JsonLine add(String name, Map<String, String> values) {
        if (values.isEmpty()) {
            return raw(name, "null");
        }
        JsonLine inner = new JsonLine();
        values.forEach(inner::add);
        return raw(name, inner.toString());
    }

    /** Adds a value that is JSON already. */
    JsonLine raw(String name, String json) {
        text.append(text.length() > 1 ? "," : "")
                .append(quoted(name))
                .append(':')
                .append(json);
        return this;
    }

    @Override
    public String toString() {
        return text + "}";
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    quoted.append(HEX.charAt(c >> shift & 15));
                }
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
