package org.probity.csaf.json;

/** Writes JSON values as text: UTF-8 safe, deterministic, fields in their own order. */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;

    private JsonText(boolean pretty) {
        this.pretty = pretty;
    }

    /** One line without any white space. */
    public static String compact(JsonValue value) {
        JsonText text = new JsonText(false);
        text.write(value, 0);
        return text.out.toString();
    }

    /** Indented by two spaces, lines ended by a single line feed, none at the end. */
    public static String pretty(JsonValue value) {
        JsonText text = new JsonText(true);
        text.write(value, 0);
        return text.out.toString();
    }

    /** Appends a text as a JSON string, quotation marks included; a lone surrogate is written as its escape. */
    public static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || isLone(text, i)) {
                        out.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            out.append(HEX.charAt(c >> shift & 15));
                        }
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    private void write(JsonValue value, int depth) {
        switch (value) {
            case JsonObject object -> writeObject(object, depth);
            case JsonArray array -> writeArray(array, depth);
            case JsonString string -> quote(out, string.value());
            case JsonNumber number -> out.append(number.text());
            case JsonLiteral literal -> out.append(literal);
        }
    }

    private void writeObject(JsonObject object, int depth) {
        out.append('{');
        for (int i = 0; i < object.size(); i++) {
            startItem(i, depth + 1);
            quote(out, object.name(i));
            out.append(pretty ? ": " : ":");
            write(object.value(i), depth + 1);
        }
        end(object.isEmpty(), depth);
        out.append('}');
    }

    private void writeArray(JsonArray array, int depth) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            startItem(i, depth + 1);
            write(array.get(i), depth + 1);
        }
        end(array.isEmpty(), depth);
        out.append(']');
    }

    private void startItem(int index, int depth) {
        if (index > 0) {
            out.append(',');
        }
        newLine(depth);
    }

    private void end(boolean empty, int depth) {
        if (!empty) {
            newLine(depth);
        }
    }

    private void newLine(int depth) {
        if (pretty) {
            out.append('\n').repeat("  ", depth);
        }
    }
}
