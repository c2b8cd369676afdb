package org.probity.identifiers.vers;

/**
 * Python, PEP 440: development releases, pre-releases, the release, post-releases, local versions. What is no version by
 * PEP 440 comes before all versions, in lexicographic order.
 */
final class PypiOrder implements VersionOrder {
    private static final LexicographicOrder TEXT = new LexicographicOrder();

    @Override
    public int compare(String a, String b) {
        PypiVersion x = PypiVersion.parse(a);
        PypiVersion y = PypiVersion.parse(b);
        if (x == null || y == null) {
            return x == null && y == null ? TEXT.compare(a, b) : x == null ? -1 : 1;
        }
        int byEpoch = Numbers.compare(x.text, x.epochFrom, x.epochTo, y.text, y.epochFrom, y.epochTo);
        if (byEpoch != 0) {
            return byEpoch;
        }
        int byRelease = compareReleases(x, y);
        if (byRelease != 0) {
            return byRelease;
        }
        int bySuffixes = compareSuffixes(x, y);
        return bySuffixes != 0 ? bySuffixes : compareLocal(x, y);
    }

    private static int compareReleases(PypiVersion x, PypiVersion y) {
        int i = x.releaseFrom;
        int j = y.releaseFrom;
        while (i < x.releaseTo || j < y.releaseTo) {
            int iEnd = Numbers.end(x.text, i, x.releaseTo);
            int jEnd = Numbers.end(y.text, j, y.releaseTo);
            int byNumber = Numbers.compare(x.text, Math.min(i, iEnd), iEnd, y.text, Math.min(j, jEnd), jEnd);
            if (byNumber != 0) {
                return byNumber;
            }
            i = Math.min(iEnd + 1, x.releaseTo);
            j = Math.min(jEnd + 1, y.releaseTo);
        }
        return 0;
    }

    private static int compareSuffixes(PypiVersion x, PypiVersion y) {
        if (x.preRank != y.preRank) {
            return Integer.compare(x.preRank, y.preRank);
        }
        int byPre = Numbers.compare(x.text, x.preFrom, x.preTo, y.text, y.preFrom, y.preTo);
        if (byPre != 0) {
            return byPre;
        }
        if (x.post != y.post) {
            return x.post ? 1 : -1;
        }
        int byPost = Numbers.compare(x.text, x.postFrom, x.postTo, y.text, y.postFrom, y.postTo);
        if (byPost != 0) {
            return byPost;
        }
        if (x.dev != y.dev) {
            return x.dev ? -1 : 1;
        }
        return Numbers.compare(x.text, x.devFrom, x.devTo, y.text, y.devFrom, y.devTo);
    }

    /** Local segments: words before numbers, fewer before more. */
    private static int compareLocal(PypiVersion x, PypiVersion y) {
        int i = x.localFrom;
        int j = y.localFrom;
        while (i < x.localTo && j < y.localTo) {
            int iEnd = segmentEnd(x, i);
            int jEnd = segmentEnd(y, j);
            boolean xNumber = Numbers.end(x.text, i, iEnd) == iEnd;
            boolean yNumber = Numbers.end(y.text, j, jEnd) == jEnd;
            if (xNumber != yNumber) {
                return xNumber ? 1 : -1;
            }
            int bySegment = xNumber
                    ? Numbers.compare(x.text, i, iEnd, y.text, j, jEnd)
                    : x.text.substring(i, iEnd).compareToIgnoreCase(y.text.substring(j, jEnd));
            if (bySegment != 0) {
                return bySegment;
            }
            i = iEnd + 1;
            j = jEnd + 1;
        }
        return Boolean.compare(i < x.localTo, j < y.localTo);
    }

    private static int segmentEnd(PypiVersion version, int from) {
        int end = from;
        while (end < version.localTo && !PypiVersion.isSeparator(version.text.charAt(end))) {
            end++;
        }
        return end;
    }

    @Override
    public boolean isValid(String version) {
        return PypiVersion.parse(version) != null;
    }
}
