package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/** Gentoo, Package Manager Specification section 3.3: numbers, a letter, suffixes, a revision. */
final class GentooOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        int aEnd = numbersEnd(a);
        int bEnd = numbersEnd(b);
        if (aEnd == 0 || bEnd == 0) {
            return aEnd == bEnd ? a.compareTo(b) : Boolean.compare(aEnd > 0, bEnd > 0);
        }
        int byNumbers = compareNumbers(a, aEnd, b, bEnd);
        if (byNumbers != 0) {
            return byNumbers;
        }
        int aLetter = letter(a, aEnd);
        int bLetter = letter(b, bEnd);
        return aLetter != bLetter
                ? Integer.compare(aLetter, bLetter)
                : compareSuffixes(a, aLetter == 0 ? aEnd : aEnd + 1, b, bLetter == 0 ? bEnd : bEnd + 1);
    }

    private static int numbersEnd(String text) {
        int end = Numbers.end(text, 0, text.length());
        while (end > 0 && end + 1 < text.length() && text.charAt(end) == '.' && Ascii.isDigit(text.charAt(end + 1))) {
            end = Numbers.end(text, end + 1, text.length());
        }
        return end;
    }

    /** Algorithms 3.2 and 3.3: later numbers with a leading zero are compared as fractions are. */
    private static int compareNumbers(String a, int aTo, String b, int bTo) {
        int i = Numbers.end(a, 0, aTo);
        int j = Numbers.end(b, 0, bTo);
        int byFirst = Numbers.compare(a, 0, i, b, 0, j);
        while (byFirst == 0 && i < aTo && j < bTo) {
            int iEnd = Numbers.end(a, i + 1, aTo);
            int jEnd = Numbers.end(b, j + 1, bTo);
            boolean fraction = a.charAt(i + 1) == '0' || b.charAt(j + 1) == '0';
            byFirst = fraction
                    ? Numbers.compareText(
                            a, i + 1, withoutZeros(a, i + 1, iEnd), b, j + 1, withoutZeros(b, j + 1, jEnd))
                    : Numbers.compare(a, i + 1, iEnd, b, j + 1, jEnd);
            i = iEnd;
            j = jEnd;
        }
        return byFirst != 0 ? byFirst : Boolean.compare(i < aTo, j < bTo);
    }

    private static int withoutZeros(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }

    private static int letter(String text, int at) {
        return at < text.length() && Ascii.isLower(text.charAt(at)) ? text.charAt(at) : 0;
    }

    /** Algorithms 3.5 and 3.6, then 3.7: a version with more suffixes is later if the next one is {@code _p}. */
    private static int compareSuffixes(String a, int aFrom, String b, int bFrom) {
        int i = aFrom;
        int j = bFrom;
        while (isSuffix(a, i) || isSuffix(b, j)) {
            int iWord = wordEnd(a, i);
            int jWord = wordEnd(b, j);
            int bySuffix = Integer.compare(rank(a, i, iWord), rank(b, j, jWord));
            if (bySuffix != 0) {
                return bySuffix;
            }
            i = Numbers.end(a, iWord, a.length());
            j = Numbers.end(b, jWord, b.length());
            int byNumber = Numbers.compare(a, iWord, i, b, jWord, j);
            if (byNumber != 0) {
                return byNumber;
            }
        }
        return compareRevisions(a, i, b, j);
    }

    private static boolean isSuffix(String text, int at) {
        return wordEnd(text, at) > at;
    }

    private static int rank(String text, int underscore, int to) {
        return underscore == to ? PackageSuffix.RELEASE : PackageSuffix.rank(text, underscore + 1, to);
    }

    private static int wordEnd(String text, int at) {
        if (at >= text.length() || text.charAt(at) != '_') {
            return at;
        }
        int end = at + 1;
        while (end < text.length() && Ascii.isLower(text.charAt(end))) {
            end++;
        }
        return PackageSuffix.rank(text, at + 1, end) == PackageSuffix.UNKNOWN ? at : end;
    }

    private static int compareRevisions(String a, int i, String b, int j) {
        int aRevision = a.startsWith("-r", i) ? i + 2 : i;
        int bRevision = b.startsWith("-r", j) ? j + 2 : j;
        int aEnd = Numbers.end(a, aRevision, a.length());
        int bEnd = Numbers.end(b, bRevision, b.length());
        int byRevision = Numbers.compare(a, aRevision, aEnd, b, bRevision, bEnd);
        return byRevision != 0 ? byRevision : Numbers.compareText(a, aEnd, a.length(), b, bEnd, b.length());
    }

    @Override
    public boolean isValid(String version) {
        int at = numbersEnd(version);
        if (at == 0) {
            return false;
        }
        at += letter(version, at) == 0 ? 0 : 1;
        while (isSuffix(version, at)) {
            at = Numbers.end(version, wordEnd(version, at), version.length());
        }
        if (version.startsWith("-r", at) && Numbers.end(version, at + 2, version.length()) > at + 2) {
            at = Numbers.end(version, at + 2, version.length());
        }
        return at == version.length();
    }
}
