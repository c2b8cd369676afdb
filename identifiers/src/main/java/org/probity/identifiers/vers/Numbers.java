package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/** Works on runs of digits inside strings without making numbers of them, so that any length will do. */
final class Numbers {
    private Numbers() {}

    /** Where the run of digits that starts at {@code from} ends. */
    static int end(String text, int from, int to) {
        int end = from;
        while (end < to && Ascii.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Compares two runs of digits by value; an empty run is zero. */
    static int compare(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int i = skipZeros(a, aFrom, aTo);
        int j = skipZeros(b, bFrom, bTo);
        int byLength = Integer.compare(aTo - i, bTo - j);
        if (byLength != 0) {
            return byLength;
        }
        for (; i < aTo; i++, j++) {
            int byDigit = a.charAt(i) - b.charAt(j);
            if (byDigit != 0) {
                return byDigit;
            }
        }
        return 0;
    }

    static boolean isZero(String text, int from, int to) {
        return skipZeros(text, from, to) == to;
    }

    private static int skipZeros(String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    /** Compares two stretches character by character; a beginning of the other comes first. */
    static int compareText(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int common = Math.min(aTo - aFrom, bTo - bFrom);
        for (int i = 0; i < common; i++) {
            int byCharacter = a.charAt(aFrom + i) - b.charAt(bFrom + i);
            if (byCharacter != 0) {
                return byCharacter;
            }
        }
        return Integer.compare(aTo - aFrom, bTo - bFrom);
    }

    /** One more than a run of digits. */
    static String increment(String digits) {
        char[] sum = digits.toCharArray();
        int at = sum.length - 1;
        while (at >= 0 && sum[at] == '9') {
            sum[at--] = '0';
        }
        if (at >= 0) {
            sum[at]++;
        }
        return at < 0 ? "1" + new String(sum) : new String(sum);
    }
}
