package org.probity.csaf.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The different texts of one document, each with one object and one ordinal. Texts are told apart by their UTF-8 bytes,
 * which stay where they are in the source (or, where the source spells them with escapes, in a side buffer), and become
 * strings when somebody asks. Open addressing; after a long probe (chance or attack) a tree-backed map answers instead.
 */
final class TextPool {
    private static final int LONGEST_PROBE = 24;

    /** About how many bytes of a document there are to a different text. */
    private static final int BYTES_A_TEXT = 48;

    private final byte[] source;
    private byte[] side = new byte[0];
    private int sideLength;

    private JsonString[] texts;
    /** Where the bytes of a text are: an index in the source, or the complement of one in the side buffer. */
    private int[] places;

    private int[] lengths;
    /** The text that came after a text the last time, or 0: lists often repeat the order of lists before them. */
    private int[] followers;

    private int count;
    private int last;
    private int empty = -1;

    private int[] slots;
    private long[] hashes;
    private int inTable;
    private @Nullable Map<String, Integer> overflow;

    TextPool(byte[] source) {
        this.source = source;
        int first = Integer.highestOneBit(Math.clamp(source.length / BYTES_A_TEXT, 32, 8_192));
        texts = new JsonString[first];
        places = new int[first];
        lengths = new int[first];
        followers = new int[first];
        slots = new int[first * 2];
        hashes = new long[first * 2];
    }

    /** The source that the document was read from. */
    byte[] source() {
        return source;
    }

    /** How many different texts were met. */
    int count() {
        return count;
    }

    /** The text of an ordinal. */
    JsonString get(int ordinal) {
        return texts[ordinal];
    }

    /** The ordinal of the empty text, or -1 where the document has none. */
    int empty() {
        return empty;
    }

    /** Whether a text is without characters. */
    boolean isEmpty(int ordinal) {
        return lengths[ordinal] == 0;
    }

    /** Makes the string of a text. */
    String decode(int ordinal) {
        int place = places[ordinal];
        return decode(place < 0 ? side : source, place < 0 ? ~place : place, lengths[ordinal]);
    }

    private static String decode(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    /** The bytes of a text that was read without escapes. */
    int length(int ordinal) {
        return lengths[ordinal];
    }

    /**
     * The ordinal of the text at an index of the source if it is the one that is expected here, and if so it is taken;
     * otherwise -1, which says nothing.
     */
    int expected(int at) {
        if (count == 0) {
            return -1;
        }
        int guess = followers[last];
        int place = places[guess];
        int quoted = lengths[guess] + 1;
        if (place < 0 || at + quoted > source.length || !Bytes.same(source, at, source, place, quoted)) {
            return -1;
        }
        last = guess;
        return guess;
    }

    /** The ordinal of a text that the source holds in so many bytes without an escape. */
    int intern(int at, int length, long hash) {
        return follow(find(source, at, length, hash, at));
    }

    /** The ordinal of a text whose bytes are elsewhere; they are copied if it is new. */
    int intern(byte[] bytes, int length) {
        int known = count;
        int ordinal = find(bytes, 0, length, Bytes.hash(bytes, 0, length), ~sideLength);
        if (ordinal == known) {
            if (side.length < sideLength + length) {
                side = Arrays.copyOf(side, Math.max(sideLength + length, side.length * 2));
            }
            System.arraycopy(bytes, 0, side, sideLength, length);
            sideLength += length;
        }
        return follow(ordinal);
    }

    private int follow(int ordinal) {
        followers[last] = ordinal;
        last = ordinal;
        return ordinal;
    }

    private int find(byte[] bytes, int at, int length, long hash, int place) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        for (int probe = 0; probe < LONGEST_PROBE; probe++) {
            int found = slots[slot] - 1;
            if (found < 0) {
                return add(slot, hash, bytes, at, length, place);
            }
            if (hashes[slot] == hash && lengths[found] == length && isAt(found, bytes, at)) {
                return found;
            }
            slot = (slot + 1) & mask;
        }
        return findInOverflow(decode(bytes, at, length), place, length);
    }

    private boolean isAt(int ordinal, byte[] bytes, int at) {
        int place = places[ordinal];
        return Bytes.same(place < 0 ? side : source, place < 0 ? ~place : place, bytes, at, lengths[ordinal]);
    }

    private int findInOverflow(String text, int place, int length) {
        if (overflow == null) {
            overflow = new HashMap<>();
        }
        Integer known = overflow.get(text);
        if (known != null) {
            return known;
        }
        overflow.put(text, count);
        return append(place, length);
    }

    private int add(int slot, long hash, byte[] bytes, int at, int length, int place) {
        if (overflow != null) {
            Integer known = overflow.get(decode(bytes, at, length));
            if (known != null) {
                return known;
            }
        }
        int added = append(place, length);
        slots[slot] = added + 1;
        hashes[slot] = hash;
        if (++inTable * 2 > slots.length) {
            grow();
        }
        return added;
    }

    private int append(int place, int length) {
        if (count == texts.length) {
            int larger = count + (count >> 1);
            texts = Arrays.copyOf(texts, larger);
            places = Arrays.copyOf(places, larger);
            lengths = Arrays.copyOf(lengths, larger);
            followers = Arrays.copyOf(followers, larger);
        }
        if (length == 0) {
            empty = count;
        }
        texts[count] = new JsonString(this, count);
        places[count] = place;
        lengths[count] = length;
        return count++;
    }

    private void grow() {
        int[] oldSlots = slots;
        long[] oldHashes = hashes;
        slots = new int[oldSlots.length * 2];
        hashes = new long[slots.length];
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != 0) {
                move(oldSlots[i], oldHashes[i]);
            }
        }
    }

    private void move(int entry, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        for (int probe = 0; probe < LONGEST_PROBE; probe++) {
            if (slots[slot] == 0) {
                slots[slot] = entry;
                hashes[slot] = hash;
                return;
            }
            slot = (slot + 1) & mask;
        }
        if (overflow == null) {
            overflow = new HashMap<>();
        }
        overflow.put(decode(entry - 1), entry - 1);
        inTable--;
    }

    /** Lets go of what only reading needs. */
    void close() {
        slots = new int[0];
        hashes = new long[0];
        followers = new int[0];
        overflow = null;
    }
}
