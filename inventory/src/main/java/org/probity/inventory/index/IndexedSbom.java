package org.probity.inventory.index;

/**
 * A document in the index.
 *
 * @param key names it; adding another under the same key replaces it
 * @param release the product release it describes
 * @param components how many occurrences it has
 */
public record IndexedSbom(String key, String release, int components) {}
