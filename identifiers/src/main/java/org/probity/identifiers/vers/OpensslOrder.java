package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * OpenSSL: up to 1.1.1 three numbers and letters ({@code 1.0.2zh} follows {@code 1.0.2z}), from 3.0 on Semantic
 * Versioning; both may have a pre-release behind a dash.
 */
final class OpensslOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        int i = numbersEnd(a);
        int j = numbersEnd(b);
        int byNumbers = compareNumbers(a, i, b, j);
        if (byNumbers != 0) {
            return byNumbers;
        }
        int iEnd = lettersEnd(a, i);
        int jEnd = lettersEnd(b, j);
        int byLetters = Numbers.compareText(a, i, iEnd, b, j, jEnd);
        return byLetters != 0 ? byLetters : comparePrerelease(a, iEnd, b, jEnd);
    }

    private static int compareNumbers(String a, int aTo, String b, int bTo) {
        int i = 0;
        int j = 0;
        while (i < aTo || j < bTo) {
            int iEnd = Numbers.end(a, i, aTo);
            int jEnd = Numbers.end(b, j, bTo);
            int byNumber = Numbers.compare(a, i, iEnd, b, j, jEnd);
            if (byNumber != 0) {
                return byNumber;
            }
            i = Math.min(iEnd + 1, aTo);
            j = Math.min(jEnd + 1, bTo);
        }
        return 0;
    }

    private static int comparePrerelease(String a, int i, String b, int j) {
        boolean aPlain = i == a.length();
        boolean bPlain = j == b.length();
        if (aPlain || bPlain) {
            return Boolean.compare(aPlain, bPlain);
        }
        return DebOrder.comparePart(a, i, a.length(), b, j, b.length());
    }

    private static int numbersEnd(String text) {
        int end = Numbers.end(text, 0, text.length());
        while (end > 0 && end + 1 < text.length() && text.charAt(end) == '.' && Ascii.isDigit(text.charAt(end + 1))) {
            end = Numbers.end(text, end + 1, text.length());
        }
        return end;
    }

    private static int lettersEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Ascii.isLower(text.charAt(end))) {
            end++;
        }
        return end;
    }

    @Override
    public boolean isValid(String version) {
        int letters = lettersEnd(version, numbersEnd(version));
        return numbersEnd(version) > 0 && (letters == version.length() || version.charAt(letters) == '-');
    }
}
