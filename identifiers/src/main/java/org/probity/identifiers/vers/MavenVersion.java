package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.Ascii;

/**
 * A Maven version taken apart into lists of tokens: each dash and each change between digits and letters opens a list
 * inside the list before it, so the lists form a chain, and comparing them needs no recursion.
 */
final class MavenVersion implements Comparable<MavenVersion> {
    private static final List<String> QUALIFIERS = List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");
    private static final int RELEASE = QUALIFIERS.indexOf("");

    /** A number, or with {@code word} a qualifier and its rank among the known ones. */
    private record Token(String text, boolean word, int rank) {
        boolean isNull() {
            return word ? rank == RELEASE : Numbers.isZero(text, 0, text.length());
        }

        int compareToNothing() {
            return word ? Integer.compare(rank, RELEASE) : isNull() ? 0 : 1;
        }

        int compareTo(Token other) {
            if (word != other.word) {
                return word ? -1 : 1;
            }
            if (!word) {
                return Numbers.compare(text, 0, text.length(), other.text, 0, other.text.length());
            }
            int byRank = Integer.compare(rank, other.rank);
            return byRank != 0 || rank < QUALIFIERS.size() ? byRank : text.compareTo(other.text);
        }
    }

    private final String text;
    private final List<List<Token>> lists = new ArrayList<>();

    MavenVersion(String version) {
        text = version.toLowerCase(Locale.ROOT);
        lists.add(new ArrayList<>());
        read();
        normalize();
    }

    private void read() {
        int start = 0;
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = Ascii.isDigit(c);
            if (c == '.' || c == '-') {
                add(start, i, digits, false);
                start = i + 1;
                if (c == '-') {
                    lists.add(new ArrayList<>());
                }
            } else {
                if (digit != digits && i > start) {
                    add(start, i, digits, digit);
                    start = i;
                    lists.add(new ArrayList<>());
                }
                digits = digit;
            }
        }
        if (start < text.length()) {
            add(start, text.length(), digits, false);
        }
    }

    private void add(int from, int to, boolean digits, boolean followedByDigit) {
        if (from == to) {
            lists.getLast().add(new Token("0", false, 0));
        } else if (digits) {
            lists.getLast().add(new Token(text.substring(from, to), false, 0));
        } else {
            String word = known(text.substring(from, to), followedByDigit);
            int rank = QUALIFIERS.indexOf(word);
            lists.getLast().add(new Token(word, true, rank < 0 ? QUALIFIERS.size() : rank));
        }
    }

    private static String known(String word, boolean followedByDigit) {
        return switch (word) {
            case "a" -> followedByDigit ? "alpha" : word;
            case "b" -> followedByDigit ? "beta" : word;
            case "m" -> followedByDigit ? "milestone" : word;
            case "ga", "final", "release" -> "";
            case "cr" -> "rc";
            default -> word;
        };
    }

    /** Drops what stands for nothing at the end of each list, and lists with nothing in them at the end. */
    private void normalize() {
        for (List<Token> list : lists) {
            while (!list.isEmpty() && list.getLast().isNull()) {
                list.removeLast();
            }
        }
        while (!lists.isEmpty() && lists.getLast().isEmpty()) {
            lists.removeLast();
        }
    }

    @Override
    public int compareTo(MavenVersion other) {
        for (int level = 0; ; level++) {
            int aSize = tokens(level);
            int bSize = other.tokens(level);
            for (int place = 0; place < Math.max(aSize, bSize); place++) {
                int byItem = compareAt(level, place, aSize, other, bSize);
                if (byItem != 0) {
                    return byItem;
                }
            }
            boolean aGoesOn = level + 1 < lists.size();
            boolean bGoesOn = level + 1 < other.lists.size();
            if (!aGoesOn || !bGoesOn || aSize != bSize) {
                return compareEnds(aGoesOn && aSize >= bSize, bGoesOn && bSize >= aSize, other, level + 1);
            }
        }
    }

    private int tokens(int level) {
        return level < lists.size() ? lists.get(level).size() : 0;
    }

    /** Compares what stands at one place of two lists, of which at least one has a token there. */
    private int compareAt(int level, int place, int aSize, MavenVersion other, int bSize) {
        if (place < aSize && place < bSize) {
            return lists.get(level).get(place).compareTo(other.lists.get(level).get(place));
        }
        return place < aSize
                ? against(lists.get(level).get(place), other, level, place == bSize)
                : -against(other.lists.get(level).get(place), this, level, place == aSize);
    }

    /** Compares a token to the list that goes on in the other version, if it does here, or to nothing. */
    private static int against(Token token, MavenVersion other, int level, boolean atEnd) {
        boolean list = atEnd && level + 1 < other.lists.size();
        return list ? (token.word ? -1 : 1) : token.compareToNothing();
    }

    /** A list against nothing is as its first token against nothing. */
    private int compareEnds(boolean aGoesOn, boolean bGoesOn, MavenVersion other, int next) {
        if (aGoesOn == bGoesOn) {
            return 0;
        }
        return aGoesOn
                ? firstToken(next).compareToNothing()
                : -other.firstToken(next).compareToNothing();
    }

    private Token firstToken(int from) {
        int at = from;
        while (lists.get(at).isEmpty()) {
            at++;
        }
        return lists.get(at).getFirst();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MavenVersion that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return lists.hashCode();
    }
}
