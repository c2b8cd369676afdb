package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * RubyGems, {@code Gem::Version}: stretches of digits and of letters, words before numbers, what is missing is zero;
 * zeros that end the release part or the whole do not count.
 */
final class GemOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        String x = dashed(a);
        String y = dashed(b);
        Segments left = new Segments(x);
        Segments right = new Segments(y);
        while (true) {
            boolean leftGoesOn = left.next();
            boolean rightGoesOn = right.next();
            int bySegment = compareSegment(left, right);
            if (bySegment != 0 || (!leftGoesOn && !rightGoesOn)) {
                return bySegment;
            }
        }
    }

    private static String dashed(String version) {
        return version.indexOf('-') < 0 ? version : version.replace("-", ".pre.");
    }

    private static int compareSegment(Segments x, Segments y) {
        if (x.word != y.word) {
            return x.word ? -1 : 1;
        }
        return x.word
                ? Numbers.compareText(x.text, x.from, x.to, y.text, y.from, y.to)
                : Numbers.compare(x.text, x.from, x.to, y.text, y.from, y.to);
    }

    /** Walks over the segments; behind the last one stands an endless row of zeros. */
    private static final class Segments {
        private final String text;
        private final int firstWord;
        private final int releaseEnd;
        private boolean word;
        private int from;
        private int to;

        Segments(String text) {
            this.text = text;
            int at = 0;
            while (at < text.length() && !Ascii.isLetter(text.charAt(at))) {
                at++;
            }
            firstWord = at;
            while (at > 0 && (text.charAt(at - 1) == '0' || !Ascii.isDigit(text.charAt(at - 1)))) {
                at--;
            }
            releaseEnd = Numbers.end(text, at, firstWord);
        }

        /** Goes to the next segment; false if there was none, and a zero stands for it. */
        boolean next() {
            from = to >= releaseEnd && to < firstWord ? firstWord : to;
            while (from < text.length() && !Ascii.isAlphanumeric(text.charAt(from))) {
                from++;
            }
            word = from < text.length() && Ascii.isLetter(text.charAt(from));
            to = from;
            while (to < text.length() && (word ? Ascii.isLetter(text.charAt(to)) : Ascii.isDigit(text.charAt(to)))) {
                to++;
            }
            return from < text.length();
        }
    }

    @Override
    public boolean isValid(String version) {
        return !version.isEmpty()
                && Ascii.isDigit(version.charAt(0))
                && Ascii.isAlphanumeric(version.charAt(version.length() - 1))
                && version.chars().allMatch(c -> Ascii.isAlphanumeric(c) || c == '.' || c == '-');
    }
}
