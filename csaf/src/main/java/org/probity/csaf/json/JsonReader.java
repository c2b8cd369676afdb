package org.probity.csaf.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads one JSON document into a tree within limits. Refuses, with the place, whatever two readers could understand
 * differently: text that is not UTF-8, names given twice in one object, lone surrogates, anything after the document.
 */
public final class JsonReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private JsonReader() {}

    /**
     * What was read.
     *
     * @param root the value
     * @param source the bytes it was read from, without a byte order mark; not to be changed
     * @param distinctStrings how many different texts it has: ordinals run from 0 to this, exclusive
     */
    @SuppressWarnings("ArrayRecordComponent") // the array is the document itself, too large to copy
    public record Parsed(JsonValue root, byte[] source, int distinctStrings) {}

    /**
     * Reads a document.
     *
     * @throws UnreadableJsonException when the bytes are no JSON document or exceed a limit
     */
    public static Parsed read(byte[] bytes, JsonLimits limits) throws UnreadableJsonException {
        if (bytes.length > limits.bytes()) {
            throw tooLarge(limits);
        }
        byte[] source = startsWithMark(bytes) ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
        JsonParser parser = new JsonParser(source, limits);
        try {
            JsonValue root = parser.document();
            return new Parsed(root, source, parser.distinctTexts());
        } catch (Refusal refusal) {
            checkEncoding(source);
            throw at(source, refusal.offset(), String.valueOf(refusal.getMessage()));
        }
    }

    /**
     * Reads a stream to its end, but never more than the limit, and then the document in it. Does not close the stream.
     *
     * @throws UnreadableJsonException when the bytes are no JSON document or exceed a limit
     * @throws IOException when the stream fails
     */
    public static Parsed read(InputStream stream, JsonLimits limits) throws UnreadableJsonException, IOException {
        ByteArrayOutputStream collected = new ByteArrayOutputStream(1 << 16);
        byte[] chunk = new byte[1 << 16];
        for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
            if (n > limits.bytes() - collected.size()) {
                throw tooLarge(limits);
            }
            collected.write(chunk, 0, n);
        }
        return read(collected.toByteArray(), limits);
    }

    private static UnreadableJsonException tooLarge(JsonLimits limits) {
        return new UnreadableJsonException("larger than the limit of " + limits.bytes() + " bytes", 0, 0);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
    }

    /** Refuses what is not UTF-8: of a source with several faults this one is told, since it explains the others. */
    private static void checkEncoding(byte[] source) throws UnreadableJsonException {
        for (int i = 0; i < Math.min(4, source.length); i++) {
            if (source[i] == 0) {
                throw new UnreadableJsonException("not UTF-8 text: it has zero bytes, as UTF-16 and UTF-32 do", 1, 1);
            }
        }
        int fault = Utf8.firstFault(source, 0, source.length);
        if (fault >= 0) {
            throw at(source, fault, "not UTF-8 text");
        }
    }

    private static UnreadableJsonException at(byte[] source, int offset, String message) {
        SourcePosition place = SourcePosition.at(source, Math.min(offset, source.length));
        return new UnreadableJsonException(message, place.line(), place.column());
    }
}
