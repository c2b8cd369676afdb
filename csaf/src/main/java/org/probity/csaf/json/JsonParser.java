package org.probity.csaf.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree of one JSON text (RFC 8259) by descent over its bytes. Characters outside ASCII are only possible inside
 * texts, so that only those are checked to be UTF-8.
 */
final class JsonParser {
    /** Longest spelling of a number and longest name, in bytes; more is no document that anybody wrote. */
    private static final int LONGEST_NUMBER = 1_000;

    private static final int LONGEST_NAME = 50_000;

    private final byte[] source;
    private final JsonLimits limits;
    private final TextPool pool;
    private final Escapes escapes;
    private final NameTree tree = NameTree.shared();
    private int at;
    private int values;

    /** The values of the containers that are open: the ordinal of a text, or the complement of an index in others. */
    private int[] entries = new int[256];

    private int[] offsets = new int[256];
    private int top;
    private JsonValue[] others = new JsonValue[64];
    private int othersTop;

    JsonParser(byte[] source, JsonLimits limits) {
        this.source = source;
        this.limits = limits;
        this.pool = new TextPool(source);
        this.escapes = new Escapes(source);
    }

    /** How many different texts were read. */
    int distinctTexts() {
        return pool.count();
    }

    /**
     * The document, which is all of the source.
     *
     * @throws Refusal when it is no JSON or beyond a limit
     */
    JsonValue document() throws Refusal {
        skipSpace();
        if (at >= source.length) {
            throw new Refusal("no JSON: there is nothing but white space", 0);
        }
        push(0);
        JsonValue root = entries[0] >= 0 ? pool.get(entries[0]) : others[0];
        skipSpace();
        if (at < source.length) {
            throw new Refusal("there is more text after the end of the document", at);
        }
        pool.close();
        return root;
    }

    /** Reads the value that starts here and puts it on the stack. */
    private void push(int depth) throws Refusal {
        if (++values > limits.values()) {
            throw new Refusal("more values than the limit of " + limits.values(), at);
        }
        if (top == entries.length) {
            entries = Arrays.copyOf(entries, top * 2);
            offsets = Arrays.copyOf(offsets, top * 2);
        }
        int offset = at;
        int entry = here() == '"' ? text() : other(depth);
        offsets[top] = offset;
        entries[top++] = entry;
    }

    private int here() {
        return at < source.length ? source[at] : 0;
    }

    /** Reads a value that is no text; answers the complement of its index among the others. */
    private int other(int depth) throws Refusal {
        JsonValue value =
                switch (here()) {
                    case '{' -> object(depth + 1);
                    case '[' -> array(depth + 1);
                    case 't' -> literal("true", JsonLiteral.TRUE);
                    case 'f' -> literal("false", JsonLiteral.FALSE);
                    case 'n' -> literal("null", JsonLiteral.NULL);
                    default -> number();
                };
        if (othersTop == others.length) {
            others = Arrays.copyOf(others, othersTop * 2);
        }
        others[othersTop] = value;
        return ~othersTop++;
    }

    private JsonLiteral literal(String word, JsonLiteral value) throws Refusal {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= source.length || source[at + i] != word.charAt(i)) {
                throw unexpected("a value");
            }
        }
        at += word.length();
        return value;
    }

    private JsonNumber number() throws Refusal {
        int end = Numbers.end(source, at);
        if (end < 0) {
            throw unexpected("a value");
        }
        if (end - at > LONGEST_NUMBER) {
            throw new Refusal("beyond a limit of the reader: a number of more than 1000 characters", at);
        }
        String spelling = new String(source, at, end - at, StandardCharsets.ISO_8859_1);
        at = end;
        return JsonNumber.read(spelling);
    }

    private Refusal unexpected(String wanted) {
        if (at >= source.length) {
            return new Refusal("not JSON: it ends where " + wanted + " is expected", at);
        }
        int c = source[at];
        String shown = c > ' ' && c < 0x7f ? "the character " + (char) c : "a character that cannot stand here";
        return new Refusal("not JSON: " + shown + " where " + wanted + " is expected", at);
    }

    private JsonArray array(int depth) throws Refusal {
        checkDepth(depth);
        int start = top;
        int othersStart = othersTop;
        at++;
        skipSpace();
        if (here() == ']') {
            at++;
            return JsonArray.EMPTY;
        }
        do {
            push(depth);
        } while (goesOn(']', "a comma or the end of the array"));
        JsonArray array = othersTop == othersStart
                ? JsonArray.ofTexts(
                        pool, Arrays.copyOfRange(entries, start, top), Texts.milestones(offsets, start, top))
                : new JsonArray(valuesFrom(start), Arrays.copyOfRange(offsets, start, top));
        top = start;
        othersTop = othersStart;
        return array;
    }

    private JsonValue[] valuesFrom(int start) {
        JsonValue[] values = new JsonValue[top - start];
        for (int i = 0; i < values.length; i++) {
            int entry = entries[start + i];
            values[i] = entry >= 0 ? pool.get(entry) : others[~entry];
        }
        return values;
    }

    private JsonObject object(int depth) throws Refusal {
        checkDepth(depth);
        int start = top;
        int othersStart = othersTop;
        at++;
        skipSpace();
        if (here() == '}') {
            at++;
            return JsonObject.EMPTY;
        }
        NameTree.Node shared = tree.root();
        OwnNames own = null;
        do {
            NameTree.Node next = own == null ? sharedName(shared) : null;
            if (next != null) {
                shared = next;
            } else {
                own = ownName(own == null ? new OwnNames(shared.names()) : own);
            }
            colon();
            push(depth);
        } while (goesOn('}', "a comma or the end of the object"));
        JsonObject object = new JsonObject(
                own == null ? shared.names() : own.build(), valuesFrom(start), Arrays.copyOfRange(offsets, start, top));
        top = start;
        othersTop = othersStart;
        return object;
    }

    /** Whether a comma says that another value follows, which then starts here; otherwise the container ends here. */
    private boolean goesOn(char end, String wanted) throws Refusal {
        skipSpace();
        int c = here();
        if (c != ',' && c != end) {
            throw unexpected(wanted);
        }
        at++;
        if (c == end) {
            return false;
        }
        skipSpace();
        return true;
    }

    private void colon() throws Refusal {
        skipSpace();
        if (here() != ':') {
            throw unexpected("a colon");
        }
        at++;
        skipSpace();
    }

    /** Takes the name that starts here as one of the tree; null, and nothing is taken, where it cannot be. */
    private NameTree.@Nullable Node sharedName(NameTree.Node before) throws Refusal {
        NameTree.Node known = here() == '"' ? before.next(source, at + 1) : null;
        if (known != null) {
            at += 1 + known.length();
            return known;
        }
        int place = at;
        String name = name();
        if (before.has(name)) {
            throw twice(name, place);
        }
        NameTree.Node grown = tree.grow(before, name);
        if (grown == null) {
            at = place;
        }
        return grown;
    }

    private OwnNames ownName(OwnNames names) throws Refusal {
        int place = at;
        String name = name();
        if (!names.add(name)) {
            throw twice(name, place);
        }
        return names;
    }

    private static Refusal twice(String name, int place) {
        String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        return new Refusal(
                "the name " + JsonText.compact(JsonString.of(shown)) + " is given twice in one object", place);
    }

    private void checkDepth(int depth) throws Refusal {
        if (depth > limits.depth()) {
            throw new Refusal("nested deeper than the limit of " + limits.depth(), at);
        }
    }

    /** Reads the text that starts here; answers its ordinal. */
    private int text() throws Refusal {
        int from = at + 1;
        int expected = pool.expected(from);
        if (expected >= 0) {
            at = from + pool.length(expected) + 1;
            return expected;
        }
        long hash = 0;
        long bits = 0;
        int end = from;
        long word = Bytes.word(source, end);
        long special = Bytes.special(word);
        while (special == 0) {
            hash = Bytes.mix(hash, word);
            bits |= word;
            end += 8;
            word = Bytes.word(source, end);
            special = Bytes.special(word);
        }
        int rest = Bytes.lowest(special);
        long tail = Bytes.first(word, rest);
        end += rest;
        if (end >= source.length || source[end] != '"') {
            return escapedText(from);
        }
        if (((bits | tail) & Bytes.HIGH_BITS) != 0) {
            checkEncoding(from, end);
        }
        int length = end - from;
        at = end + 1;
        int ordinal = pool.intern(from, length, Bytes.mix(Bytes.mix(hash, tail), length));
        checkLength(ordinal, length, from);
        return ordinal;
    }

    private int escapedText(int from) throws Refusal {
        int end = escapes.resolve(from);
        checkEncoding(from, end);
        at = end + 1;
        int ordinal = pool.intern(escapes.bytes(), escapes.length());
        checkLength(ordinal, escapes.length(), from);
        return ordinal;
    }

    private void checkEncoding(int from, int to) throws Refusal {
        int fault = Utf8.firstFault(source, from, to);
        if (fault >= 0) {
            throw new Refusal("not UTF-8 text", fault);
        }
    }

    private void checkLength(int ordinal, int bytes, int from) throws Refusal {
        if (bytes > limits.stringLength() && pool.get(ordinal).value().length() > limits.stringLength()) {
            throw new Refusal("a string longer than the limit of " + limits.stringLength(), from - 1);
        }
    }

    /** Reads the name that starts here as a text of its own. */
    private String name() throws Refusal {
        if (here() != '"') {
            throw unexpected("a name in quotes");
        }
        int from = at + 1;
        int end = escapes.resolve(from);
        checkEncoding(from, end);
        if (end - from > LONGEST_NAME) {
            throw new Refusal("beyond a limit of the reader: a name of more than 50000 bytes", at);
        }
        at = end + 1;
        return new String(escapes.bytes(), 0, escapes.length(), StandardCharsets.UTF_8);
    }

    /** Goes on to the next character that is no white space. */
    private void skipSpace() {
        int i = at;
        while (i < source.length) {
            byte c = source[i];
            if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
                break;
            }
            i++;
            long other = Bytes.word(source, i) ^ Bytes.SPACES;
            while (other == 0) {
                i += 8;
                other = Bytes.word(source, i) ^ Bytes.SPACES;
            }
            i += Bytes.lowest(other);
        }
        at = i;
    }
}
