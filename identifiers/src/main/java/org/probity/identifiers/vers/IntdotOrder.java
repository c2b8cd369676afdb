package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * Integers separated by dots: the general type {@code intdot}, which stops at the first character that is neither digit
 * nor dot, so that {@code 1.2} is {@code 1.2.0}; and its relatives, where dashes separate too or more parts are later.
 */
final class IntdotOrder implements VersionOrder {
    private final boolean dashes;
    private final boolean longerIsLater;

    IntdotOrder(boolean dashes, boolean longerIsLater) {
        this.dashes = dashes;
        this.longerIsLater = longerIsLater;
    }

    @Override
    public int compare(String a, String b) {
        int aTo = end(a);
        int bTo = end(b);
        int i = 0;
        int j = 0;
        while (i < aTo || j < bTo) {
            if (longerIsLater && (i >= aTo || j >= bTo)) {
                return i < aTo ? 1 : -1;
            }
            int iEnd = Numbers.end(a, i, aTo);
            int jEnd = Numbers.end(b, j, bTo);
            int byNumber = Numbers.compare(a, Math.min(i, iEnd), iEnd, b, Math.min(j, jEnd), jEnd);
            if (byNumber != 0) {
                return byNumber;
            }
            i = Math.min(iEnd + 1, aTo);
            j = Math.min(jEnd + 1, bTo);
        }
        return 0;
    }

    private int end(String text) {
        int end = 0;
        while (end < text.length() && (Ascii.isDigit(text.charAt(end)) || isSeparator(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private boolean isSeparator(char c) {
        return c == '.' || (dashes && c == '-');
    }
}
