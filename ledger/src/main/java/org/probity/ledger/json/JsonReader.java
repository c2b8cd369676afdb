package org.probity.ledger.json;

import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.base.LedgerException;

/**
 * Reads one JSON text (RFC 8259) and refuses what two readers could understand differently: duplicate names, whole numbers
 * beyond ±(2^53 − 1), lone surrogates, anything after the value. Nesting is bounded, so hostile depth cannot exhaust the stack.
 */
final class JsonReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 64;

    private final String text;
    private final boolean canonical;
    private int at;

    private JsonReader(String text, boolean canonical) {
        this.text = text;
        this.canonical = canonical;
    }

    static Json read(String text) {
        return read(new JsonReader(text, false));
    }

    /** Refuses, where it stands, what {@link CanonicalJson} would write otherwise: quicker than to write all of it and compare. */
    static Json readCanonical(String text) {
        return read(new JsonReader(text, true));
    }

    private static Json read(JsonReader reader) {
        Json value = reader.value(0);
        reader.blank();
        if (reader.at != reader.text.length()) {
            throw reader.fault("something follows the JSON value");
        }
        return value;
    }

    private Json value(int depth) {
        if (depth > MAX_DEPTH) {
            throw fault("JSON is nested deeper than " + MAX_DEPTH);
        }
        blank();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Str(string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", Json.Nil.NULL);
            default -> number();
        };
    }

    private Json object(int depth) {
        OwnFields fields = new OwnFields();
        String before = "";
        at++;
        blank();
        if (peek() == '}') {
            at++;
            return new Json.Obj(fields);
        }
        do {
            blank();
            String name = string();
            blank();
            expect(':');
            requireCanonical(before.compareTo(name) <= 0);
            before = name;
            if (fields.putIfAbsent(name, value(depth + 1)) != null) {
                throw fault("a JSON object has the same name twice");
            }
        } while (more('}'));
        return new Json.Obj(fields);
    }

    private Json array(int depth) {
        List<Json> items = new ArrayList<>();
        at++;
        blank();
        if (peek() == ']') {
            at++;
            return new Json.Arr(items);
        }
        do {
            items.add(value(depth + 1));
        } while (more(']'));
        return new Json.Arr(items);
    }

    private boolean more(char end) {
        blank();
        if (peek() == end) {
            at++;
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        int start = at;
        expect('"');
        int plain = at;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain < text.length() && text.charAt(plain) == '"') {
            String whole = text.substring(at, plain);
            at = plain + 1;
            return whole;
        }
        String escaped = escapedString();
        requireCanonical(!canonical || isNext(start, CanonicalJson.string(escaped)));
        return escaped;
    }

    /** Whether just this was read from a place on. */
    private boolean isNext(int start, String written) {
        return at - start == written.length() && text.startsWith(written, start);
    }

    private void requireCanonical(boolean holds) {
        if (canonical && !holds) {
            throw fault("the JSON is not canonical (RFC 8785)");
        }
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c != '"' && c != '\\';
    }

    private String escapedString() {
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw fault("a JSON string holds a raw control character");
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw fault("a JSON string holds an unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw fault("a JSON string holds a broken \\u escape");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private Json number() {
        int start = at;
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (negative) {
            at++;
        }
        boolean zero = peek() == '0';
        int whole = digits();
        if (zero && whole > 1) {
            throw fault("a JSON number starts with a superfluous zero");
        }
        boolean integer = true;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
            integer = false;
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits();
            integer = false;
        }
        Json.Num number = integer ? wholeNumber(start) : decimalNumber(start);
        requireCanonical(!canonical || isNext(start, CanonicalJson.number(number.value())));
        return number;
    }

    private Json.Num wholeNumber(int start) {
        if (at - start > 17) {
            throw fault("a whole number is beyond 2^53 - 1");
        }
        long number = Long.parseLong(text, start, at, 10);
        if (Math.abs(number) > Json.MAX_SAFE) {
            throw fault("a whole number is beyond 2^53 - 1");
        }
        return new Json.Num(number);
    }

    private Json.Num decimalNumber(int start) {
        if (at - start > MAX_NUMBER) {
            throw fault("a JSON number is longer than " + MAX_NUMBER + " characters");
        }
        return new Json.Num(Double.parseDouble(text.substring(start, at)));
    }

    private int digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw fault("a JSON value was expected");
        }
        return at - start;
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw fault("a JSON value was expected");
        }
        at += word.length();
        return value;
    }

    private void blank() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            requireCanonical(false);
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
    }

    private char peek() {
        if (at >= text.length()) {
            throw fault("the JSON text ends too early");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            at--;
            throw fault("'" + wanted + "' was expected in JSON");
        }
    }

    private LedgerException fault(String what) {
        return new LedgerException(what + " (at character " + at + ")");
    }
}
