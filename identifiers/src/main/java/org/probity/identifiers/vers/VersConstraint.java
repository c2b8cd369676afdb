package org.probity.identifiers.vers;

/**
 * One constraint of a version range specifier.
 *
 * @param comparator how a version is to stand to this one
 * @param version the version, decoded
 */
public record VersConstraint(VersComparator comparator, String version) {
    /** The constraint as it is written in a specifier: the comparator unless it is equality, the version encoded. */
    @Override
    public String toString() {
        String encoded = VersCode.encode(version);
        return comparator == VersComparator.EQUAL ? encoded : comparator.sign() + encoded;
    }
}
