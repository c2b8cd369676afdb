package org.probity.ledger.tree;

/** Gives the hashes of complete subtrees, from which every root and proof can be made. */
@FunctionalInterface
public interface Nodes {
    /**
     * The root of the complete subtree over the leaves {@code index * 2^level} to {@code (index + 1) * 2^level - 1}.
     * Only asked for subtrees that lie wholly inside the tree.
     */
    Hash node(int level, long index);
}
