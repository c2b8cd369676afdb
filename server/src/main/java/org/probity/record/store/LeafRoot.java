package org.probity.record.store;

import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.tree.Hash;

/** The root of a growing list of leaves (RFC 6962 2.1), in memory that grows with the logarithm of their number. */
final class LeafRoot {
    /** Roots of full subtrees, largest first, one for each bit of {@link #size}. */
    private final List<Hash> peaks = new ArrayList<>();

    private long size;

    void add(Hash leaf) {
        Hash node = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            node = Hash.node(peaks.removeLast(), node);
        }
        peaks.add(node);
        size++;
    }

    long size() {
        return size;
    }

    Hash root() {
        if (peaks.isEmpty()) {
            return Hash.EMPTY_TREE;
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Hash.node(peaks.get(i), root);
        }
        return root;
    }
}
