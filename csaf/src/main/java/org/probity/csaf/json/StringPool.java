package org.probity.csaf.json;

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
    private int inTable;
    private int count;
    private final Map<String, JsonString> overflow = new HashMap<>();

    /** How many distinct texts were met. */
    int count() {
        return count;
    }

    /** The one string of this document that has these characters. */
    JsonString intern(char[] buffer, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = hash * 31 + buffer[i];
        }
        int mask = table.length - 1;
        int slot = slot(hash, mask);
        for (int probe = 0; probe < LONGEST_PROBE; probe++) {
            JsonString found = table[slot];
            if (found == null) {
                return add(slot, hash, new String(buffer, offset, length));
            }
            if (hashes[slot] == hash && same(found.value(), buffer, offset, length)) {
                return found;
            }
            slot = (slot + 1) & mask;
        }
        return overflow.computeIfAbsent(new String(buffer, offset, length), text -> new JsonString(text, count++));
    }

    private static int slot(int hash, int mask) {
        return (((hash ^ (hash >>> 15)) * 0x9E3779B1) >>> 7) & mask;
    }

    private static boolean same(String text, char[] buffer, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private JsonString add(int slot, int hash, String text) {
        JsonString overflowed = overflow.isEmpty() ? null : overflow.get(text);
        if (overflowed != null) {
            return overflowed;
        }
        JsonString added = new JsonString(text, count++);
        table[slot] = added;
        hashes[slot] = hash;
        if (++inTable * 2 > table.length) {
            grow();
        }
        return added;
    }

    private void grow() {
        @Nullable JsonString[] oldTable = table;
        int[] oldHashes = hashes;
        table = new JsonString[oldTable.length * 2];
        hashes = new int[table.length];
        for (int i = 0; i < oldTable.length; i++) {
            JsonString string = oldTable[i];
            if (string != null) {
                move(string, oldHashes[i]);
            }
        }
    }

    private void move(JsonString string, int hash) {
        int mask = table.length - 1;
        int slot = slot(hash, mask);
        for (int probe = 0; probe < LONGEST_PROBE; probe++) {
            if (table[slot] == null) {
                table[slot] = string;
                hashes[slot] = hash;
                return;
            }
            slot = (slot + 1) & mask;
        }
        overflow.put(string.value(), string);
        inTable--;
    }
}
