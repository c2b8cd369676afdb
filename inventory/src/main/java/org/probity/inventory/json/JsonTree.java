package org.probity.inventory.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON values as {@code Map<String, Object>} (in order), {@code List<Object>}, {@code String}, {@code Long}, {@code BigInteger},
 * {@code BigDecimal}, {@code Boolean} and null.
 */
public final class JsonTree {
    private JsonTree() {}

    /** A factory whose parsers refuse deeper nesting and longer strings than these. */
    public static JsonFactory factory(int depth, int stringLength) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxStringLength(stringLength)
                        .maxNameLength(50_000)
                        .maxNumberLength(1_000)
                        .build())
                .build();
    }

    /**
     * A parser over {@code in}, which stays open when the parser is closed. It is our own, except where the first bytes tell
     * of UTF-16 or UTF-32.
     */
    public static JsonParser parser(JsonFactory factory, InputStream in) throws IOException {
        byte[] start = in.readNBytes(4);
        if (!isUtf8(start)) {
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), new FilterKeepOpen(in));
            return factory.createParser(ObjectReadContext.empty(), whole);
        }
        Utf8Parser parser = new Utf8Parser(factory.streamReadConstraints(), start, in, ByteSource.WINDOW);
        parser.skipMark();
        return parser;
    }

    /** JSON begins with ASCII: in any wider form there is a zero, or a byte order mark that UTF-8 does not have. */
    private static boolean isUtf8(byte[] start) {
        boolean wide = start.length > 1 && (start[0] & 0xfe) == 0xfe && (start[1] & 0xfe) == 0xfe;
        for (byte b : start) {
            wide |= b == 0;
        }
        return !wide;
    }

    /** The text the parser stands on; where it can, the same short text is one and the same object each time. */
    public static String word(JsonParser p) {
        return p instanceof Utf8Parser own ? own.word() : p.getString();
    }

    /** Steps to the value of the next field of an object and answers the field's name; null at the object's end. */
    public static @Nullable String nextField(JsonParser p) {
        if (p instanceof Utf8Parser own) {
            return own.nextField();
        }
        String name = p.nextName();
        if (name != null) {
            p.nextToken();
        }
        return name;
    }

    /** Leaves the closing of a stream to whoever opened it. */
    private static final class FilterKeepOpen extends java.io.FilterInputStream {
        FilterKeepOpen(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return in.read(bytes, from, length);
        }

        @Override
        public void close() {}
    }

    /** Reads the value whose first token the parser stands on; afterwards it stands on the last one. */
    public static @Nullable Object read(JsonParser p) {
        return new Budget(Integer.MAX_VALUE).read(p);
    }

    /** Reads values until together they hold more than so many characters and values; what is over is skipped. */
    public static final class Budget {
        private long left;

        public Budget(long most) {
            left = most;
        }

        /** Whether something had to be left out. */
        public boolean exceeded() {
            return left < 0;
        }

        /** As {@link JsonTree#read}; null in place of what is over the budget. */
        public @Nullable Object read(JsonParser p) {
            if (left < 0) {
                p.skipChildren();
                return null;
            }
            left--;
            return switch (p.currentToken()) {
                case START_OBJECT -> object(p);
                case START_ARRAY -> array(p);
                case VALUE_STRING -> text(p);
                case VALUE_NUMBER_INT -> integer(p.getNumberValue());
                case VALUE_NUMBER_FLOAT -> p.getDecimalValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case null, default -> null;
            };
        }

        private static Number integer(Number number) {
            return number instanceof Integer small ? Long.valueOf(small.longValue()) : number;
        }

        private String text(JsonParser p) {
            String text = p.getString();
            left -= text.length();
            return text;
        }

        private Map<String, @Nullable Object> object(JsonParser p) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            while (p.nextToken() != JsonToken.END_OBJECT) {
                String name = p.currentName();
                p.nextToken();
                Object value = read(p);
                if (left >= 0) {
                    map.put(name, value);
                }
            }
            return map;
        }

        private List<@Nullable Object> array(JsonParser p) {
            List<@Nullable Object> list = new ArrayList<>(4);
            while (p.nextToken() != JsonToken.END_ARRAY) {
                Object value = read(p);
                if (left >= 0) {
                    list.add(value);
                }
            }
            return list;
        }
    }

    /** Writes a tree of this class's kinds; anything else is written as its text. */
    public static void write(JsonGenerator g, @Nullable Object value) {
        switch (value) {
            case null -> g.writeNull();
            case Map<?, ?> map -> {
                g.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    g.writeName(String.valueOf(entry.getKey()));
                    write(g, entry.getValue());
                }
                g.writeEndObject();
            }
            case List<?> list -> {
                g.writeStartArray();
                for (Object item : list) {
                    write(g, item);
                }
                g.writeEndArray();
            }
            case Boolean b -> g.writeBoolean(b);
            case Integer n -> g.writeNumber(n);
            case Long n -> g.writeNumber(n);
            case Double n -> g.writeNumber(n);
            case java.math.BigInteger n -> g.writeNumber(n);
            case java.math.BigDecimal n -> g.writeNumber(n);
            default -> g.writeString(value.toString());
        }
    }

    /** A tree as UTF-8 text. */
    public static byte[] bytes(@Nullable Object value) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (JsonGenerator g = new JsonFactory()
                .createGenerator(
                        tools.jackson.core.ObjectWriteContext.empty(), out, tools.jackson.core.JsonEncoding.UTF8)) {
            write(g, value);
        }
        return out.toByteArray();
    }

    /** The object at a path of names, or an empty one. */
    @SuppressWarnings("unchecked") // a JSON object is only ever held as such a map
    public static Map<String, @Nullable Object> object(@Nullable Object tree, String... path) {
        return at(tree, path) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** The objects of the array at a path of names; what is not an object is passed over. */
    @SuppressWarnings("unchecked") // a JSON object is only ever held as such a map
    public static List<Map<String, @Nullable Object>> objects(@Nullable Object tree, String... path) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (Object item : array(tree, path)) {
            if (item instanceof Map<?, ?> map) {
                objects.add((Map<String, @Nullable Object>) map);
            }
        }
        return objects;
    }

    /** The array at a path of names, or an empty one. */
    @SuppressWarnings("unchecked") // a JSON array is only ever held as such a list
    public static List<@Nullable Object> array(@Nullable Object tree, String... path) {
        return at(tree, path) instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
    }

    /** The texts of the array at a path of names; a lone text counts as an array of one. */
    public static List<String> texts(@Nullable Object tree, String... path) {
        Object value = at(tree, path);
        if (value instanceof String text) {
            return List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (Object item : array(value)) {
            if (item instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The text at a path of names; a number counts as its digits; null for anything else. */
    public static @Nullable String text(@Nullable Object tree, String... path) {
        Object value = at(tree, path);
        return value instanceof String || value instanceof Number ? value.toString() : null;
    }

    /** As {@link #text}, but empty where there is none. */
    public static String textOr(@Nullable Object tree, String otherwise, String... path) {
        String text = text(tree, path);
        return text == null ? otherwise : text;
    }

    private static @Nullable Object at(@Nullable Object tree, String... path) {
        Object value = tree;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }
}
