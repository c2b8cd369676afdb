package org.probity.csaf.json;

import java.util.Arrays;
import java.util.List;
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
            if (endsLine(source, i)) {
                line++;
                lineStart = i + 1;
            }
        }
        return new SourcePosition(line, column(source, lineStart, offset));
    }

    /**
     * The place of the value that a JSON pointer (RFC 6901) names; where the pointer leads to nothing, that of the last
     * value on its way, so that a missing field is shown at the object that lacks it. Null for a tree without a source.
     */
    public static @Nullable SourcePosition of(JsonValue root, byte[] source, String pointer) {
        int offset = offset(root, source, pointer);
        return offset < 0 ? null : at(source, offset);
    }

    /** The places of several pointers in one pass over the text; null where {@link #of} is null. */
    public static List<@Nullable SourcePosition> all(JsonValue root, byte[] source, List<String> pointers) {
        long[] order = new long[pointers.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) offset(root, source, pointers.get(i)) << 32 | i;
        }
        Arrays.sort(order);
        @Nullable SourcePosition[] places = new SourcePosition[order.length];
        int from = 0;
        int line = 1;
        int lineStart = 0;
        for (long each : order) {
            int offset = (int) (each >> 32);
            for (; from < offset; from++) {
                if (endsLine(source, from)) {
                    line++;
                    lineStart = from + 1;
                }
            }
            if (offset >= 0) {
                places[(int) each] = new SourcePosition(line, column(source, lineStart, offset));
            }
        }
        return Arrays.asList(places);
    }

    private static boolean endsLine(byte[] source, int at) {
        return source[at] == '\n' || (source[at] == '\r' && (at + 1 >= source.length || source[at + 1] != '\n'));
    }

    private static int column(byte[] source, int lineStart, int offset) {
        int column = 1;
        for (int i = lineStart; i < offset; i++) {
            if ((source[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        return column;
    }

    /** The byte offset of the value a pointer names, or of the last value on its way; -1 without a source. */
    private static int offset(JsonValue root, byte[] source, String pointer) {
        int offset = 0;
        while (offset < source.length && source[offset] <= ' ' && source[offset] >= 0) {
            offset++;
        }
        JsonValue value = root;
        for (String token : JsonPointers.tokens(pointer)) {
            int found = -1;
            JsonValue next = null;
            if (value instanceof JsonObject object && object.position(token) >= 0) {
                found = object.offset(object.position(token));
                next = object.value(object.position(token));
            } else if (value instanceof JsonArray array) {
                int index = JsonPointers.index(token);
                if (index >= 0 && index < array.size()) {
                    found = array.offset(index);
                    next = array.get(index);
                }
            }
            if (next == null) {
                break;
            }
            if (found < 0) {
                return -1;
            }
            offset = found;
            value = next;
        }
        return offset;
    }
}
