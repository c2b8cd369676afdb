package org.probity.identifiers.vers;

import org.jspecify.annotations.Nullable;
import org.probity.identifiers.Ascii;

/**
 * Conan: parts between dots, a pre-release behind the first dash, a build behind the last plus, each ordered the same
 * way; trailing zeros do not count. A part that begins with digits is ordered by that number first: Conan itself compares
 * such parts as text with numbers, by which {@code 3 < 10 < 2a < 3} would go in a circle.
 */
final class ConanOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        int aPlus = a.lastIndexOf('+');
        int bPlus = b.lastIndexOf('+');
        int aTo = aPlus < 0 ? a.length() : aPlus;
        int bTo = bPlus < 0 ? b.length() : bPlus;
        int aDash = dash(a, aTo);
        int bDash = dash(b, bTo);
        int byMain = compareParts(a, 0, aDash, b, 0, bDash);
        if (byMain != 0) {
            return byMain;
        }
        int byPrerelease = comparePrereleases(a, aDash, aTo, b, bDash, bTo);
        if (byPrerelease != 0) {
            return byPrerelease;
        }
        return aPlus < 0 || bPlus < 0
                ? Boolean.compare(aPlus >= 0, bPlus >= 0)
                : compareParts(a, aPlus + 1, a.length(), b, bPlus + 1, b.length());
    }

    private static int comparePrereleases(String a, int aDash, int aTo, String b, int bDash, int bTo) {
        boolean aRelease = aDash == aTo;
        boolean bRelease = bDash == bTo;
        return aRelease || bRelease
                ? Boolean.compare(aRelease, bRelease)
                : compareParts(a, aDash + 1, aTo, b, bDash + 1, bTo);
    }

    private static int dash(String text, int to) {
        int dash = text.indexOf('-');
        return dash < 0 || dash > to ? to : dash;
    }

    private static int compareParts(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int aEnd = withoutZeros(a, aFrom, aTo);
        int bEnd = withoutZeros(b, bFrom, bTo);
        int i = aFrom;
        int j = bFrom;
        while (i <= aEnd && j <= bEnd && aEnd >= aFrom && bEnd >= bFrom) {
            int iEnd = partEnd(a, i, aEnd);
            int jEnd = partEnd(b, j, bEnd);
            int byPart = comparePart(a, i, iEnd, b, j, jEnd);
            if (byPart != 0) {
                return byPart;
            }
            i = iEnd + 1;
            j = jEnd + 1;
        }
        return Boolean.compare(aEnd >= aFrom && i <= aEnd, bEnd >= bFrom && j <= bEnd);
    }

    /** Where the parts end if trailing ones that are zero are left out; before the start if all are. */
    private static int withoutZeros(String text, int from, int to) {
        int end = to;
        while (end >= from) {
            int start = text.lastIndexOf('.', end - 1) + 1;
            int partAt = Math.max(start, from);
            boolean zero = partAt < end && Numbers.isZero(text, partAt, end);
            if (!zero) {
                return end;
            }
            end = partAt - 1;
        }
        return from - 1;
    }

    private static int partEnd(String text, int from, int to) {
        int dot = text.indexOf('.', from, to);
        return dot < 0 ? to : dot;
    }

    /** An empty part comes before a number, any other text after it. */
    private static int comparePart(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int i = Numbers.end(a, aFrom, aTo);
        int j = Numbers.end(b, bFrom, bTo);
        boolean aNumber = i > aFrom;
        boolean bNumber = j > bFrom;
        if (aNumber && bNumber) {
            int byNumber = Numbers.compare(a, aFrom, i, b, bFrom, j);
            return byNumber != 0 ? byNumber : Numbers.compareText(a, i, aTo, b, j, bTo);
        }
        if (aNumber == bNumber) {
            return Numbers.compareText(a, aFrom, aTo, b, bFrom, bTo);
        }
        boolean textIsEmpty = aNumber ? bFrom == bTo : aFrom == aTo;
        return aNumber == textIsEmpty ? 1 : -1;
    }

    /** The version that follows all whose parts up to {@code index} are the same, or null if that part is no number. */
    static @Nullable String bump(String version, int index) {
        int main = dash(version, version.indexOf('+') < 0 ? version.length() : version.indexOf('+'));
        String[] parts = version.substring(0, main).split("\\.", -1);
        if (index >= parts.length
                || parts[index].isEmpty()
                || !parts[index].chars().allMatch(Ascii::isDigit)) {
            return null;
        }
        StringBuilder bumped = new StringBuilder();
        for (int i = 0; i < index; i++) {
            bumped.append(parts[i]).append('.');
        }
        return bumped.append(Numbers.increment(parts[index])).append('-').toString();
    }
}
