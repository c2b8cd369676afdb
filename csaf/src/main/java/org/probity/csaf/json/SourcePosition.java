package org.probity.csaf.json;

import org.jspecify.annotations.Nullable;

/**
 * A place in a source text.
 *
 * @param line counted from 1; lines end at LF, CR LF or CR
 * @param column counted from 1 in Unicode characters
 */
public record SourcePosition(int line, int column) {

    /** The place of a byte offset in UTF-8 text; the offset may be the text's length. */
    public static SourcePosition at(byte[] source, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            boolean lineEnd =
                    source[i] == '\n' || (source[i] == '\r' && (i + 1 >= source.length || source[i + 1] != '\n'));
            if (lineEnd) {
                line++;
                lineStart = i + 1;
            }
        }
        int column = 1;
        for (int i = lineStart; i < offset; i++) {
            if ((source[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        return new SourcePosition(line, column);
    }

    /**
     * The place of the value that a JSON pointer (RFC 6901) names; where the pointer leads to nothing, that of the last
     * value on its way, so that a missing field is shown at the object that lacks it. Null for a tree without a source.
     */
    public static @Nullable SourcePosition of(JsonValue root, byte[] source, String pointer) {
        int offset = 0;
        while (offset < source.length && source[offset] <= ' ' && source[offset] >= 0) {
            offset++;
        }
        JsonValue value = root;
        for (String token : JsonPointers.tokens(pointer)) {
            int found = -1;
            JsonValue next = null;
            switch (value) {
                case JsonObject object -> {
                    int position = object.position(token);
                    if (position >= 0) {
                        found = object.offset(position);
                        next = object.value(position);
                    }
                }
                case JsonArray array -> {
                    int index = JsonPointers.index(token);
                    if (index >= 0 && index < array.size()) {
                        found = array.offset(index);
                        next = array.get(index);
                    }
                }
                default -> {}
            }
            if (next == null) {
                break;
            }
            if (found < 0) {
                return null;
            }
            offset = found;
            value = next;
        }
        return at(source, offset);
    }
}
