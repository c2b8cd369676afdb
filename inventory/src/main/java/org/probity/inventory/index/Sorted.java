package org.probity.inventory.index;

/** A block whose components are numbered by the hashes of their keys and then of their contents: ready to be written or merged. */
interface Sorted {
    int componentCount();

    long keyHash(int component);

    long contentHash(int component);

    byte[] record(int component);

    void postings(int component, Block.Posting posting);

    int sbomCount();

    IndexedSbom sbom(int sbom);

    int componentAt(int sbom, int place);

    int before(int sbom, int place);

    /** Further keys, sorted by hash. */
    int keyCount();

    long keyAt(int key);

    int keyComponent(int key);
}
