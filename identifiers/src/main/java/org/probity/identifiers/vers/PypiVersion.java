package org.probity.identifiers.vers;

import org.jspecify.annotations.Nullable;
import org.probity.identifiers.Ascii;

/** Where the parts of a Python version stand in its text (PEP 440, appendix B); nothing is copied. */
final class PypiVersion {
    /** Stands for a pre-release of a version that has none: before all, or behind all. */
    static final int BEFORE_ALL = -1;

    static final int BEHIND_ALL = 3;

    private static final String[] PRE = {"alpha", "a", "beta", "b", "preview", "pre", "rc", "c"};
    private static final int[] PRE_RANK = {0, 0, 1, 1, 2, 2, 2, 2};
    private static final String[] POST = {"post", "rev", "r"};
    private static final String[] DEV = {"dev"};

    final String text;
    private int at;
    private int word = -1;
    private int numberFrom;

    int epochFrom;
    int epochTo;
    int releaseFrom;
    int releaseTo;
    int preRank = BEHIND_ALL;
    int preFrom;
    int preTo;
    boolean post;
    int postFrom;
    int postTo;
    boolean dev;
    int devFrom;
    int devTo;
    int localFrom;
    int localTo;

    private PypiVersion(String text) {
        this.text = text;
    }

    /** The parts of a version, or null if the text is none. */
    static @Nullable PypiVersion parse(String text) {
        PypiVersion version = new PypiVersion(text.strip());
        return version.read() ? version : null;
    }

    private boolean read() {
        at = !text.isEmpty() && (text.charAt(0) == 'v' || text.charAt(0) == 'V') ? 1 : 0;
        if (!readRelease()) {
            return false;
        }
        readPre();
        readPost();
        readDev();
        if (preRank == BEHIND_ALL && !post && dev) {
            preRank = BEFORE_ALL;
        }
        localFrom = at;
        localTo = at;
        return at == text.length() || readLocal();
    }

    private boolean readRelease() {
        int end = Numbers.end(text, at, text.length());
        if (end < text.length() && end > at && text.charAt(end) == '!') {
            epochFrom = at;
            epochTo = end;
            at = end + 1;
            end = Numbers.end(text, at, text.length());
        }
        releaseFrom = at;
        while (end > at) {
            at = end;
            releaseTo = end;
            if (end + 1 < text.length() && text.charAt(end) == '.' && Ascii.isDigit(text.charAt(end + 1))) {
                at = end + 1;
                end = Numbers.end(text, at, text.length());
            }
        }
        at = releaseTo;
        return releaseTo > releaseFrom;
    }

    private void readPre() {
        if (readWord(PRE)) {
            preRank = PRE_RANK[word];
            preFrom = numberFrom;
            preTo = at;
        }
    }

    private void readPost() {
        boolean implicit = at + 1 < text.length() && text.charAt(at) == '-' && Ascii.isDigit(text.charAt(at + 1));
        if (implicit) {
            numberFrom = at + 1;
            at = Numbers.end(text, numberFrom, text.length());
        }
        if (implicit || readWord(POST)) {
            post = true;
            postFrom = numberFrom;
            postTo = at;
        }
    }

    private void readDev() {
        if (readWord(DEV)) {
            dev = true;
            devFrom = numberFrom;
            devTo = at;
        }
    }

    /** Reads a separator, one of the words, a separator and a number; all but the word may be missing. */
    private boolean readWord(String[] words) {
        int start = at < text.length() && isSeparator(text.charAt(at)) ? at + 1 : at;
        for (int i = 0; i < words.length; i++) {
            if (text.regionMatches(true, start, words[i], 0, words[i].length())) {
                int after = start + words[i].length();
                boolean parted = after < text.length() && isSeparator(text.charAt(after));
                numberFrom = parted ? after + 1 : after;
                at = Numbers.end(text, numberFrom, text.length());
                word = i;
                return true;
            }
        }
        return false;
    }

    private boolean readLocal() {
        if (text.charAt(at) != '+' || at + 1 == text.length()) {
            return false;
        }
        localFrom = at + 1;
        localTo = text.length();
        boolean afterSeparator = true;
        for (int i = localFrom; i < localTo; i++) {
            boolean separator = isSeparator(text.charAt(i));
            if (separator ? afterSeparator : !Ascii.isAlphanumeric(text.charAt(i))) {
                return false;
            }
            afterSeparator = separator;
        }
        return !afterSeparator;
    }

    static boolean isSeparator(char c) {
        return c == '.' || c == '-' || c == '_';
    }

    /** The normal form (PEP 440, "Normalization"). */
    String normal() {
        StringBuilder normal = new StringBuilder();
        if (!Numbers.isZero(text, epochFrom, epochTo)) {
            number(normal, epochFrom, epochTo).append('!');
        }
        for (int i = releaseFrom; i < releaseTo; ) {
            int end = Numbers.end(text, i, releaseTo);
            number(normal.append(i > releaseFrom ? "." : ""), i, end);
            i = end + 1;
        }
        if (preRank >= 0 && preRank < BEHIND_ALL) {
            number(normal.append(preRank == 0 ? "a" : preRank == 1 ? "b" : "rc"), preFrom, preTo);
        }
        if (post) {
            number(normal.append(".post"), postFrom, postTo);
        }
        if (dev) {
            number(normal.append(".dev"), devFrom, devTo);
        }
        if (localTo > localFrom) {
            local(normal.append('+'));
        }
        return normal.toString();
    }

    private StringBuilder number(StringBuilder out, int from, int to) {
        int start = from;
        while (start < to - 1 && text.charAt(start) == '0') {
            start++;
        }
        return from == to ? out.append('0') : out.append(text, start, to);
    }

    private void local(StringBuilder out) {
        for (int i = localFrom; i < localTo; ) {
            int end = i;
            while (end < localTo && !isSeparator(text.charAt(end))) {
                end++;
            }
            out.append(i > localFrom ? "." : "");
            if (Numbers.end(text, i, end) == end) {
                number(out, i, end);
            } else {
                out.append(text.substring(i, end).toLowerCase(java.util.Locale.ROOT));
            }
            i = end + 1;
        }
    }
}
