package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * Maven, by the version order that its POM reference specifies: dots, dashes and changes between digits and letters part
 * tokens, and {@code alpha < beta < milestone < rc < snapshot < release < sp}. Maven's own code departs from that text in
 * corners, differently from version to version ({@code 2-1} against {@code 2.0.0.a}); the text holds, as in the official
 * cases.
 */
final class MavenOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (true) {
            int iEnd = Numbers.end(a, i, a.length());
            int jEnd = Numbers.end(b, j, b.length());
            if (iEnd == i || jEnd == j) {
                return compareTokens(a, b);
            }
            int byNumber = Numbers.compare(a, i, iEnd, b, j, jEnd);
            if (byNumber != 0) {
                return byNumber;
            }
            boolean aMore = dottedNumber(a, iEnd);
            boolean bMore = dottedNumber(b, jEnd);
            if (!aMore || !bMore) {
                return iEnd == a.length() && jEnd == b.length() ? 0 : compareTokens(a, b);
            }
            i = iEnd + 1;
            j = jEnd + 1;
        }
    }

    private static boolean dottedNumber(String text, int dot) {
        return dot + 1 < text.length() && text.charAt(dot) == '.' && Ascii.isDigit(text.charAt(dot + 1));
    }

    private static int compareTokens(String a, String b) {
        return new MavenVersion(a).compareTo(new MavenVersion(b));
    }
}
