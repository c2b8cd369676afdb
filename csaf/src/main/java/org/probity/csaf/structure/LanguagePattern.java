package org.probity.csaf.structure;

import java.util.function.Predicate;

/** The pattern of language tags: well-formed by BCP 47, whether or not the subtags exist. */
final class LanguagePattern {
    private final String[] subtags;
    private int at;

    private LanguagePattern(String text) {
        subtags = text.split("-", -1);
    }

    /** The pattern of {@code lang_t}. */
    static boolean matches(String text) {
        return text.equalsIgnoreCase("i-default")
                || text.equalsIgnoreCase("i-mingo")
                || new LanguagePattern(text).wellFormed(1);
    }

    /** The pattern inside SSVC namespaces, whose private subtags have at least two characters. */
    static boolean matchesInNamespace(String text) {
        return text.equals("i-default") || text.equals("i-mingo") || new LanguagePattern(text).wellFormed(2);
    }

    private boolean wellFormed(int shortestPrivate) {
        if (isX()) {
            return privateUse(shortestPrivate) && at == subtags.length;
        }
        if (take(s -> letters(s, 2, 3))) {
            for (int i = 0; i < 3 && take(s -> letters(s, 3, 3)); i++) {
                // up to three extended language subtags
            }
        } else if (!take(s -> letters(s, 4, 8))) {
            return false;
        }
        take(s -> letters(s, 4, 4));
        take(s -> letters(s, 2, 2) || (s.length() == 3 && digits(s)));
        while (take(s -> alphanumeric(s, 5, 8) || (alphanumeric(s, 4, 4) && Patterns.isDigit(s.charAt(0))))) {
            // variants
        }
        while (at < subtags.length && subtags[at].length() == 1 && alphanumeric(subtags[at], 1, 1) && !isX()) {
            at++;
            int first = at;
            while (take(s -> alphanumeric(s, 2, 8))) {
                // parts of an extension
            }
            if (at == first) {
                return false;
            }
        }
        return (at == subtags.length || privateUse(shortestPrivate)) && at == subtags.length;
    }

    private boolean isX() {
        return at < subtags.length && subtags[at].equalsIgnoreCase("x");
    }

    private boolean privateUse(int shortest) {
        if (!isX()) {
            return false;
        }
        at++;
        int first = at;
        while (take(s -> alphanumeric(s, shortest, 8))) {
            // private subtags
        }
        return at > first;
    }

    private boolean take(Predicate<String> test) {
        if (at < subtags.length && test.test(subtags[at])) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean letters(String subtag, int least, int most) {
        for (int i = 0; i < subtag.length(); i++) {
            if (!Patterns.isLetter(subtag.charAt(i))) {
                return false;
            }
        }
        return subtag.length() >= least && subtag.length() <= most;
    }

    private static boolean digits(String subtag) {
        return subtag.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean alphanumeric(String subtag, int least, int most) {
        for (int i = 0; i < subtag.length(); i++) {
            if (!Patterns.isAlphanumeric(subtag.charAt(i))) {
                return false;
            }
        }
        return subtag.length() >= least && subtag.length() <= most;
    }
}
