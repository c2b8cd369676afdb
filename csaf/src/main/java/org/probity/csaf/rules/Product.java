package org.probity.csaf.rules;

import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.Path;

/**
 * A full product name element.
 *
 * @param node the element
 * @param path its place
 * @param branch the branch that holds it, or null where it stands elsewhere
 * @param combination the product path (2.1) or relationship (2.0) that it names, or null where it is none
 * @param id its product id, or null where that is missing or no text
 * @param helper its identification helper, or null
 */
record Product(
        JsonObject node,
        Path path,
        @Nullable Branch branch,
        @Nullable JsonObject combination,
        @Nullable JsonString id,
        @Nullable JsonObject helper) {

    static Product of(JsonObject node, Path path, @Nullable Branch branch, @Nullable JsonObject combination) {
        JsonString id = node.get("product_id") instanceof JsonString text ? text : null;
        return new Product(node, path, branch, combination, id, node.object("product_identification_helper"));
    }

    /** The place of its identification helper. */
    Path helperPath() {
        return path.at("product_identification_helper");
    }

    /** The very element, not one that looks like it. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
