package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * Arch Linux, {@code vercmp(8)}: like RPM of old, but a longer separator wins, letters lose against the end, and a
 * package release counts only if both versions have one. So {@code 1.5} equals both {@code 1.5-1} and {@code 1.5-2},
 * which differ: among versions of which some have a release and some not, sameness is not transitive.
 */
final class AlpmOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        int aColon = epochEnd(a);
        int bColon = epochEnd(b);
        int byEpoch = Numbers.compare(a, 0, Math.max(0, aColon), b, 0, Math.max(0, bColon));
        if (byEpoch != 0) {
            return byEpoch;
        }
        int aDash = dash(a, aColon + 1);
        int bDash = dash(b, bColon + 1);
        int byVersion = comparePart(a, aColon + 1, aDash, b, bColon + 1, bDash);
        boolean bothReleased = aDash < a.length() && bDash < b.length();
        return byVersion != 0 || !bothReleased
                ? byVersion
                : comparePart(a, aDash + 1, a.length(), b, bDash + 1, b.length());
    }

    /** The colon behind the epoch, or -1. */
    private static int epochEnd(String text) {
        int end = Numbers.end(text, 0, text.length());
        return end < text.length() && text.charAt(end) == ':' ? end : -1;
    }

    private static int dash(String text, int from) {
        int dash = text.lastIndexOf('-');
        return dash < from ? text.length() : dash;
    }

    private static int comparePart(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int i = aFrom;
        int j = bFrom;
        while (i < aTo && j < bTo) {
            int iNext = skipSeparators(a, i, aTo);
            int jNext = skipSeparators(b, j, bTo);
            if (iNext == aTo || jNext == bTo) {
                i = iNext;
                j = jNext;
                break;
            }
            if (iNext - i != jNext - j) {
                return Integer.compare(iNext - i, jNext - j);
            }
            boolean aNumber = Ascii.isDigit(a.charAt(iNext));
            boolean bNumber = Ascii.isDigit(b.charAt(jNext));
            if (aNumber != bNumber) {
                return aNumber ? 1 : -1;
            }
            i = segmentEnd(a, iNext, aTo, aNumber);
            j = segmentEnd(b, jNext, bTo, aNumber);
            int bySegment =
                    aNumber ? Numbers.compare(a, iNext, i, b, jNext, j) : Numbers.compareText(a, iNext, i, b, jNext, j);
            if (bySegment != 0) {
                return bySegment;
            }
        }
        return compareRest(a, i, aTo, b, j, bTo);
    }

    /** All segments of one are used up: letters that remain make a version earlier, anything else later. */
    private static int compareRest(String a, int i, int aTo, String b, int j, int bTo) {
        if (i == aTo && j == bTo) {
            return 0;
        }
        if (i < aTo) {
            return Ascii.isLetter(a.charAt(i)) ? -1 : 1;
        }
        return Ascii.isLetter(b.charAt(j)) ? 1 : -1;
    }

    private static int segmentEnd(String text, int at, int to, boolean number) {
        if (number) {
            return Numbers.end(text, at, to);
        }
        int end = at;
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

    @Override
    public boolean isValid(String version) {
        return !version.isEmpty() && version.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
