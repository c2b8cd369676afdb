package org.probity.ledger.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of one tree that inclusion proofs have led to its root so far. Proofs of many entries share most of their nodes: a
 * proof that comes to a proven node need not be hashed any further, since the rest of its path must be what is proven already.
 * For one thread.
 */
public final class ProvenNodes {
    private final long size;
    private final Hash root;
    private final Hasher hasher = new Hasher();
    private final Map<Long, Hash> proven = new HashMap<>();

    /** Nothing is proven yet of the tree of this size with this root. */
    public ProvenNodes(long size, Hash root) {
        this.size = size;
        this.root = root;
    }

    /** Whether the path leads from the leaf hash at {@code index} to the root, as {@link Proofs#verifiesInclusion} has it. */
    public boolean include(Hash leaf, long index, List<Hash> path) {
        if (index < 0 || index >= size || path.size() > Proofs.MAX_LENGTH) {
            return false;
        }
        Way way = new Way(index, size - 1);
        List<Long> places = new ArrayList<>();
        List<Hash> hashes = new ArrayList<>();
        Hash hash = leaf;
        for (int step = 0; !way.atRoot(); step++) {
            Hash known = proven.get(way.place());
            if (known != null) {
                return known.equals(hash) && isProven(path, step, way) && remember(places, hashes);
            }
            if (step == path.size()) {
                return false;
            }
            Hash sibling = path.get(step);
            places.add(way.place());
            hashes.add(hash);
            places.add(way.sibling());
            hashes.add(sibling);
            hash = way.isRight() ? hasher.node(sibling, hash) : hasher.node(hash, sibling);
            way.up();
        }
        return places.size() == 2 * path.size() && hash.equals(root) && remember(places, hashes);
    }

    private boolean isProven(List<Hash> path, int from, Way way) {
        for (int step = from; step < path.size(); step++) {
            Hash sibling = proven.get(way.sibling());
            if (way.atRoot() || sibling == null || !sibling.equals(path.get(step))) {
                return false;
            }
            way.up();
        }
        return way.atRoot();
    }

    private boolean remember(List<Long> places, List<Hash> hashes) {
        for (int i = 0; i < places.size(); i++) {
            proven.put(places.get(i), hashes.get(i));
        }
        return true;
    }

    /** Where a path is on its way up: RFC 9162, section 2.1.3.2, whose fn and sn these are. */
    private static final class Way {
        private long fn;
        private long sn;
        private int level;

        Way(long index, long last) {
            this.fn = index;
            this.sn = last;
            skip();
        }

        boolean atRoot() {
            return sn == 0;
        }

        boolean isRight() {
            return (fn & 1) == 1;
        }

        void up() {
            rise();
            skip();
        }

        /** A last node without a sibling stands for its parent as well. */
        private void skip() {
            while (fn == sn && fn != 0 && !isRight()) {
                rise();
            }
        }

        private void rise() {
            fn >>= 1;
            sn >>= 1;
            level++;
        }

        long place() {
            return place(fn);
        }

        long sibling() {
            return place(fn ^ 1);
        }

        /** Another number for every node of the tree: that of the gap between leaves in its middle. */
        private long place(long at) {
            return (2 * at + 1) << level;
        }
    }
}
