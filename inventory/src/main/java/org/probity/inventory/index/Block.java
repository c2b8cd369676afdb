package org.probity.inventory.index;

import java.util.function.IntConsumer;

/**
 * A part of the index that can be searched: what is still in memory, or a segment on disk. Components and documents are
 * numbered from 0 within it.
 */
interface Block {
    /** Is told document and place. */
    interface Posting {
        void at(int sbom, int place);
    }

    int componentCount();

    int sbomCount();

    /** Tells components whose key has that hash; the key itself is to be compared. */
    void find(long keyHash, IntConsumer component);

    Held component(int component);

    /** Tells where a component occurs, documents that were replaced since among them. */
    void postings(int component, Posting posting);

    IndexedSbom sbom(int sbom);

    /** Component at a place of a document. */
    int componentAt(int sbom, int place);

    /** Place of the component before it on the way from the root, or -1. */
    int before(int sbom, int place);
}
