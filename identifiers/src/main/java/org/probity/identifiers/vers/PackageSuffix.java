package org.probity.identifiers.vers;

/** The suffixes of Alpine's and Gentoo's versions, in order; the release itself stands among them. */
final class PackageSuffix {
    static final int UNKNOWN = -1;
    static final int RELEASE = 4;

    private static final String[] IN_ORDER = {"alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p"};

    private PackageSuffix() {}

    /** The place of the suffix that stands between two indexes, without its underscore. */
    static int rank(String text, int from, int to) {
        for (int i = 0; i < IN_ORDER.length; i++) {
            if (i != RELEASE && IN_ORDER[i].length() == to - from && text.startsWith(IN_ORDER[i], from)) {
                return i;
            }
        }
        return UNKNOWN;
    }
}
