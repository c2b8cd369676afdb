package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * The general type {@code generic}: stretches of digits and of letters, whatever separates them; words that announce a
 * release come before it, other words right after it, then numbers; what is missing is zero. The specification leaves the details open; these are
 * those that most tools for versions of unknown origin share.
 */
final class GenericOrder implements VersionOrder {
    private static final String[] BEFORE_RELEASE = {"alpha", "beta", "dev", "pre", "rc", "snapshot"};
    private static final int ANNOUNCED = 0;
    private static final int ZERO = 1;
    private static final int WORD = 2;
    private static final int NUMBER = 3;

    @Override
    public int compare(String a, String b) {
        int i = skipSeparators(a, 0);
        int j = skipSeparators(b, 0);
        while (i < a.length() || j < b.length()) {
            int iEnd = segmentEnd(a, i);
            int jEnd = segmentEnd(b, j);
            int aKind = kind(a, i, iEnd);
            int bKind = kind(b, j, jEnd);
            if (aKind != bKind) {
                return Integer.compare(aKind, bKind);
            }
            int bySegment = compareSegment(a, i, iEnd, b, j, jEnd, aKind);
            if (bySegment != 0) {
                return bySegment;
            }
            i = skipSeparators(a, iEnd);
            j = skipSeparators(b, jEnd);
        }
        return 0;
    }

    private static int compareSegment(String a, int i, int iEnd, String b, int j, int jEnd, int kind) {
        return switch (kind) {
            case ZERO -> 0;
            case NUMBER -> Numbers.compare(a, i, iEnd, b, j, jEnd);
            default -> a.substring(i, iEnd).compareToIgnoreCase(b.substring(j, jEnd));
        };
    }

    /** What stands at a place; behind the end stands an endless row of zeros. */
    private static int kind(String text, int from, int to) {
        if (from == to || Ascii.isDigit(text.charAt(from))) {
            return Numbers.isZero(text, from, to) ? ZERO : NUMBER;
        }
        for (String word : BEFORE_RELEASE) {
            if (to - from <= word.length() && text.regionMatches(true, from, word, 0, to - from)) {
                return ANNOUNCED;
            }
        }
        return WORD;
    }

    private static int segmentEnd(String text, int from) {
        if (from == text.length() || Ascii.isDigit(text.charAt(from))) {
            return Numbers.end(text, from, text.length());
        }
        int end = from;
        while (end < text.length() && Ascii.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int skipSeparators(String text, int from) {
        int at = from;
        while (at < text.length() && !Ascii.isAlphanumeric(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
