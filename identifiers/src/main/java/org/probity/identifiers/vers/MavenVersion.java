package org.probity.identifiers.vers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.probity.identifiers.Ascii;

/**
 * A Maven version taken apart into tokens, each with the dot or dash before it, as the version order specification of the
 * POM reference has it. A change between digits and letters counts as a dash. What stands for nothing (zero,
 * {@code final}, {@code ga}, {@code release}) is dropped at the end and before each dash.
 *
 * <p>Tokens are places in the text, so that a version of any length takes little more than itself.
 */
final class MavenVersion {
    private static final List<String> QUALIFIERS = List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");
    private static final int RELEASE = QUALIFIERS.indexOf("");
    private static final int LONGEST_QUALIFIER = "milestone".length();

    /** The places in the order of tokens behind the qualifiers; the end of a version stands where the release does. */
    private static final byte OTHER_WORD = (byte) QUALIFIERS.size();

    private static final byte DASHED_NUMBER = (byte) (OTHER_WORD + 1);
    private static final byte DOTTED_NUMBER = (byte) (OTHER_WORD + 2);

    private final String text;
    private int[] from = new int[8];
    private int[] to = new int[8];
    private byte[] rank = new byte[8];
    private boolean[] dashed = new boolean[8];
    private int tokens;

    MavenVersion(String version) {
        text = version.toLowerCase(Locale.ROOT);
        read();
        trim();
    }

    private void read() {
        int start = 0;
        boolean digits = false;
        boolean dash = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = Ascii.isDigit(c);
            if (c == '.' || c == '-') {
                add(start, i, digits, dash, false);
                start = i + 1;
                dash = c == '-';
            } else {
                if (digit != digits && i > start) {
                    add(start, i, digits, dash, digit);
                    start = i;
                    dash = true;
                }
                digits = digit;
            }
        }
        if (start < text.length()) {
            add(start, text.length(), digits, dash, false);
        }
    }

    private void add(int start, int end, boolean digits, boolean dash, boolean followedByDigit) {
        if (tokens == from.length) {
            from = Arrays.copyOf(from, 2 * tokens);
            to = Arrays.copyOf(to, 2 * tokens);
            rank = Arrays.copyOf(rank, 2 * tokens);
            dashed = Arrays.copyOf(dashed, 2 * tokens);
        }
        boolean number = digits || start == end;
        from[tokens] = start;
        to[tokens] = end;
        rank[tokens] = number ? (dash ? DASHED_NUMBER : DOTTED_NUMBER) : rank(start, end, followedByDigit);
        dashed[tokens++] = dash;
    }

    private byte rank(int start, int end, boolean followedByDigit) {
        if (end - start > LONGEST_QUALIFIER) {
            return OTHER_WORD;
        }
        String word = text.substring(start, end);
        String known =
                switch (word) {
                    case "a" -> followedByDigit ? "alpha" : word;
                    case "b" -> followedByDigit ? "beta" : word;
                    case "m" -> followedByDigit ? "milestone" : word;
                    case "ga", "final", "release" -> "";
                    case "cr" -> "rc";
                    default -> word;
                };
        int place = QUALIFIERS.indexOf(known);
        return place < 0 ? OTHER_WORD : (byte) place;
    }

    /**
     * Drops what stands for nothing at the end and before each dash; and before a dotted word that announces a release,
     * or {@code 1.0.alpha} would lie before 1 and behind 1-1, which lies behind 1.
     */
    private void trim() {
        int kept = tokens;
        boolean trimming = true;
        for (int token = tokens - 1; token >= 0; token--) {
            if (!trimming || !isNothing(token)) {
                kept--;
                from[kept] = from[token];
                to[kept] = to[token];
                rank[kept] = rank[token];
                trimming = dashed[token] || rank[token] < RELEASE;
            }
        }
        from = Arrays.copyOfRange(from, kept, tokens);
        to = Arrays.copyOfRange(to, kept, tokens);
        rank = Arrays.copyOfRange(rank, kept, tokens);
        tokens -= kept;
    }

    private boolean isNothing(int token) {
        return rank[token] > OTHER_WORD ? Numbers.isZero(text, from[token], to[token]) : rank[token] == RELEASE;
    }

    int compareTo(MavenVersion other) {
        for (int i = 0; i < Math.max(tokens, other.tokens); i++) {
            int aRank = i < tokens ? rank[i] : RELEASE;
            int bRank = i < other.tokens ? other.rank[i] : RELEASE;
            if (aRank != bRank) {
                return Integer.compare(aRank, bRank);
            }
            int byText = aRank < OTHER_WORD ? 0 : compareTexts(i, other);
            if (byText != 0) {
                return byText;
            }
        }
        return 0;
    }

    private int compareTexts(int i, MavenVersion other) {
        return rank[i] == OTHER_WORD
                ? Numbers.compareText(text, from[i], to[i], other.text, other.from[i], other.to[i])
                : Numbers.compare(text, from[i], to[i], other.text, other.from[i], other.to[i]);
    }
}
