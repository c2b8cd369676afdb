package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/** Debian policy 5.6.12: epoch, upstream version, revision; a tilde sorts before everything, even the end. */
final class DebOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        int aColon = a.indexOf(':');
        int bColon = b.indexOf(':');
        int byEpoch = Numbers.compare(a, 0, epochEnd(a, aColon), b, 0, epochEnd(b, bColon));
        if (byEpoch != 0) {
            return byEpoch;
        }
        int i = epochEnd(a, aColon) == 0 ? 0 : aColon + 1;
        int j = epochEnd(b, bColon) == 0 ? 0 : bColon + 1;
        int aDash = revisionDash(a, i);
        int bDash = revisionDash(b, j);
        int byUpstream = comparePart(a, i, aDash, b, j, bDash);
        return byUpstream != 0
                ? byUpstream
                : comparePart(
                        a, Math.min(aDash + 1, a.length()), a.length(), b, Math.min(bDash + 1, b.length()), b.length());
    }

    private static int epochEnd(String text, int colon) {
        return colon > 0 && Numbers.end(text, 0, colon) == colon ? colon : 0;
    }

    private static int revisionDash(String text, int from) {
        int dash = text.lastIndexOf('-');
        return dash < from ? text.length() : dash;
    }

    /** Alternates between stretches without digits, compared by weight, and numbers. */
    static int comparePart(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int i = aFrom;
        int j = bFrom;
        while (i < aTo || j < bTo) {
            while (isText(a, i, aTo) || isText(b, j, bTo)) {
                int byWeight = Integer.compare(weight(a, i, aTo), weight(b, j, bTo));
                if (byWeight != 0) {
                    return byWeight;
                }
                i += i < aTo ? 1 : 0;
                j += j < bTo ? 1 : 0;
            }
            int iEnd = Numbers.end(a, i, aTo);
            int jEnd = Numbers.end(b, j, bTo);
            int byNumber = Numbers.compare(a, i, iEnd, b, j, jEnd);
            if (byNumber != 0) {
                return byNumber;
            }
            i = iEnd;
            j = jEnd;
        }
        return 0;
    }

    private static boolean isText(String text, int at, int to) {
        return at < to && !Ascii.isDigit(text.charAt(at));
    }

    /** A tilde, then the end or a digit, then letters, then everything else. */
    private static int weight(String text, int at, int to) {
        if (at >= to) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '~') {
            return -1;
        }
        if (Ascii.isDigit(c)) {
            return 0;
        }
        return Ascii.isLetter(c) ? c : c + 0x100;
    }

    @Override
    public boolean isValid(String version) {
        int epoch = epochEnd(version, version.indexOf(':'));
        int start = epoch == 0 ? 0 : epoch + 1;
        return start < version.length()
                && Ascii.isAlphanumeric(version.charAt(start))
                && version.chars().allMatch(c -> Ascii.isAlphanumeric(c) || ".+-:~_^".indexOf(c) >= 0);
    }
}
