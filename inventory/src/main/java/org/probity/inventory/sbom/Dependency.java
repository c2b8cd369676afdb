package org.probity.inventory.sbom;

import java.util.List;

/**
 * An edge, or a bundle of edges with one origin, between parts of a document.
 *
 * @param from reference of the part that depends, contains or describes; reversed SPDX relations are turned round
 * @param kind what the edge means
 * @param type the document's own word ({@code dependsOn}, {@code DEV_DEPENDENCY_OF} …)
 * @param to references of the other ends; may be empty, which in CycloneDX says "depends on nothing"
 */
public record Dependency(String from, Kind kind, String type, List<String> to) {
    public Dependency {
        to = List.copyOf(to);
    }

    /** The meaning of an edge. */
    public enum Kind {
        DEPENDS_ON,
        CONTAINS,
        PROVIDES,
        DESCRIBES,
        OTHER
    }
}
