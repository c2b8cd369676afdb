package org.probity.ledger.tiles;

import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Hasher;

/** One hash tile: up to 256 hashes of one row of the tree. */
record Tile(List<Hash> hashes) {
    Tile {
        hashes = List.copyOf(hashes);
    }

    static Tile decode(byte[] bytes, int width) {
        if (bytes.length != width * Hash.LENGTH) {
            throw new LedgerException("it has " + bytes.length + " bytes instead of " + width * Hash.LENGTH);
        }
        List<Hash> hashes = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            hashes.add(Hash.of(bytes, i * Hash.LENGTH));
        }
        return new Tile(hashes);
    }

    static byte[] encode(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(bytes, i * Hash.LENGTH);
        }
        return bytes;
    }

    /** The root of the complete subtree over {@code 2^level} hashes, the {@code index}-th of its size in this tile. */
    Hash node(int level, int index) {
        int from = index << level;
        return new Hasher().complete(hashes.subList(from, from + (1 << level)));
    }
}
