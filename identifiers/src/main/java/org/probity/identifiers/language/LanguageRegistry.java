package org.probity.identifiers.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
    private static final Map<String, Subtag> SUBTAGS = read();

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
        return SUBTAGS.get(key(kind, subtag));
    }

    private static String key(char kind, String subtag) {
        return kind + subtag.toLowerCase(Locale.ROOT);
    }

    /** Lines that start with a plus hold many plain subtags of a kind; others one subtag with its details. */
    private static Map<String, Subtag> read() {
        Map<String, Subtag> subtags = new HashMap<>();
        try (InputStream table = Objects.requireNonNull(LanguageRegistry.class.getResourceAsStream("subtags.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (line.startsWith("+")) {
                    for (int i = 1; i < words.length; i++) {
                        subtags.put(key(line.charAt(1), words[i]), new Subtag(words[i], null, List.of()));
                    }
                } else if (!line.startsWith("#")) {
                    String preferred = words[3].equals("-") ? null : words[3];
                    List<String> prefixes = List.of(words).subList(4, words.length);
                    subtags.put(key(line.charAt(0), words[1]), new Subtag(words[1], preferred, prefixes));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return subtags;
    }
}
