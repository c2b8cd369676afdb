package org.probity.csaf.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON pointers (RFC 6901) as text. */
public final class JsonPointers {
    private JsonPointers() {}

    /** The pointer made of these steps: names (escaped here) and array indexes. {@code of()} is the whole document. */
    public static String of(Object... steps) {
        StringBuilder pointer = new StringBuilder();
        for (Object step : steps) {
            append(pointer, step.toString());
        }
        return pointer.toString();
    }

    /** A pointer made longer by these steps. */
    public static String join(String pointer, Object... steps) {
        StringBuilder longer = new StringBuilder(pointer);
        for (Object step : steps) {
            append(longer, step.toString());
        }
        return longer.toString();
    }

    static void append(StringBuilder pointer, String step) {
        pointer.append('/');
        for (int i = 0; i < step.length(); i++) {
            char c = step.charAt(i);
            switch (c) {
                case '~' -> pointer.append("~0");
                case '/' -> pointer.append("~1");
                default -> pointer.append(c);
            }
        }
    }

    /** The unescaped steps of a pointer. */
    public static List<String> tokens(String pointer) {
        List<String> tokens = new ArrayList<>();
        if (pointer.isEmpty()) {
            return tokens;
        }
        int start = pointer.startsWith("/") ? 1 : 0;
        for (int end = pointer.indexOf('/', start); end >= 0; end = pointer.indexOf('/', start)) {
            tokens.add(unescape(pointer.substring(start, end)));
            start = end + 1;
        }
        tokens.add(unescape(pointer.substring(start)));
        return tokens;
    }

    private static String unescape(String token) {
        return token.indexOf('~') < 0 ? token : token.replace("~1", "/").replace("~0", "~");
    }

    /** An array index, or -1 for what is none. */
    static int index(String token) {
        if (token.isEmpty() || token.length() > 9 || (token.length() > 1 && token.charAt(0) == '0')) {
            return -1;
        }
        int index = 0;
        for (int i = 0; i < token.length(); i++) {
            int digit = token.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            index = index * 10 + digit;
        }
        return index;
    }

    /** The value a pointer names, or null where there is none. */
    public static @Nullable JsonValue resolve(JsonValue root, String pointer) {
        JsonValue value = root;
        for (String token : tokens(pointer)) {
            JsonValue next = null;
            if (value instanceof JsonObject object) {
                next = object.get(token);
            } else if (value instanceof JsonArray array) {
                int index = index(token);
                next = index >= 0 && index < array.size() ? array.get(index) : null;
            }
            if (next == null) {
                return null;
            }
            value = next;
        }
        return value;
    }
}
