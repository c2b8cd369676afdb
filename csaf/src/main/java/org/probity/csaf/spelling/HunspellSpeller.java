package org.probity.csaf.spelling;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.analysis.hunspell.Dictionary;
import org.apache.lucene.analysis.hunspell.Hunspell;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.probity.csaf.rules.Speller;

/**
 * Looks words up in the Hunspell dictionaries of a folder: files such as {@code en_US.aff} and {@code en_US.dic}. A
 * language finds the dictionary of its own region, or any of its primary language. Loaded when first needed; safe to share
 * between threads.
 *
 * <p>Only words are looked up: what has digits, is in capitals, or looks like a URL, path, identifier or address is passed
 * over.
 */
public final class HunspellSpeller implements Speller {
    private final List<Path> dictionaries;
    private final Map<String, Optional<Hunspell>> loaded = new ConcurrentHashMap<>();

    /**
     * A speller with the dictionaries of a folder.
     *
     * @throws IOException when the folder cannot be listed
     */
    public HunspellSpeller(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            dictionaries = files.filter(file -> file.toString().endsWith(".dic"))
                    .filter(file -> Files.isReadable(affixes(file)))
                    .sorted()
                    .toList();
        }
    }

    private static Path affixes(Path dictionary) {
        String name = dictionary.getFileName().toString();
        return dictionary.resolveSibling(name.substring(0, name.length() - ".dic".length()) + ".aff");
    }

    @Override
    public Optional<List<String>> misspelt(String language, String text) {
        return loaded.computeIfAbsent(language, this::load).map(hunspell -> misspelt(hunspell, text));
    }

    private Optional<Hunspell> load(String language) {
        return find(language).map(file -> {
            try (InputStream affixes = Files.newInputStream(affixes(file));
                    InputStream words = Files.newInputStream(file)) {
                return new Hunspell(new Dictionary(new ByteBuffersDirectory(), "hunspell", affixes, words));
            } catch (IOException | ParseException unreadable) {
                throw new IllegalStateException(
                        file + ": no Hunspell dictionary: " + unreadable.getMessage(), unreadable);
            }
        });
    }

    private Optional<Path> find(String language) {
        String wanted = language.replace('-', '_').toLowerCase(Locale.ROOT);
        int line = wanted.indexOf('_');
        String primary = line < 0 ? wanted : wanted.substring(0, line);
        Optional<Path> exact = named(wanted, false);
        return exact.isPresent() ? exact : named(primary, true);
    }

    private Optional<Path> named(String wanted, boolean anyRegion) {
        return dictionaries.stream()
                .filter(file -> {
                    String name = file.getFileName()
                            .toString()
                            .replace(".dic", "")
                            .replace('-', '_')
                            .toLowerCase(Locale.ROOT);
                    return name.equals(wanted) || (anyRegion && name.startsWith(wanted + "_"));
                })
                .findFirst();
    }

    private static List<String> misspelt(Hunspell hunspell, String text) {
        List<String> wrong = new ArrayList<>();
        for (String token : text.split("\\s+")) {
            if (isProse(token)) {
                for (String word : token.split("[^\\p{L}\\p{M}'’]+")) {
                    String bare = word.replaceAll("^['’]+|['’]+$", "");
                    if (isWord(bare) && !hunspell.spell(bare) && !hunspell.spell(bare.replace('’', '\''))) {
                        wrong.add(bare);
                    }
                }
            }
        }
        return wrong;
    }

    /** Whether a piece between white space can hold words: no digit, and nothing that addresses and paths are made of. */
    private static boolean isProse(String token) {
        String core = token.replaceAll("[\\p{Punct}]+$", "");
        for (int i = 0; i < core.length(); i++) {
            char c = core.charAt(i);
            if (Character.isDigit(c) || "/\\_@:.=<>#$%&{}~^|".indexOf(c) >= 0) {
                return false;
            }
        }
        return !core.isEmpty();
    }

    /** Whether letters are a word and not an abbreviation or a name in camel case. */
    private static boolean isWord(String word) {
        if (word.length() < 2) {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            if (Character.isUpperCase(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
