package org.probity.csaf.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal texts one object and one ordinal. Open addressing over the parser's own character buffer, so that a text
 * seen before is not even built again; after a long probe (chance or attack) a tree-backed map answers instead.
 */
final class StringPool {
    private static final int LONGEST_PROBE = 24;

    private @Nullable JsonString[] table = new JsonString[256];
    private int[] hashes = new int[256];
    private char[][] keys = new char[256][];
    private int shift = 24;
    private int inTable;
    private int count;
    private final Map<String, JsonString> overflow = new HashMap<>();

    /** How many distinct texts were met. */
    int count() {
        return count;
    }

    /** The one string of this document that has these characters. */
    JsonString intern(char[] buffer, int offset, int length) {
        int hash = hash(buffer, offset, length);
        int mask = table.length - 1;
        int slot = slot(hash);
        for (int probe = 0; probe < LONGEST_PROBE; probe++) {
            JsonString found = table[slot];
            if (found == null) {
                return add(slot, hash, buffer, offset, length);
            }
            if (hashes[slot] == hash
                    && Arrays.equals(keys[slot], 0, keys[slot].length, buffer, offset, offset + length)) {
                return found;
            }
            slot = (slot + 1) & mask;
        }
        return overflow.computeIfAbsent(new String(buffer, offset, length), text -> new JsonString(text, count++));
    }

    /** The polynomial hash of strings, four characters at a time. */
    private static int hash(char[] buffer, int offset, int length) {
        int hash = 0;
        int i = offset;
        int end = offset + length;
        for (; i + 3 < end; i += 4) {
            hash = hash * 923_521 + buffer[i] * 29_791 + buffer[i + 1] * 961 + buffer[i + 2] * 31 + buffer[i + 3];
        }
        for (; i < end; i++) {
            hash = hash * 31 + buffer[i];
        }
        return hash;
    }

    /** The high bits of a multiplicative hash, which numbers in sequence spread evenly over. */
    private int slot(int hash) {
        return (hash * 0x9E3779B1) >>> shift;
    }

    private JsonString add(int slot, int hash, char[] buffer, int offset, int length) {
        String text = new String(buffer, offset, length);
        JsonString overflowed = overflow.isEmpty() ? null : overflow.get(text);
        if (overflowed != null) {
            return overflowed;
        }
        JsonString added = new JsonString(text, count++);
        table[slot] = added;
        hashes[slot] = hash;
        keys[slot] = Arrays.copyOfRange(buffer, offset, offset + length);
        if (++inTable * 2 > table.length) {
            grow();
        }
        return added;
    }

    private void grow() {
        @Nullable JsonString[] oldTable = table;
        int[] oldHashes = hashes;
        char[][] oldKeys = keys;
        table = new JsonString[oldTable.length * 2];
        hashes = new int[table.length];
        keys = new char[table.length][];
        shift--;
        for (int i = 0; i < oldTable.length; i++) {
            JsonString string = oldTable[i];
            if (string != null) {
                move(string, oldHashes[i], oldKeys[i]);
            }
        }
    }

    private void move(JsonString string, int hash, char[] key) {
        int mask = table.length - 1;
        int slot = slot(hash);
        for (int probe = 0; probe < LONGEST_PROBE; probe++) {
            if (table[slot] == null) {
                table[slot] = string;
                hashes[slot] = hash;
                keys[slot] = key;
                return;
            }
            slot = (slot + 1) & mask;
        }
        overflow.put(string.value(), string);
        inTable--;
    }
}
