package org.probity.identifiers.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The IANA language subtag registry, read from a compact table. */
final class LanguageRegistry {
    private static final List<Character> KINDS = List.of('L', 'E', 'S', 'R', 'V', 'G');
    private static final Map<Character, Subtags> SUBTAGS = read();

    private LanguageRegistry() {}

    /** A registered subtag: how it is spelt, what replaces it, and after what it may stand. */
    private record Subtag(String spelling, @Nullable String preferred, List<String> prefixes) {}

    static Optional<String> grandfathered(String tag) {
        return Optional.ofNullable(find('G', tag)).map(Subtag::spelling);
    }

    static List<String> problems(LanguageTag tag) {
        List<String> problems = new ArrayList<>();
        tag.language()
                .filter(language -> !isPrivateLanguage(language))
                .ifPresent(language -> require('L', "language", language, problems));
        extendedLanguages(tag, problems);
        tag.script()
                .filter(script -> !isPrivateScript(script))
                .ifPresent(script -> require('S', "script", script, problems));
        tag.region()
                .filter(region -> !isPrivateRegion(region))
                .ifPresent(region -> require('R', "region", region, problems));
        tag.variants().forEach(variant -> require('V', "variant", variant, problems));
        if (new HashSet<>(tag.variants()).size() < tag.variants().size()) {
            problems.add("a variant is given twice");
        }
        Set<Character> singletons = new HashSet<>();
        for (String extension : tag.extensions()) {
            if (!singletons.add(extension.charAt(0))) {
                problems.add("the extension '" + extension.charAt(0) + "' is given twice");
            }
        }
        return problems;
    }

    private static void extendedLanguages(LanguageTag tag, List<String> problems) {
        StringBuilder before = new StringBuilder(tag.language().orElse(""));
        for (String extended : tag.extendedLanguages()) {
            Subtag known = require('E', "extended language", extended, problems);
            if (known != null && !known.prefixes().contains(before.toString())) {
                problems.add("the extended language '" + extended + "' does not follow " + known.prefixes());
            }
            before.append('-').append(extended);
        }
    }

    static Optional<String> preferred(LanguageTag tag) {
        Subtag found = tag.grandfathered()
                ? find('G', tag.text())
                : tag.language().map(language -> find('L', language)).orElse(null);
        Subtag region = tag.region().map(code -> find('R', code)).orElse(null);
        return Optional.ofNullable(found).map(Subtag::preferred).or(() -> Optional.ofNullable(region)
                .map(Subtag::preferred));
    }

    static boolean isPrivateLanguage(String language) {
        return language.length() == 3 && language.compareTo("qaa") >= 0 && language.compareTo("qtz") <= 0;
    }

    static boolean isPrivateScript(String script) {
        return script.compareTo("Qaaa") >= 0 && script.compareTo("Qabx") <= 0;
    }

    static boolean isPrivateRegion(String region) {
        boolean first = region.compareTo("QM") >= 0 && region.compareTo("QZ") <= 0;
        boolean second = region.compareTo("XA") >= 0 && region.compareTo("XZ") <= 0;
        return region.length() == 2 && (first || second || region.equals("AA") || region.equals("ZZ"));
    }

    private static @Nullable Subtag require(char kind, String what, String subtag, List<String> problems) {
        Subtag known = find(kind, subtag);
        if (known == null) {
            problems.add("'" + subtag + "' is not a registered " + what);
        }
        return known;
    }

    private static @Nullable Subtag find(char kind, String subtag) {
        Subtags subtags = SUBTAGS.get(kind);
        return subtags == null ? null : subtags.find(subtag.toLowerCase(Locale.ROOT));
    }

    /**
     * The subtags of a kind as text to be searched: a program that asks for one tag would spend more on a map of all nine
     * thousand than on everything else.
     *
     * @param plain spellings between spaces, of those of which nothing else is known
     * @param detailed lines of spelling, {@code D} if deprecated, preferred value, prefixes
     */
    private record Subtags(String plain, String plainLower, String detailed, String detailedLower) {
        static Subtags of(String plain, String detailed) {
            return new Subtags(plain, plain.toLowerCase(Locale.ROOT), detailed, detailed.toLowerCase(Locale.ROOT));
        }

        @Nullable
        Subtag find(String lower) {
            int line = detailedLower.indexOf('\n' + lower + ' ');
            if (line >= 0) {
                return subtag(detailed.substring(line + 1, detailed.indexOf('\n', line + 1)));
            }
            int word = plainLower.indexOf(' ' + lower + ' ');
            return word < 0 ? null : new Subtag(plain.substring(word + 1, word + 1 + lower.length()), null, List.of());
        }

        private static Subtag subtag(String line) {
            List<String> words = List.of(line.split(" "));
            String preferred = words.get(2).equals("-") ? null : words.get(2);
            return new Subtag(words.getFirst(), preferred, words.subList(3, words.size()));
        }
    }

    /** Lines that start with a plus hold many plain subtags of a kind; others one subtag with its details. */
    private static Map<Character, Subtags> read() {
        Map<Character, StringBuilder> plain = new HashMap<>();
        Map<Character, StringBuilder> detailed = new HashMap<>();
        String table = table();
        int end;
        for (int at = 0; at < table.length(); at = end + 1) {
            end = table.indexOf('\n', at);
            char first = table.charAt(at);
            if (first == '+') {
                text(plain, table.charAt(at + 1), ' ')
                        .append(table, at + 3, end)
                        .append(' ');
            } else if (first != '#') {
                text(detailed, first, '\n').append(table, at + 2, end + 1);
            }
        }
        Map<Character, Subtags> subtags = new HashMap<>();
        for (char kind : KINDS) {
            subtags.put(
                    kind,
                    Subtags.of(
                            text(plain, kind, ' ').toString(),
                            text(detailed, kind, '\n').toString()));
        }
        return subtags;
    }

    private static StringBuilder text(Map<Character, StringBuilder> texts, char kind, char before) {
        return texts.computeIfAbsent(kind, any -> new StringBuilder().append(before));
    }

    private static String table() {
        try (InputStream table = Objects.requireNonNull(LanguageRegistry.class.getResourceAsStream("subtags.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
