package org.probity.inventory.index;

/**
 * A component in one product release; {@link ComponentIndex#path} tells the way to it through the dependencies.
 *
 * @param sbom key of the document that says so
 * @param release the product release
 * @param place its place in the document, from 0
 * @param component what it may be recognised by
 */
public record Occurrence(String sbom, String release, int place, Held component) {}
