package org.probity.ledger.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;

/**
 * A JSON value within I-JSON (RFC 7493): numbers are IEEE doubles, whole numbers lie within ±(2^53 − 1), names are unique,
 * strings hold no lone surrogate. Immutable.
 */
public sealed interface Json {
    /** The largest whole number that survives every JSON implementation. */
    long MAX_SAFE = (1L << 53) - 1;

    /** The six kinds of value. */
    enum Kind {
        /** {@link Obj}. */
        OBJECT,
        /** {@link Arr}. */
        ARRAY,
        /** {@link Str}. */
        STRING,
        /** {@link Num}. */
        NUMBER,
        /** {@link Bool}. */
        TRUTH,
        /** {@link Nil}. */
        NULL
    }

    /**
     * Which kind this is. A switch over it starts quicker than one over the types, for which the JDK makes a class at first
     * use: eight milliseconds each, which the start of the verifier feels.
     */
    Kind kind();

    /** An object; the order of its fields is kept but has no meaning. */
    record Obj(SequencedMap<String, Json> fields) implements Json {
        /** Copies the fields. */
        public Obj {
            fields.keySet().forEach(Json::wellFormed);
            fields = Collections.unmodifiableSequencedMap(
                    fields instanceof OwnFields own ? own : new LinkedHashMap<>(fields));
        }

        @Override
        public Kind kind() {
            return Kind.OBJECT;
        }

        /** The field's value, empty when there is no such field. */
        public Optional<Json> get(String name) {
            return Optional.ofNullable(fields.get(name));
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {
        /** Copies the items. */
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public Kind kind() {
            return Kind.ARRAY;
        }
    }

    /** A string of well-formed UTF-16. */
    record Str(String value) implements Json {
        /** Refuses lone surrogates. */
        public Str {
            wellFormed(value);
        }

        @Override
        public Kind kind() {
            return Kind.STRING;
        }
    }

    /** A finite number; negative zero becomes zero, for both have one canonical spelling. */
    record Num(double value) implements Json {
        /** Refuses what is not finite. */
        public Num {
            if (!Double.isFinite(value)) {
                throw new LedgerException("JSON has no infinite numbers and no NaN");
            }
            value = value == 0 ? 0 : value;
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /** true or false. */
    record Bool(boolean value) implements Json {
        @Override
        public Kind kind() {
            return Kind.TRUTH;
        }
    }

    /** null. */
    enum Nil implements Json {
        /** The one null. */
        NULL;

        @Override
        public Kind kind() {
            return Kind.NULL;
        }
    }

    /** A string. */
    static Json of(String value) {
        return new Str(value);
    }

    /**
     * A whole number.
     *
     * @throws LedgerException beyond ±(2^53 − 1); write such numbers as strings
     */
    static Json of(long value) {
        if (Math.abs(value) > MAX_SAFE || value == Long.MIN_VALUE) {
            throw new LedgerException("the whole number " + value + " is beyond 2^53 - 1; write it as a string");
        }
        return new Num(value);
    }

    /** A truth value. */
    static Json of(boolean value) {
        return new Bool(value);
    }

    /** An array. */
    static Json of(List<Json> items) {
        return new Arr(items);
    }

    /** An object from fields in the given order. */
    static Obj object(Map<String, ? extends Json> fields) {
        return new Obj(new LinkedHashMap<>(fields));
    }

    /**
     * A value out of plain Java: {@link Map} with string keys, {@link List}, {@link CharSequence}, {@link Boolean},
     * {@link Number}, null, or a {@code Json}.
     *
     * @throws LedgerException for any other type and for numbers JSON cannot carry exactly
     */
    static Json from(@Nullable Object plain) {
        return switch (plain) {
            case null -> Nil.NULL;
            case Json json -> json;
            case CharSequence text -> new Str(text.toString());
            case Boolean truth -> new Bool(truth);
            case Double number -> new Num(number);
            case Float number -> new Num(number);
            case Number number -> of(wholeNumber(number));
            case Map<?, ?> map -> fromMap(map);
            case Iterable<?> items -> fromItems(items);
            default -> throw new LedgerException("a " + plain.getClass().getName() + " has no JSON form");
        };
    }

    /** Reads one JSON text strictly; see {@link JsonReader}. */
    static Json parse(String text) {
        return JsonReader.read(text);
    }

    /** Reads one JSON text and refuses any but the {@link #canonical} one. */
    static Json parseCanonical(String text) {
        return JsonReader.readCanonical(text);
    }

    /** The canonical text by RFC 8785. */
    default String canonical() {
        return CanonicalJson.write(this);
    }

    private static Obj fromMap(Map<?, ?> map) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new LedgerException("a name in a JSON object must be a string");
            }
            fields.put(text, from(value));
        });
        return new Obj(fields);
    }

    private static Arr fromItems(Iterable<?> items) {
        List<Json> values = new ArrayList<>();
        items.forEach(item -> values.add(from(item)));
        return new Arr(values);
    }

    private static long wholeNumber(Number number) {
        return switch (number) {
            case Byte b -> b;
            case Short s -> s;
            case Integer i -> i;
            case Long l -> l;
            default -> throw new LedgerException("a " + number.getClass().getSimpleName() + " has no exact JSON form");
        };
    }

    private static void wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < Character.MIN_SURROGATE) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new LedgerException("a JSON string holds half of a surrogate pair");
            }
        }
    }
}
