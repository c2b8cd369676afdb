package org.probity.inventory.sbom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address outside the document: website, source, advisories, another bill of materials … by CycloneDX's type names.
 *
 * @param extra its comment and further fields, as a tree
 */
public record ExternalReference(String type, String url, List<Hash> hashes, Map<String, @Nullable Object> extra) {
    public ExternalReference {
        hashes = List.copyOf(hashes);
    }
}
