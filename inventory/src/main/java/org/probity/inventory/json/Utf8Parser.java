package org.probity.inventory.json;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;

/**
 * A parser of JSON in UTF-8 that works on the bytes: a text of ASCII becomes a string in one step, and names of fields are
 * recognized by the name that followed the last time. Accepts what RFC 8259 does. {@link #currentName} is the name read last.
 */
final class Utf8Parser extends UnaskedParts {
    private final ByteSource in;
    private final Texts texts;
    private final Digits digits;
    private final Words names = new Words(true);
    private final Words words = new Words(false);
    private boolean[] objects = new boolean[64];
    private int depth;
    private boolean begun;
    private boolean textAhead;
    private String text = "";
    private @Nullable String longName;

    /** A document that begins with bytes already read; the stream is never closed. */
    Utf8Parser(StreamReadConstraints limits, byte[] start, InputStream rest, int window) {
        super(limits);
        this.in = new ByteSource(start, rest, window);
        this.texts = new Texts(in);
        this.digits = new Digits(in, limits);
    }

    /** Passes over the byte order mark, if there is one. */
    void skipMark() {
        if (in.end > 2 && in.bytes[0] == (byte) 0xef && in.bytes[1] == (byte) 0xbb && in.bytes[2] == (byte) 0xbf) {
            in.at = 3;
        }
    }

    @Override
    public @Nullable JsonToken nextToken() {
        int c = pastText();
        JsonToken token = _currToken == JsonToken.PROPERTY_NAME ? value(c) : following(c);
        _currToken = token;
        return token;
    }

    @Override
    public @Nullable String nextName() {
        return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
    }

    /** Steps to the value of the next field, whose name it answers; null at the end of the object. */
    @Nullable
    String nextField() {
        JsonToken token = following(pastText());
        boolean field = token == JsonToken.PROPERTY_NAME;
        _currToken = field ? value(in.significant()) : token;
        return field ? currentName() : null;
    }

    /** The next byte of the structure, behind a text that nobody asked for. */
    private int pastText() {
        if (textAhead) {
            textAhead = false;
            texts.skip();
        }
        return in.significant();
    }

    private @Nullable JsonToken following(int c) {
        if (depth == 0) {
            return c < 0 ? null : value(c);
        }
        boolean object = objects[depth - 1];
        if (c == (object ? '}' : ']')) {
            depth--;
            begun = true;
            return object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        }
        int first = c;
        if (begun) {
            if (c != ',') {
                throw in.unexpected(c, object ? "',' or '}'" : "',' or ']'");
            }
            first = in.significant();
        }
        begun = true;
        return object ? name(first) : value(first);
    }

    private JsonToken value(int c) {
        return switch (c) {
            case '"' -> {
                textAhead = true;
                yield JsonToken.VALUE_STRING;
            }
            case '{' -> open(true);
            case '[' -> open(false);
            case 't' -> literal("true", JsonToken.VALUE_TRUE);
            case 'f' -> literal("false", JsonToken.VALUE_FALSE);
            case 'n' -> literal("null", JsonToken.VALUE_NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                digits.read(c) ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
            default -> throw in.unexpected(c, "a value");
        };
    }

    private JsonToken open(boolean object) {
        if (depth >= _streamReadConstraints.getMaxNestingDepth()) {
            _streamReadConstraints.validateNestingDepth(depth + 1);
        }
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, depth * 2);
        }
        objects[depth++] = object;
        begun = false;
        return object ? JsonToken.START_OBJECT : JsonToken.START_ARRAY;
    }

    private JsonToken literal(String word, JsonToken token) {
        for (int i = 1; i < word.length(); i++) {
            int c = in.next();
            if (c != word.charAt(i)) {
                throw in.unexpected(c, "the rest of " + word);
            }
        }
        int behind = in.next();
        if (Character.isJavaIdentifierPart(behind)) {
            throw in.unexpected(behind, "the end of " + word);
        }
        in.back(behind);
        return token;
    }

    private JsonToken name(int c) {
        if (c != '"') {
            throw in.unexpected(c, "the name of a field");
        }
        if (!names.take(in, texts)) {
            longName = longName();
        } else if (longName != null) {
            longName = null;
        }
        int colon = in.significant();
        if (colon != ':') {
            throw in.unexpected(colon, "':'");
        }
        return JsonToken.PROPERTY_NAME;
    }

    private String longName() {
        String read = texts.read(_streamReadConstraints.getMaxNameLength());
        _streamReadConstraints.validateNameLength(read.length());
        return read;
    }

    /** As {@link #getString}, for texts that come again and again: the same short text is one and the same object. */
    String word() {
        if (textAhead && words.take(in, texts)) {
            textAhead = false;
            text = words.taken();
        }
        return getString();
    }

    @Override
    public String getString() {
        return _currToken == JsonToken.VALUE_STRING ? text() : otherText(_currToken);
    }

    private String otherText(JsonToken token) {
        return switch (token) {
            case PROPERTY_NAME -> currentName();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> digits.text();
            default -> token.asString();
        };
    }

    private String text() {
        if (!textAhead) {
            return text;
        }
        textAhead = false;
        String read = texts.read(_streamReadConstraints.getMaxStringLength());
        _streamReadConstraints.validateStringLength(read.length());
        text = read;
        return read;
    }

    @Override
    public char[] getStringCharacters() {
        return getString().toCharArray();
    }

    @Override
    public int getStringLength() {
        return getString().length();
    }

    @Override
    public int getStringOffset() {
        return 0;
    }

    @Override
    public String currentName() {
        return longName != null ? longName : names.taken();
    }

    @Override
    public Number getNumberValue() {
        return _currToken == JsonToken.VALUE_NUMBER_INT ? digits.whole() : (Number) digits.decimal();
    }

    @Override
    public BigDecimal getDecimalValue() {
        return digits.decimal();
    }

    @Override
    public TokenStreamLocation currentTokenLocation() {
        return in.location();
    }

    @Override
    public TokenStreamLocation currentLocation() {
        return in.location();
    }

    @Override
    public void close() {
        _closed = true;
    }
}
