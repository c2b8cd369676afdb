package org.probity.inventory.match;

import org.probity.inventory.index.Occurrence;

/** A match at one place of one document. */
public record Finding(Occurrence occurrence, Match match) implements Comparable<Finding> {
    /** By vulnerability, release, document and place, so that the same data always gives the same list. */
    @Override
    public int compareTo(Finding other) {
        int order = match.vulnerability().compareTo(other.match.vulnerability());
        order = order != 0 ? order : occurrence.release().compareTo(other.occurrence.release());
        order = order != 0 ? order : occurrence.sbom().compareTo(other.occurrence.sbom());
        return order != 0 ? order : Integer.compare(occurrence.place(), other.occurrence.place());
    }
}
