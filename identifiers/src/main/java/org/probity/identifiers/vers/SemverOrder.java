package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * Semantic Versioning 2.0.0 section 11, read as loosely as the tools of its ecosystems do: a leading {@code v} or
 * {@code =} is dropped, missing numbers are zero, more than three numbers are compared too, and a pre-release may follow
 * without its dash. Build metadata does not count.
 */
final class SemverOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        int aTo = beforeBuild(a);
        int bTo = beforeBuild(b);
        int i = start(a, aTo);
        int j = start(b, bTo);
        boolean aMore = true;
        boolean bMore = true;
        while (aMore || bMore) {
            int iEnd = aMore ? Numbers.end(a, i, aTo) : i;
            int jEnd = bMore ? Numbers.end(b, j, bTo) : j;
            int byNumber = Numbers.compare(a, i, iEnd, b, j, jEnd);
            if (byNumber != 0) {
                return byNumber;
            }
            aMore = aMore && numberFollows(a, iEnd, aTo);
            bMore = bMore && numberFollows(b, jEnd, bTo);
            i = aMore ? iEnd + 1 : iEnd;
            j = bMore ? jEnd + 1 : jEnd;
        }
        return comparePrerelease(a, i, aTo, b, j, bTo);
    }

    private static int start(String text, int to) {
        int at = 0;
        while (at < to && (text.charAt(at) == 'v' || text.charAt(at) == 'V' || text.charAt(at) == '=')) {
            at++;
        }
        return at;
    }

    private static int beforeBuild(String text) {
        int plus = text.indexOf('+');
        return plus < 0 ? text.length() : plus;
    }

    private static boolean numberFollows(String text, int dot, int to) {
        return dot + 1 < to && text.charAt(dot) == '.' && Ascii.isDigit(text.charAt(dot + 1));
    }

    private static int comparePrerelease(String a, int aAt, int aTo, String b, int bAt, int bTo) {
        if (aAt == aTo || bAt == bTo) {
            return Boolean.compare(aAt == aTo, bAt == bTo);
        }
        return compareIdentifiers(a, afterSeparator(a, aAt), aTo, b, afterSeparator(b, bAt), bTo);
    }

    private static int afterSeparator(String text, int at) {
        char c = text.charAt(at);
        return c == '-' || c == '.' ? at + 1 : at;
    }

    /** Identifiers between dots: numbers by value and before words, words by ASCII, fewer before more. */
    static int compareIdentifiers(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int i = aFrom;
        int j = bFrom;
        while (true) {
            int iEnd = identifierEnd(a, i, aTo);
            int jEnd = identifierEnd(b, j, bTo);
            int byIdentifier = compareIdentifier(a, i, iEnd, b, j, jEnd);
            if (byIdentifier != 0) {
                return byIdentifier;
            }
            if (iEnd == aTo || jEnd == bTo) {
                return Boolean.compare(iEnd < aTo, jEnd < bTo);
            }
            i = iEnd + 1;
            j = jEnd + 1;
        }
    }

    private static int compareIdentifier(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        boolean aNumber = aFrom < aTo && Numbers.end(a, aFrom, aTo) == aTo;
        boolean bNumber = bFrom < bTo && Numbers.end(b, bFrom, bTo) == bTo;
        if (aNumber && bNumber) {
            return Numbers.compare(a, aFrom, aTo, b, bFrom, bTo);
        }
        return aNumber != bNumber ? (aNumber ? -1 : 1) : Numbers.compareText(a, aFrom, aTo, b, bFrom, bTo);
    }

    private static int identifierEnd(String text, int from, int to) {
        int dot = text.indexOf('.', from, to);
        return dot < 0 ? to : dot;
    }

    @Override
    public boolean isValid(String version) {
        int start = start(version, version.length());
        return start < version.length() && Ascii.isDigit(version.charAt(start));
    }
}
