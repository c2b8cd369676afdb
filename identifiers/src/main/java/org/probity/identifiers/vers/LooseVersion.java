package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * A version in an npm-like range: up to three numbers, each of which may be missing or {@code x}, and what follows them.
 *
 * @param given how many numbers are given, 0 to 3
 * @param major the first number, 0 if not given
 * @param minor the second number
 * @param patch the third number
 * @param rest the pre-release with its dash and the build with its plus; empty if there is neither
 */
record LooseVersion(int given, String major, String minor, String patch, String rest) {
    /** Reads a version that starts at {@code from} of a word. */
    static LooseVersion read(String word, int from, String range) {
        int at = from;
        while (at < word.length() && (word.charAt(at) == 'v' || word.charAt(at) == 'V' || word.charAt(at) == '=')) {
            at++;
        }
        String[] numbers = {"0", "0", "0"};
        int given = 0;
        boolean wildcard = false;
        for (int i = 0; i < numbers.length; i++) {
            int end = Numbers.end(word, at, word.length());
            wildcard |= end == at && isWildcard(word, at);
            if (end == at && !isWildcard(word, at)) {
                throw NativeSyntax.refused("'" + Vers.shown(word) + "' is no version", range);
            }
            if (!wildcard) {
                numbers[i] = plain(word.substring(at, end));
                given = i + 1;
            }
            at = end == at ? at + 1 : end;
            boolean more = at + 1 < word.length()
                    && word.charAt(at) == '.'
                    && (Ascii.isDigit(word.charAt(at + 1)) || isWildcard(word, at + 1));
            if (!more || i == numbers.length - 1) {
                break;
            }
            at++;
        }
        return new LooseVersion(given, numbers[0], numbers[1], numbers[2], wildcard ? "" : rest(word.substring(at)));
    }

    private static boolean isWildcard(String word, int at) {
        return at < word.length()
                && (word.charAt(at) == 'x' || word.charAt(at) == 'X' || word.charAt(at) == '*')
                && (at + 1 == word.length() || word.charAt(at + 1) == '.');
    }

    private static String plain(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** A fourth number counts as build metadata; a pre-release may lack its dash. */
    private static String rest(String text) {
        if (text.isEmpty() || text.charAt(0) == '-' || text.charAt(0) == '+') {
            return text.length() == 1 ? "" : text;
        }
        return text.charAt(0) == '.' ? "+" + text.substring(1) : "-" + text;
    }

    boolean isPrerelease() {
        return rest.startsWith("-");
    }

    /** All three numbers, and the rest. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch + rest;
    }

    /** The three numbers alone. */
    String release() {
        return major + "." + minor + "." + patch;
    }

    String nextMajor() {
        return Numbers.increment(major) + ".0.0";
    }

    String nextMinor() {
        return major + "." + Numbers.increment(minor) + ".0";
    }

    String nextPatch() {
        return major + "." + minor + "." + Numbers.increment(patch);
    }

    /** What follows everything that shares the numbers given. */
    String next() {
        return given == 1 ? nextMajor() : given == 2 ? nextMinor() : nextPatch();
    }
}
