package org.probity.inventory.sbom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of itself.
 *
 * @param serialNumber CycloneDX serial number or SPDX document namespace
 * @param version CycloneDX's count of issues of the same document, or null
 * @param timestamp as written
 * @param primary the component that the document is about, where it is given in place
 * @param describes references of what the document is about, where it is given by reference (SPDX)
 * @param extra fields that have no place here, as a tree of maps, lists, strings, numbers and booleans
 * @param components how many components were read, the primary one not counted
 */
public record SbomDocument(
        SbomFormat format,
        @Nullable String specVersion,
        @Nullable String serialNumber,
        @Nullable Long version,
        @Nullable String name,
        @Nullable String timestamp,
        List<String> tools,
        List<String> authors,
        @Nullable Organization supplier,
        @Nullable Organization manufacturer,
        @Nullable Component primary,
        List<String> describes,
        List<Property> properties,
        Map<String, @Nullable Object> extra,
        long components) {}
