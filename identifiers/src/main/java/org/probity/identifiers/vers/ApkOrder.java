package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * Alpine Linux, as {@code apk version -t} has it: numbers, a letter, suffixes such as {@code _rc1}, a commit hash behind
 * a tilde, and a package revision {@code -r1}.
 */
final class ApkOrder implements VersionOrder {
    /** What a version may hold, in the order in which having it makes a version later. */
    private static final int FIRST_NUMBER = 0;

    private static final int NUMBER = 1;
    private static final int LETTER = 2;
    private static final int SUFFIX = 3;
    private static final int SUFFIX_NUMBER = 4;
    private static final int COMMIT = 5;
    private static final int REVISION = 6;
    private static final int END = 7;
    private static final int INVALID = 8;

    /** Reads one version token by token. */
    private static final class Reader {
        private final String text;
        private int kind = FIRST_NUMBER;
        private int from;
        private int to;

        Reader(String text) {
            this.text = text;
            to = Numbers.end(text, 0, text.length());
            if (to == 0) {
                invalid();
            }
        }

        void next() {
            int last = kind;
            from = to;
            if (from >= text.length()) {
                kind = END;
                return;
            }
            char c = text.charAt(from);
            if (c == '.' && last <= NUMBER) {
                number(NUMBER, from + 1);
            } else if (Ascii.isLower(c) && last <= NUMBER) {
                kind = LETTER;
                to = from + 1;
            } else if (c == '_' && last <= SUFFIX_NUMBER) {
                suffix();
            } else if (Ascii.isDigit(c) && last == SUFFIX) {
                number(SUFFIX_NUMBER, from);
            } else if (c == '~' && last <= SUFFIX_NUMBER) {
                commit();
            } else if (text.startsWith("-r", from) && last <= COMMIT) {
                number(REVISION, from + 2);
            } else {
                invalid();
            }
        }

        private void number(int as, int start) {
            kind = as;
            from = start;
            to = Numbers.end(text, start, text.length());
            if (to == start) {
                invalid();
            }
        }

        private void suffix() {
            kind = SUFFIX;
            from++;
            to = from;
            while (to < text.length() && Ascii.isLower(text.charAt(to))) {
                to++;
            }
            if (PackageSuffix.rank(text, from, to) == PackageSuffix.UNKNOWN) {
                invalid();
            }
        }

        private void commit() {
            kind = COMMIT;
            from++;
            to = from;
            while (to < text.length() && Character.digit(text.charAt(to), 16) >= 0) {
                to++;
            }
            if (to == from) {
                invalid();
            }
        }

        private void invalid() {
            kind = INVALID;
            to = text.length();
        }
    }

    @Override
    public int compare(String a, String b) {
        Reader x = new Reader(a);
        Reader y = new Reader(b);
        while (x.kind == y.kind && x.kind != END) {
            int byValue = compareToken(x, y);
            if (byValue != 0 || x.kind == INVALID) {
                return byValue;
            }
            x.next();
            y.next();
        }
        return x.kind == y.kind ? 0 : compareKinds(x, y);
    }

    private static int compareToken(Reader x, Reader y) {
        return switch (x.kind) {
            case NUMBER -> {
                boolean fraction = x.text.charAt(x.from) == '0' || y.text.charAt(y.from) == '0';
                yield fraction ? text(x, y) : number(x, y);
            }
            case FIRST_NUMBER, SUFFIX_NUMBER, REVISION -> number(x, y);
            case SUFFIX ->
                Integer.compare(PackageSuffix.rank(x.text, x.from, x.to), PackageSuffix.rank(y.text, y.from, y.to));
            default -> text(x, y);
        };
    }

    private static int number(Reader x, Reader y) {
        return Numbers.compare(x.text, x.from, x.to, y.text, y.from, y.to);
    }

    private static int text(Reader x, Reader y) {
        return Numbers.compareText(x.text, x.from, x.to, y.text, y.from, y.to);
    }

    /** One version goes on where the other does not: it is later, unless by a suffix that stands for a pre-release. */
    private static int compareKinds(Reader x, Reader y) {
        if (x.kind == INVALID || y.kind == INVALID) {
            return x.kind == INVALID ? -1 : 1;
        }
        if (isPrerelease(x)) {
            return -1;
        }
        if (isPrerelease(y)) {
            return 1;
        }
        return Integer.compare(y.kind, x.kind);
    }

    private static boolean isPrerelease(Reader reader) {
        return reader.kind == SUFFIX && PackageSuffix.rank(reader.text, reader.from, reader.to) < PackageSuffix.RELEASE;
    }

    @Override
    public boolean isValid(String version) {
        Reader reader = new Reader(version);
        while (reader.kind < END) {
            reader.next();
        }
        return reader.kind == END;
    }
}
