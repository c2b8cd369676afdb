package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

/** The product tree of a document, walked once: all branches, all full product names, all groups. */
final class ProductTree {
    private final List<Branch> branches = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final @Nullable Product[] byOrdinal;
    private final int[] groupByOrdinal;
    private final JsonObject tree;
    private final JsonArray groups;
    private final JsonArray combinations;
    private final Path combinationsPath;

    /** A product path (2.1) or relationship (2.0): where it starts and what it leads through. */
    interface ReferenceVisitor {
        void visit(JsonString reference, Path path);
    }

    ProductTree(CsafDocument document, boolean is21) {
        byOrdinal = new Product[document.distinctStrings()];
        groupByOrdinal = new int[document.distinctStrings()];
        Arrays.fill(groupByOrdinal, -1);
        JsonObject found = document.object().object("product_tree");
        tree = found == null ? JsonObject.EMPTY : found;
        Path path = Path.ROOT.at("product_tree");
        walk(null, tree.array("branches"), path.at("branches"), 1);
        JsonArray names = tree.array("full_product_names");
        for (int i = 0; i < names.size(); i++) {
            define(names.get(i), path.at("full_product_names", i), null, null);
        }
        String field = is21 ? "product_paths" : "relationships";
        combinations = tree.array(field);
        combinationsPath = path.at(field);
        for (int i = 0; i < combinations.size(); i++) {
            if (combinations.get(i) instanceof JsonObject combination) {
                JsonValue name = combination.get("full_product_name");
                define(name, combinationsPath.at(i).at("full_product_name"), null, combination);
            }
        }
        groups = tree.array("product_groups");
        indexGroups();
    }

    private void walk(@Nullable Branch parent, JsonArray siblings, Path path, int depth) {
        for (int i = 0; i < siblings.size(); i++) {
            if (siblings.get(i) instanceof JsonObject node) {
                Branch branch = Branch.of(parent, node, path.at(i), depth);
                branches.add(branch);
                define(node.get("product"), branch.path().at("product"), branch, null);
                JsonArray inner = node.array("branches");
                if (!inner.isEmpty()) {
                    walk(branch, inner, branch.path().at("branches"), depth + 1);
                }
            }
        }
    }

    private void define(
            @Nullable JsonValue value, Path path, @Nullable Branch branch, @Nullable JsonObject combination) {
        if (value instanceof JsonObject node) {
            Product product = Product.of(node, path, branch, combination);
            products.add(product);
            JsonString id = product.id();
            if (id != null && byOrdinal[id.ordinal()] == null) {
                byOrdinal[id.ordinal()] = product;
            }
        }
    }

    private void indexGroups() {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i) instanceof JsonObject group
                    && group.get("group_id") instanceof JsonString id
                    && groupByOrdinal[id.ordinal()] < 0) {
                groupByOrdinal[id.ordinal()] = i;
            }
        }
    }

    /** The product tree object, empty where there is none. */
    JsonObject node() {
        return tree;
    }

    /** All branches, parents before children. */
    List<Branch> branches() {
        return branches;
    }

    /** All full product names: in branches, then in the list, then in product paths or relationships. */
    List<Product> products() {
        return products;
    }

    /** The first definition of a product id, or null. */
    @Nullable
    Product product(JsonString id) {
        return byOrdinal[id.ordinal()];
    }

    /** Whether the text of an ordinal is a product id that is defined. */
    boolean defines(int ordinal) {
        return byOrdinal[ordinal] != null;
    }

    /** The product groups as they are written. */
    JsonArray groups() {
        return groups;
    }

    /** The members of a group by its first definition; empty for an unknown one. */
    JsonArray members(JsonString groupId) {
        int index = groupByOrdinal[groupId.ordinal()];
        return index >= 0 && groups.get(index) instanceof JsonObject group
                ? group.array("product_ids")
                : JsonArray.EMPTY;
    }

    /** Whether a group of this id is defined. */
    boolean hasGroup(JsonString groupId) {
        return groupByOrdinal[groupId.ordinal()] >= 0;
    }

    /** The product paths (2.1) or relationships (2.0) as they are written. */
    JsonArray combinations() {
        return combinations;
    }

    /** The place of the product paths or relationships. */
    Path combinationsPath() {
        return combinationsPath;
    }

    /** Visits every product that a product path or relationship refers to, in order. */
    static void references(JsonObject combination, Path path, ReferenceVisitor visitor) {
        for (String field :
                List.of("product_reference", "relates_to_product_reference", "beginning_product_reference")) {
            if (combination.get(field) instanceof JsonString reference) {
                visitor.visit(reference, path.at(field));
            }
        }
        JsonArray subpaths = combination.array("subpaths");
        for (int i = 0; i < subpaths.size(); i++) {
            if (subpaths.get(i) instanceof JsonObject subpath
                    && subpath.get("next_product_reference") instanceof JsonString reference) {
                visitor.visit(reference, path.at("subpaths", i).at("next_product_reference"));
            }
        }
    }
}
