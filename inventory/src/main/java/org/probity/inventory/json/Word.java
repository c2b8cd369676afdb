package org.probity.inventory.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A short ASCII text that comes again and again, with the bytes it is written as, closing quote included. */
final class Word {
    private final String text;
    private final long[] eights;
    private final long lastMask;
    private final int length;

    /** The word that came after this one when it was met last. */
    @Nullable
    Word next;

    /** The word whose bytes start at an index; as many as its length, its quote not counted. */
    Word(byte[] bytes, int from, int length, boolean interned) {
        String fresh = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        this.text = interned ? fresh.intern() : fresh;
        this.length = length + 1;
        this.eights = new long[length / 8 + 1];
        this.lastMask = Eights.mask(length % 8 + 1);
        for (int i = 0; i < eights.length; i++) {
            eights[i] = Eights.from(bytes, from + 8 * i);
        }
        eights[eights.length - 1] &= lastMask;
    }

    String text() {
        return text;
    }

    /** How many bytes it takes, with its quote. */
    int length() {
        return length;
    }

    /** Whether its bytes, quote included, start at an index. */
    boolean stands(byte[] bytes, int from) {
        int last = eights.length - 1;
        for (int i = 0; i < last; i++) {
            if (Eights.from(bytes, from + 8 * i) != eights[i]) {
                return false;
            }
        }
        return (Eights.from(bytes, from + 8 * last) & lastMask) == eights[last];
    }
}
