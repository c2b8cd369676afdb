/**
 * The component index: who holds what, on disk, for millions of occurrences.
 *
 * <p>{@link org.probity.inventory.index.ComponentIndex} is the entrance. What is added goes to a journal and to memory; from
 * time to time memory becomes an immutable segment of memory-mapped files, and small segments are merged into larger ones. A
 * manifest that is replaced in one step says which segments count, so a crash at any moment leaves the index as it was after
 * the last addition that reached the journal.
 */
@NullMarked
package org.probity.inventory.index;

import org.jspecify.annotations.NullMarked;
