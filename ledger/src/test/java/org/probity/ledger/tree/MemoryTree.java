package org.probity.ledger.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Complete subtrees out of a list of leaves, kept once computed. */
final class MemoryTree implements Nodes {
    private final List<Hash> leaves = new ArrayList<>();
    private final Map<String, Hash> known = new HashMap<>();

    MemoryTree(int size) {
        for (int i = 0; i < size; i++) {
            leaves.add(leaf(i));
        }
    }

    static Hash leaf(long i) {
        return Hash.leaf(Long.toString(i).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    List<Hash> first(int size) {
        return leaves.subList(0, size);
    }

    @Override
    public Hash node(int level, long index) {
        if (level == 0) {
            return leaves.get((int) index);
        }
        Hash hash = known.get(level + "/" + index);
        if (hash == null) {
            hash = Hash.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
            known.put(level + "/" + index, hash);
        }
        return hash;
    }
}
