package org.probity.inventory.sbom;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is told a document's parts as they are read. A component nested in another comes before or after it, as the document has it;
 * {@link Component#parent()} joins them. {@link #document} comes once, last of all, when the whole was read.
 */
public interface SbomHandler {
    /** A component other than the one that the document is about. */
    default void component(Component component) {}

    default void dependency(Dependency dependency) {}

    default void service(Service service) {}

    /** An entry of CycloneDX's list of vulnerabilities, as a tree with the names of the JSON form. */
    default void vulnerability(Map<String, @Nullable Object> vulnerability) {}

    default void oddity(Oddity oddity) {}

    default void document(SbomDocument document) {}
}
