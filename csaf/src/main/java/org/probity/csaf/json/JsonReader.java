package org.probity.csaf.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.base.ParserBase;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON document into a tree within limits. Refuses, with the place, whatever two readers could understand
 * differently: text that is not UTF-8, names given twice in one object, lone surrogates, anything after the document.
 */
public final class JsonReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final JsonLimits limits;
    private final byte[] source;
    private final ParserBase parser;
    private final StringPool pool = new StringPool();
    private JsonValue[] stack = new JsonValue[64];
    private int[] offsetStack = new int[64];
    private String[] nameStack = new String[64];
    private int top;
    private int values;

    private JsonReader(byte[] source, JsonLimits limits, JsonFactory factory) {
        this.source = source;
        this.limits = limits;
        this.parser = (ParserBase) factory.createParser(ObjectReadContext.empty(), source);
    }

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
        checkEncoding(source);
        JsonReader reader = new JsonReader(source, limits, Factories.with(limits));
        JsonValue root = reader.readDocument();
        return new Parsed(root, source, reader.pool.count());
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

    private static void checkEncoding(byte[] source) throws UnreadableJsonException {
        for (int i = 0; i < Math.min(4, source.length); i++) {
            if (source[i] == 0) {
                throw new UnreadableJsonException("not UTF-8 text: it has zero bytes, as UTF-16 and UTF-32 do", 1, 1);
            }
        }
        int fault = Utf8.firstFault(source);
        if (fault >= 0) {
            SourcePosition place = SourcePosition.at(source, fault);
            throw new UnreadableJsonException("not UTF-8 text", place.line(), place.column());
        }
    }

    private JsonValue readDocument() throws UnreadableJsonException {
        try (parser) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new UnreadableJsonException("no JSON: there is nothing but white space", 1, 1);
            }
            JsonValue root = value(first, 0);
            if (parser.nextToken() != null) {
                throw refuse("there is more text after the end of the document");
            }
            return root;
        } catch (StreamConstraintsException limit) {
            throw at(limit.getLocation(), limitMessage(limit));
        } catch (JacksonException malformed) {
            throw at(malformed.getLocation(), malformedMessage(firstLine(malformed.getOriginalMessage())));
        }
    }

    private String limitMessage(StreamConstraintsException limit) {
        String said = limit.getOriginalMessage();
        return said.contains("nesting") ? tooDeep() : "beyond a limit of the reader: " + firstLine(said);
    }

    private static String malformedMessage(String said) {
        return said.contains("surrogate")
                ? "a lone surrogate, which is no character, in a name"
                : "not JSON: " + said.replace(" (`JsonToken.NOT_AVAILABLE`)", "");
    }

    private String tooDeep() {
        return "nested deeper than the limit of " + limits.depth();
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private JsonValue value(JsonToken token, int depth) throws UnreadableJsonException {
        if (++values > limits.values()) {
            throw refuse("more values than the limit of " + limits.values());
        }
        return switch (token) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNumber.read(parser.getString());
            case VALUE_TRUE -> JsonLiteral.TRUE;
            case VALUE_FALSE -> JsonLiteral.FALSE;
            case VALUE_NULL -> JsonLiteral.NULL;
            default -> throw refuse("not JSON: unexpected " + token);
        };
    }

    private JsonString string() throws UnreadableJsonException {
        char[] buffer = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        int length = parser.getStringLength();
        if (length > limits.stringLength()) {
            throw refuse("a string longer than the limit of " + limits.stringLength());
        }
        JsonString string = pool.intern(buffer, offset, length);
        if (string.ordinal() == pool.count() - 1) {
            checkSurrogates(string.value());
        }
        return string;
    }

    private void checkSurrogates(String text) throws UnreadableJsonException {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        if (all >= Character.MIN_SURROGATE) {
            checkPairs(text);
        }
    }

    private void checkPairs(String text) throws UnreadableJsonException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw refuse("a lone surrogate \\u%04x, which is no character".formatted((int) c));
                }
                i++;
            }
        }
    }

    private JsonArray array(int depth) throws UnreadableJsonException {
        checkDepth(depth);
        int start = top;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            int offset = tokenOffset();
            push("", value(token, depth), offset);
        }
        JsonArray array =
                new JsonArray(Arrays.copyOfRange(stack, start, top), Arrays.copyOfRange(offsetStack, start, top));
        top = start;
        return array;
    }

    private JsonObject object(int depth) throws UnreadableJsonException {
        checkDepth(depth);
        int start = top;
        Set<String> seen = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            seen = checkNew(name, start, seen);
            JsonToken token = parser.nextToken();
            int offset = tokenOffset();
            push(name, value(token, depth), offset);
        }
        JsonObject object = new JsonObject(
                Arrays.copyOfRange(nameStack, start, top),
                Arrays.copyOfRange(stack, start, top),
                Arrays.copyOfRange(offsetStack, start, top));
        top = start;
        return object;
    }

    /** Refuses a name that the object has already; large objects remember their names in a set, which is answered. */
    private @Nullable Set<String> checkNew(String name, int start, @Nullable Set<String> seen)
            throws UnreadableJsonException {
        checkSurrogates(name);
        if (seen != null) {
            if (!seen.add(name)) {
                throw twice(name);
            }
            return seen;
        }
        int hash = name.hashCode();
        for (int i = start; i < top; i++) {
            if (nameStack[i].hashCode() == hash && nameStack[i].equals(name)) {
                throw twice(name);
            }
        }
        if (top - start < JsonObject.SMALL) {
            return null;
        }
        Set<String> names = new HashSet<>(Arrays.asList(nameStack).subList(start, top));
        names.add(name);
        return names;
    }

    private UnreadableJsonException twice(String name) {
        String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        return refuse("the name " + JsonText.compact(JsonString.of(shown)) + " is given twice in one object");
    }

    private void checkDepth(int depth) throws UnreadableJsonException {
        if (depth > limits.depth()) {
            throw refuse(tooDeep());
        }
    }

    /** Where the current token starts; the parser counts from 1. */
    private int tokenOffset() {
        return (int) parser.getTokenCharacterOffset() - 1;
    }

    private void push(String name, JsonValue value, int offset) {
        if (top == stack.length) {
            int larger = top + (top >> 1);
            stack = Arrays.copyOf(stack, larger);
            offsetStack = Arrays.copyOf(offsetStack, larger);
            nameStack = Arrays.copyOf(nameStack, larger);
        }
        nameStack[top] = name;
        offsetStack[top] = offset;
        stack[top++] = value;
    }

    private UnreadableJsonException refuse(String message) {
        return at(parser.currentTokenLocation(), message);
    }

    private UnreadableJsonException at(@Nullable TokenStreamLocation location, String message) {
        if (location == null) {
            return new UnreadableJsonException(message, 0, 0);
        }
        long offset = location.getByteOffset();
        if (offset < 0) {
            return new UnreadableJsonException(message, location.getLineNr(), location.getColumnNr());
        }
        SourcePosition place = SourcePosition.at(source, (int) Math.min(offset, source.length));
        return new UnreadableJsonException(message, place.line(), place.column());
    }

    /** One factory for the usual limits (it holds the table of known names), one of its own for others. */
    private static final class Factories {
        private static final JsonFactory USUAL = build(JsonLimits.DEFAULT);

        private Factories() {}

        static JsonFactory with(JsonLimits limits) {
            return limits.equals(JsonLimits.DEFAULT) ? USUAL : build(limits);
        }

        private static JsonFactory build(JsonLimits limits) {
            return JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(limits.depth() + 1)
                            .maxStringLength(limits.stringLength())
                            .build())
                    .build();
        }
    }
}
