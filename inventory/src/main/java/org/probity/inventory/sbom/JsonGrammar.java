package org.probity.inventory.sbom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What CycloneDX or SPDX demands of a JSON document, version by version, read from the generated resources {@code
 * cyclonedx-json.grammar} and {@code spdx-json.grammar}. Their lines: {@code E} a list of allowed values, {@code X} a pattern, {@code N} one demand that others
 * refer to by number, {@code R} the demand on a whole document of a version.
 */
final class JsonGrammar {
    private static final String DIGEST =
            "^([a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128})$";

    private final Map<String, Shape> roots = new TreeMap<>();
    private final Map<Integer, Set<String>> lists = new HashMap<>();
    private final Map<Integer, Predicate<String>> patterns = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();

    private JsonGrammar() {}

    private static final class CycloneDx {
        static final JsonGrammar LOADED = load("cyclonedx-json.grammar");
    }

    private static final class Spdx {
        static final JsonGrammar LOADED = load("spdx-json.grammar");
    }

    /** CycloneDX's grammar, read at first use. */
    static JsonGrammar get() {
        return CycloneDx.LOADED;
    }

    /** SPDX's grammar, versions 2.2 and 2.3, read at first use. */
    static JsonGrammar spdx() {
        return Spdx.LOADED;
    }

    /** The demand on a document of a version such as {@code 1.6} or {@code 1.3-strict}; null for an unknown one. */
    @Nullable
    Shape root(String version) {
        return roots.get(version);
    }

    /** SPDX licence identifiers that a version of CycloneDX knows. */
    Set<String> licenseIds() {
        Set<String> largest = Set.of();
        for (Set<String> list : lists.values()) {
            if (list.contains("Apache-2.0") && list.contains("MIT") && list.size() > largest.size()) {
                largest = list;
            }
        }
        return largest;
    }

    private static JsonGrammar load(String resource) {
        JsonGrammar grammar = new JsonGrammar();
        try (InputStream in = Objects.requireNonNull(JsonGrammar.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String[]> nodes = new ArrayList<>();
            List<String[]> tops = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t");
                switch (parts[0]) {
                    case "E" ->
                        grammar.lists.put(
                                Integer.valueOf(parts[1]), Set.of(Arrays.copyOfRange(parts, 2, parts.length)));
                    case "X" -> grammar.patterns.put(Integer.valueOf(parts[1]), pattern(parts[2]));
                    case "N" -> nodes.add(parts);
                    default -> tops.add(parts);
                }
            }
            nodes.forEach(node -> grammar.shapes.add(new Shape()));
            nodes.forEach(node -> grammar.fill(grammar.shapes.get(Integer.parseInt(node[1])), node));
            tops.forEach(top -> grammar.roots.put(top[1], grammar.shapes.get(Integer.parseInt(top[2]))));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return grammar;
    }

    /** In these patterns {@code $} is the very end, not the place before a last line feed. */
    private static Predicate<String> pattern(String written) {
        if (written.equals(DIGEST)) {
            return JsonGrammar::isDigest;
        }
        String whole = written.endsWith("$") ? written.substring(0, written.length() - 1) + "\\z" : written;
        return Pattern.compile(whole).asPredicate();
    }

    /** The same as {@link #DIGEST}, which a large document asks a million times. */
    private static boolean isDigest(String text) {
        boolean digest =
                switch (text.length()) {
                    case 32, 40, 64, 96, 128 -> true;
                    default -> false;
                };
        for (int i = 0; digest && i < text.length(); i++) {
            char c = text.charAt(i);
            digest = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        }
        return digest;
    }

    private void fill(Shape shape, String[] parts) {
        for (int i = 2; i < parts.length; i++) {
            int colon = parts[i].indexOf(':');
            String key = colon < 0 ? parts[i] : parts[i].substring(0, colon);
            String value = colon < 0 ? "" : parts[i].substring(colon + 1);
            demand(shape, key, value);
        }
        shape.finish();
    }

    private void demand(Shape shape, String key, String value) {
        switch (key) {
            case "t" -> shape.types = Shape.types(value);
            case "closed" -> shape.closed = true;
            case "full" -> shape.full = true;
            case "never" -> shape.never = true;
            case "unique" -> shape.unique = true;
            case "r" -> shape.required = value.split(",");
            case "e" -> shape.values = lists.get(Integer.valueOf(value));
            case "x" -> shape.pattern = patterns.get(Integer.valueOf(value));
            case "f" -> shape.format = value;
            case "minimum" -> shape.minimum = new BigDecimal(value);
            case "maximum" -> shape.maximum = new BigDecimal(value);
            case "minLength" -> shape.minLength = Integer.parseInt(value);
            case "maxLength" -> shape.maxLength = Integer.parseInt(value);
            case "minItems" -> shape.minItems = Integer.parseInt(value);
            case "maxItems" -> shape.maxItems = Integer.parseInt(value);
            case "p" -> {
                for (String property : value.split(",")) {
                    String[] pair = property.split("=");
                    shape.properties.put(pair[0], shapes.get(Integer.parseInt(pair[1])));
                }
            }
            case "i" -> shape.items = shapes.get(Integer.parseInt(value));
            case "tuple" -> shape.tuple = numbered(value);
            case "all" -> shape.allOf = numbered(value);
            case "any" -> shape.anyOf = numbered(value);
            case "one" -> shape.oneOf = numbered(value);
            case "not" -> shape.not = numbered(value);
            case "if" -> shape.ifThenElse = numbered(value);
            default -> throw new IllegalStateException("unknown demand " + key);
        }
    }

    private Shape[] numbered(String numbers) {
        return Arrays.stream(numbers.split(","))
                .map(number -> shapes.get(Integer.parseInt(number)))
                .toArray(Shape[]::new);
    }

    /** One demand on one value. */
    static final class Shape {
        static final int OBJECT = 1;
        static final int ARRAY = 2;
        static final int STRING = 4;
        static final int INTEGER = 8;
        static final int NUMBER = 16;
        static final int BOOLEAN = 32;
        static final int NULL = 64;
        static final Shape[] NONE = {};

        int types;
        boolean never;
        boolean closed;
        boolean full;
        boolean unique;
        String[] required = {};

        @Nullable
        Set<String> values;

        @Nullable
        Predicate<String> pattern;

        @Nullable
        String format;

        @Nullable
        BigDecimal minimum;

        @Nullable
        BigDecimal maximum;

        int minLength;
        int maxLength = Integer.MAX_VALUE;
        int minItems;
        int maxItems = Integer.MAX_VALUE;
        final Map<String, Shape> properties = new HashMap<>();

        @Nullable
        Shape items;

        Shape[] tuple = NONE;
        Shape[] allOf = NONE;
        Shape[] anyOf = NONE;
        Shape[] oneOf = NONE;
        Shape[] not = NONE;
        Shape[] ifThenElse = NONE;
        boolean branches;

        void finish() {
            branches = allOf.length + anyOf.length + oneOf.length + not.length + ifThenElse.length > 0;
        }

        static int types(String names) {
            int types = 0;
            for (String name : names.split(",")) {
                types |= switch (name) {
                    case "object" -> OBJECT;
                    case "array" -> ARRAY;
                    case "string" -> STRING;
                    case "integer" -> INTEGER;
                    case "number" -> NUMBER | INTEGER;
                    case "boolean" -> BOOLEAN;
                    case "null" -> NULL;
                    default -> throw new IllegalArgumentException(name);
                };
            }
            return types;
        }
    }
}
