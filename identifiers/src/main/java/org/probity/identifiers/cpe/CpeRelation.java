package org.probity.identifiers.cpe;

/** How the set of products that a source names relates to the set that a target names (NISTIR 7696 section 6.1). */
public enum CpeRelation {
    /** Both name the same. */
    EQUAL,
    /** The source names a part of what the target names. */
    SUBSET,
    /** The source names all that the target names, and more. */
    SUPERSET,
    /** They have nothing in common. */
    DISJOINT,
    /** They overlap, or the target holds wildcards so that the specification leaves the relation open. */
    UNDEFINED
}
