package org.probity.inventory.sbom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service that the described product calls or offers.
 *
 * @param parentRef reference of the enclosing service, or null
 * @param extra fields that have no place here, as a tree of maps, lists, strings, numbers and booleans
 */
public record Service(
        @Nullable String ref,
        @Nullable String parentRef,
        @Nullable String group,
        String name,
        @Nullable String version,
        @Nullable Organization provider,
        List<String> endpoints,
        Map<String, @Nullable Object> extra) {}
