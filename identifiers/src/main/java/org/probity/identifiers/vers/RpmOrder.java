package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * RPM: epoch, version, release, each by {@code rpmvercmp}: stretches of letters and of digits are compared in turn,
 * whatever separates them is not; a tilde comes before the end, a caret after it but before anything else.
 */
final class RpmOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        int aColon = epochEnd(a);
        int bColon = epochEnd(b);
        int byEpoch = Numbers.compare(a, 0, aColon, b, 0, bColon);
        if (byEpoch != 0) {
            return byEpoch;
        }
        int i = aColon == 0 ? 0 : aColon + 1;
        int j = bColon == 0 ? 0 : bColon + 1;
        int aDash = dash(a, i);
        int bDash = dash(b, j);
        int byVersion = comparePart(a, i, aDash, b, j, bDash);
        return byVersion != 0
                ? byVersion
                : comparePart(
                        a, Math.min(aDash + 1, a.length()), a.length(), b, Math.min(bDash + 1, b.length()), b.length());
    }

    private static int epochEnd(String text) {
        int end = Numbers.end(text, 0, text.length());
        return end < text.length() && text.charAt(end) == ':' ? end : 0;
    }

    private static int dash(String text, int from) {
        int dash = text.lastIndexOf('-');
        return dash < from ? text.length() : dash;
    }

    private static int comparePart(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int i = aFrom;
        int j = bFrom;
        while (true) {
            i = skipSeparators(a, i, aTo);
            j = skipSeparators(b, j, bTo);
            int aKind = kind(a, i, aTo);
            int bKind = kind(b, j, bTo);
            if (aKind != bKind) {
                return Integer.compare(aKind, bKind);
            }
            if (aKind == END) {
                return 0;
            }
            int iEnd = segmentEnd(a, i, aTo, aKind);
            int jEnd = segmentEnd(b, j, bTo, bKind);
            int bySegment = aKind == NUMBER
                    ? Numbers.compare(a, i, iEnd, b, j, jEnd)
                    : Numbers.compareText(a, i, iEnd, b, j, jEnd);
            if (bySegment != 0) {
                return bySegment;
            }
            i = iEnd;
            j = jEnd;
        }
    }

    private static final int TILDE = 0;
    private static final int END = 1;
    private static final int CARET = 2;
    private static final int WORD = 3;
    private static final int NUMBER = 4;

    private static int kind(String text, int at, int to) {
        if (at >= to) {
            return END;
        }
        char c = text.charAt(at);
        return switch (c) {
            case '~' -> TILDE;
            case '^' -> CARET;
            default -> Ascii.isDigit(c) ? NUMBER : WORD;
        };
    }

    private static int segmentEnd(String text, int at, int to, int kind) {
        if (kind == NUMBER) {
            return Numbers.end(text, at, to);
        }
        int end = at + 1;
        while (kind == WORD && end < to && Ascii.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int skipSeparators(String text, int from, int to) {
        int at = from;
        while (at < to && !Ascii.isAlphanumeric(text.charAt(at)) && text.charAt(at) != '~' && text.charAt(at) != '^') {
            at++;
        }
        return at;
    }

    @Override
    public boolean isValid(String version) {
        return !version.isEmpty() && version.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
