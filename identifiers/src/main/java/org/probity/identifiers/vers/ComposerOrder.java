package org.probity.identifiers.vers;

import java.util.Locale;
import org.probity.identifiers.Ascii;

/**
 * PHP's Composer: numbers, missing ones are zero, {@code x} stands for any; then words in the order {@code dev < alpha <
 * beta < RC < release < patch}. What {@code version_compare} does not know comes before all of them.
 */
final class ComposerOrder implements VersionOrder {
    private static final int UNKNOWN = -1;
    private static final int RELEASE = 4;

    @Override
    public int compare(String a, String b) {
        int aTo = beforeBuild(a);
        int bTo = beforeBuild(b);
        int i = start(a, aTo);
        int j = start(b, bTo);
        boolean aMore = true;
        boolean bMore = true;
        while (aMore || bMore) {
            int iEnd = aMore ? numberEnd(a, i, aTo) : i;
            int jEnd = bMore ? numberEnd(b, j, bTo) : j;
            int byNumber = compareNumber(a, i, iEnd, b, j, jEnd);
            if (byNumber != 0) {
                return byNumber;
            }
            aMore = aMore && iEnd + 1 < aTo && a.charAt(iEnd) == '.' && numberEnd(a, iEnd + 1, aTo) > iEnd + 1;
            bMore = bMore && jEnd + 1 < bTo && b.charAt(jEnd) == '.' && numberEnd(b, jEnd + 1, bTo) > jEnd + 1;
            i = aMore ? iEnd + 1 : iEnd;
            j = bMore ? jEnd + 1 : jEnd;
        }
        return compareRest(a, i, aTo, b, j, bTo);
    }

    private static int beforeBuild(String text) {
        int plus = text.indexOf('+');
        return plus < 0 ? text.length() : plus;
    }

    private static int start(String text, int to) {
        boolean v = to > 1 && (text.charAt(0) == 'v' || text.charAt(0) == 'V') && Ascii.isDigit(text.charAt(1));
        return v ? 1 : 0;
    }

    private static boolean isAny(String text, int from, int to) {
        return from < to && (text.charAt(from) == 'x' || text.charAt(from) == '*');
    }

    private static int numberEnd(String text, int from, int to) {
        boolean any =
                from > 0 && isAny(text, from, to) && (from + 1 == to || !Ascii.isAlphanumeric(text.charAt(from + 1)));
        return any ? from + 1 : Numbers.end(text, from, to);
    }

    private static int compareNumber(String a, int i, int iEnd, String b, int j, int jEnd) {
        boolean aAny = isAny(a, i, iEnd);
        boolean bAny = isAny(b, j, jEnd);
        return aAny || bAny ? Boolean.compare(aAny, bAny) : Numbers.compare(a, i, iEnd, b, j, jEnd);
    }

    private static int compareRest(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int i = skipSeparators(a, aFrom, aTo);
        int j = skipSeparators(b, bFrom, bTo);
        while (i < aTo || j < bTo) {
            int iEnd = segmentEnd(a, i, aTo);
            int jEnd = segmentEnd(b, j, bTo);
            int bySegment = compareSegment(a, i, iEnd, b, j, jEnd);
            if (bySegment != 0) {
                return bySegment;
            }
            i = skipSeparators(a, iEnd, aTo);
            j = skipSeparators(b, jEnd, bTo);
        }
        return 0;
    }

    /** Numbers stand as high as the release does, but above its end. */
    private static int compareSegment(String a, int i, int iEnd, String b, int j, int jEnd) {
        int aRank = rank(a, i, iEnd);
        int bRank = rank(b, j, jEnd);
        if (aRank != bRank) {
            return Integer.compare(aRank, bRank);
        }
        if (aRank == UNKNOWN) {
            return Numbers.compareText(a, i, iEnd, b, j, jEnd);
        }
        if (aRank != RELEASE) {
            return 0;
        }
        return i == iEnd || j == jEnd ? Boolean.compare(i < iEnd, j < jEnd) : Numbers.compare(a, i, iEnd, b, j, jEnd);
    }

    private static int rank(String text, int from, int to) {
        if (from == to || Ascii.isDigit(text.charAt(from))) {
            return RELEASE;
        }
        return switch (text.substring(from, Math.min(to, from + 10)).toLowerCase(Locale.ROOT)) {
            case "dev" -> 0;
            case "alpha", "a" -> 1;
            case "beta", "b" -> 2;
            case "rc" -> 3;
            case "patch", "pl", "p" -> 5;
            default -> UNKNOWN;
        };
    }

    private static int segmentEnd(String text, int from, int to) {
        if (from == to || Ascii.isDigit(text.charAt(from))) {
            return Numbers.end(text, from, to);
        }
        int end = from;
        while (end < to && Ascii.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int skipSeparators(String text, int from, int to) {
        int at = from;
        while (at < to && !Ascii.isAlphanumeric(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
