package org.probity.csaf.rules;

import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.Path;

/**
 * A branch of the product tree with the way that leads to it.
 *
 * @param parent the branch around it, or null at the top
 * @param node the branch itself
 * @param path its place
 * @param depth how often {@code branches} stands on the way, from 1
 * @param category its category, or the empty text where that is missing or no text
 * @param name its name, or the empty text where that is missing or no text
 */
record Branch(@Nullable Branch parent, JsonObject node, Path path, int depth, String category, String name) {

    static Branch of(@Nullable Branch parent, JsonObject node, Path path, int depth) {
        String category = node.string("category");
        String name = node.string("name");
        return new Branch(parent, node, path, depth, category == null ? "" : category, name == null ? "" : name);
    }

    /** The nearest branch of a category on the way up, this one included, or null. */
    @Nullable
    Branch nearest(String category) {
        for (Branch branch = this; branch != null; branch = branch.parent) {
            if (branch.category().equals(category)) {
                return branch;
            }
        }
        return null;
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
