package org.probity.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.base.LedgerException;

/**
 * Roots, inclusion and consistency proofs by RFC 6962, section 2.1; checks by RFC 9162, sections 2.1.3.2 and 2.1.4.2.
 * Making a proof asks for O(log n) nodes; checking one costs O(log n) hashes.
 */
public final class Proofs {
    /** No proof in a tree below 2^63 leaves is longer. */
    public static final int MAX_LENGTH = 63;

    private Proofs() {}

    /** The root of the tree with {@code size} leaves. */
    public static Hash root(long size, Nodes nodes) {
        return size == 0 ? Hash.EMPTY_TREE : range(0, size, nodes);
    }

    /**
     * The audit path of a leaf, from its sibling up to the root's child.
     *
     * @throws LedgerException unless {@code 0 <= index < size}
     */
    public static List<Hash> inclusion(long index, long size, Nodes nodes) {
        if (index < 0 || index >= size) {
            throw new LedgerException("there is no entry " + index + " in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        inclusion(index, 0, size, nodes, path);
        return path;
    }

    /**
     * The proof that the tree with {@code from} leaves is a prefix of the one with {@code to}. Empty when either is trivial
     * ({@code from} 0 or equal to {@code to}).
     *
     * @throws LedgerException unless {@code 0 <= from <= to}
     */
    public static List<Hash> consistency(long from, long to, Nodes nodes) {
        if (from < 0 || from > to) {
            throw new LedgerException("no consistency proof leads from size " + from + " to size " + to);
        }
        List<Hash> path = new ArrayList<>();
        if (from > 0 && from < to) {
            consistency(from, 0, to, true, nodes, path);
        }
        return path;
    }

    /** Whether the path leads from the leaf hash at {@code index} to the root of the tree with {@code size} leaves. */
    public static boolean verifiesInclusion(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size || path.size() > MAX_LENGTH) {
            return false;
        }
        Hasher hasher = new Hasher();
        long fn = index;
        long sn = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = hasher.node(sibling, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = hasher.node(hash, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && hash.equals(root);
    }

    /** Whether the proof shows that the tree ({@code from}, {@code first}) is a prefix of ({@code to}, {@code second}). */
    public static boolean verifiesConsistency(long from, Hash first, long to, Hash second, List<Hash> proof) {
        if (from < 0 || from > to || proof.size() > MAX_LENGTH) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && first.equals(second) && (from != 0 || first.equals(Hash.EMPTY_TREE));
        }
        if (from == 0) {
            return proof.isEmpty() && first.equals(Hash.EMPTY_TREE);
        }
        List<Hash> path = new ArrayList<>(proof);
        if (Long.bitCount(from) == 1) {
            path.addFirst(first);
        }
        return !path.isEmpty() && walk(from - 1, to - 1, path, first, second);
    }

    private static boolean walk(long lastOld, long lastNew, List<Hash> path, Hash first, Hash second) {
        Hasher hasher = new Hasher();
        int skip = Long.numberOfTrailingZeros(~lastOld);
        long fn = lastOld >> skip;
        long sn = lastNew >> skip;
        Hash old = path.getFirst();
        Hash grown = path.getFirst();
        for (Hash hash : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                old = hasher.node(hash, old);
                grown = hasher.node(hash, grown);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                grown = hasher.node(grown, hash);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && old.equals(first) && grown.equals(second);
    }

    private static void inclusion(long index, long start, long size, Nodes nodes, List<Hash> path) {
        if (size == 1) {
            return;
        }
        long left = split(size);
        if (index < left) {
            inclusion(index, start, left, nodes, path);
            path.add(range(start + left, size - left, nodes));
        } else {
            inclusion(index - left, start + left, size - left, nodes, path);
            path.add(range(start, left, nodes));
        }
    }

    private static void consistency(long old, long start, long size, boolean whole, Nodes nodes, List<Hash> path) {
        if (old == size) {
            if (!whole) {
                path.add(range(start, size, nodes));
            }
            return;
        }
        long left = split(size);
        if (old <= left) {
            consistency(old, start, left, whole, nodes, path);
            path.add(range(start + left, size - left, nodes));
        } else {
            consistency(old - left, start + left, size - left, false, nodes, path);
            path.add(range(start, left, nodes));
        }
    }

    private static Hash range(long start, long size, Nodes nodes) {
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.node(level, start >> level);
        }
        long left = split(size);
        return Hash.node(range(start, left, nodes), range(start + left, size - left, nodes));
    }

    /** The largest power of two smaller than the size. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
