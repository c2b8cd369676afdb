package org.probity.inventory.json;

import org.jspecify.annotations.Nullable;

/**
 * The short texts met last, each in the one place that its hash gives it, so that equal ones are one object. Documents repeat
 * themselves: the word that followed the last time is looked for first, and seldom another.
 */
final class Words {
    /** Longer ones hardly come twice. */
    static final int LONGEST = 40;

    private static final int PLACES = 512;

    private final @Nullable Word[] known = new Word[PLACES];
    private final boolean interned;
    private Word last = new Word(new byte[Eights.SLACK], 0, 0, false);

    /** {@code interned} where the words are compared with literals of the program. */
    Words(boolean interned) {
        this.interned = interned;
    }

    /** Takes a text with its closing quote, if it is short, ASCII, and without escapes; else takes nothing and is false. */
    boolean take(ByteSource in, Texts texts) {
        Word expected = last.next;
        if (expected == null || !in.holds(expected)) {
            int stop = texts.plainEnd();
            if (stop < 0 || stop - in.at > LONGEST) {
                return false;
            }
            expected = get(in.bytes, in.at, stop - in.at);
            last.next = expected;
        }
        in.at += expected.length();
        last = expected;
        return true;
    }

    /** The text taken last. */
    String taken() {
        return last.text();
    }

    private Word get(byte[] bytes, int from, int length) {
        int place = place(bytes, from, length + 1);
        Word there = known[place];
        if (there != null && there.length() == length + 1 && there.stands(bytes, from)) {
            return there;
        }
        Word fresh = new Word(bytes, from, length, interned);
        known[place] = fresh;
        return fresh;
    }

    private static int place(byte[] bytes, int from, int length) {
        long hash = length;
        int at = from;
        int left = length;
        for (; left > 8; left -= 8) {
            hash = mix(hash ^ Eights.from(bytes, at));
            at += 8;
        }
        return (int) (mix(hash ^ (Eights.from(bytes, at) & Eights.mask(left))) >>> 32) & (PLACES - 1);
    }

    private static long mix(long hash) {
        long mixed = hash * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
