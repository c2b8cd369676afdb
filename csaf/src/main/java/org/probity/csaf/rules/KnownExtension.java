package org.probity.csaf.rules;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.structure.DocumentationExtensions;
import org.probity.csaf.structure.Shape;

/**
 * An extension this implementation knows: the ones that the technical committee made for documentation. No official or
 * registered one exists yet, so each of these is experimental.
 *
 * @param schema its {@code $schema}
 * @param shape its structure
 * @param most how often it may stand in one {@code x_extensions}, by the kind of place
 * @param incompatible extensions that may not stand in the same document
 */
record KnownExtension(String schema, Shape shape, Map<Place, Integer> most, Set<String> incompatible) {
    private static final Map<String, KnownExtension> ALL = Map.of(
            DocumentationExtensions.SCHEMA_11,
            new KnownExtension(
                    DocumentationExtensions.SCHEMA_11,
                    DocumentationExtensions.DOCUMENTATION_11,
                    places(1, 1, 1, 1, 1, 1, 1),
                    Set.of(DocumentationExtensions.SCHEMA_12)),
            DocumentationExtensions.SCHEMA_12,
            new KnownExtension(
                    DocumentationExtensions.SCHEMA_12,
                    DocumentationExtensions.DOCUMENTATION_12,
                    places(4096, 4096, 10, 2, 0, 4096, 4096),
                    Set.of(DocumentationExtensions.SCHEMA_11)),
            DocumentationExtensions.SCHEMA_13,
            new KnownExtension(
                    DocumentationExtensions.SCHEMA_13,
                    DocumentationExtensions.DOCUMENTATION_13,
                    places(0, 0, 0, 0, 0, 0, 1),
                    Set.of()));

    /** The kinds of places where extensions may stand. */
    enum Place {
        DOCUMENT,
        BRANCH,
        FULL_PRODUCT_NAME,
        PRODUCT_PATH,
        METRIC,
        VULNERABILITY,
        ROOT
    }

    private static Map<Place, Integer> places(int... most) {
        Map<Place, Integer> byPlace = new EnumMap<>(Place.class);
        int next = 0;
        for (Place place : Place.values()) {
            byPlace.put(place, most[next++]);
        }
        return byPlace;
    }

    /** The known extension of this schema, or null. */
    static @Nullable KnownExtension find(@Nullable String schema) {
        return schema == null ? null : ALL.get(schema);
    }
}
