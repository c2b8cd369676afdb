package org.probity.identifiers.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.probity.identifiers.Ascii;

/** Reads the grammar of RFC 5646 section 2.1, subtag by subtag. */
final class LanguageTagParser {
    /** RFC 5646 section 4.4.1 expects 35; anything much longer is damage. */
    private static final int LONGEST = 1_000;

    private final String text;
    private final List<String> written = new ArrayList<>();
    private String[] subtags = {};
    private int at;

    LanguageTagParser(String text) {
        this.text = text;
    }

    Optional<LanguageTag> parse() {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> grandfathered = LanguageRegistry.grandfathered(text);
        if (grandfathered.isPresent()) {
            return Optional.of(new LanguageTag(
                    grandfathered.get(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    true));
        }
        subtags = text.split("-", -1);
        for (String subtag : subtags) {
            if (subtag.isEmpty() || subtag.length() > 8 || !isAlphanumeric(subtag)) {
                return Optional.empty();
            }
        }
        return langtag();
    }

    private Optional<LanguageTag> langtag() {
        Optional<String> language = Optional.empty();
        if (!isHere("x")) {
            if (!isAlphabetic(here()) || here().length() < 2) {
                return Optional.empty();
            }
            language = Optional.of(take(lower(here())));
        }
        List<String> extended = new ArrayList<>();
        while (language.filter(l -> l.length() <= 3).isPresent()
                && extended.size() < 3
                && here().length() == 3
                && isAlphabetic(here())) {
            extended.add(take(lower(here())));
        }
        boolean named = language.isPresent();
        Optional<String> script = named && here().length() == 4 && isAlphabetic(here())
                ? Optional.of(take(here().substring(0, 1).toUpperCase(Locale.ROOT) + lower(here().substring(1))))
                : Optional.empty();
        boolean area = (here().length() == 2 && isAlphabetic(here())) || (here().length() == 3 && isDigits(here()));
        Optional<String> region = named && area ? Optional.of(take(here().toUpperCase(Locale.ROOT))) : Optional.empty();
        List<String> variants = new ArrayList<>();
        while (named && isVariant(here())) {
            variants.add(take(lower(here())));
        }
        Optional<List<String>> extensions = extensions();
        Optional<List<String>> privateUse = privateUse();
        if (extensions.isEmpty() || privateUse.isEmpty() || at < subtags.length) {
            return Optional.empty();
        }
        return Optional.of(new LanguageTag(
                String.join("-", written),
                language,
                extended,
                script,
                region,
                variants,
                extensions.get(),
                privateUse.get(),
                false));
    }

    /** Extensions, or empty if one has no subtag. */
    private Optional<List<String>> extensions() {
        List<String> found = new ArrayList<>();
        while (here().length() == 1 && !isHere("x")) {
            StringBuilder extension = new StringBuilder(take(lower(here())));
            if (here().length() < 2) {
                return Optional.empty();
            }
            while (here().length() >= 2) {
                extension.append('-').append(take(lower(here())));
            }
            found.add(extension.toString());
        }
        return Optional.of(found);
    }

    private Optional<List<String>> privateUse() {
        List<String> found = new ArrayList<>();
        if (!isHere("x")) {
            return Optional.of(found);
        }
        take("x");
        while (at < subtags.length) {
            found.add(take(lower(here())));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private String here() {
        return at < subtags.length ? subtags[at] : "";
    }

    private boolean isHere(String subtag) {
        return here().equalsIgnoreCase(subtag);
    }

    private String take(String conventional) {
        at++;
        written.add(conventional);
        return conventional;
    }

    private static boolean isVariant(String subtag) {
        return subtag.length() >= 5 || (subtag.length() == 4 && Ascii.isDigit(subtag.charAt(0)));
    }

    private static String lower(String subtag) {
        return subtag.toLowerCase(Locale.ROOT);
    }

    private static boolean isDigits(String subtag) {
        return subtag.chars().allMatch(Ascii::isDigit);
    }

    private static boolean isAlphabetic(String subtag) {
        return subtag.chars().allMatch(Ascii::isLetter);
    }

    private static boolean isAlphanumeric(String subtag) {
        return subtag.chars().allMatch(Ascii::isAlphanumeric);
    }
}
