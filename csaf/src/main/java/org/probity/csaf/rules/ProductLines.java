package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;

/**
 * Tells which products are versions of the same product. The line of a product in the branches is its vendor, families and
 * name; the line of a product path is the lines along it; a product that stands in no branch has a line of its own kind,
 * because nothing but its name could tell.
 */
final class ProductLines {
    private static final Set<String> IDENTITY = Set.of("vendor", "product_family", "product_name");
    private static final String UNKNOWN = "?";
    private static final int DEEPEST = 20;

    private final ProductTree tree;

    ProductLines(ProductTree tree) {
        this.tree = tree;
    }

    /** The line of a product, or null for an id that is not defined. */
    @Nullable
    String of(JsonString id) {
        return of(id, 0);
    }

    private @Nullable String of(JsonString id, int depth) {
        Product product = tree.product(id);
        if (product == null || depth > DEEPEST) {
            return null;
        }
        JsonObject combination = product.combination();
        if (combination != null) {
            List<String> way = way(combination, depth);
            return String.join("", way);
        }
        return product.branch() == null ? UNKNOWN : line(product.branch());
    }

    private static String line(Branch leaf) {
        StringBuilder line = new StringBuilder();
        StringBuilder whole = new StringBuilder();
        for (Branch branch = leaf; branch != null; branch = branch.parent()) {
            if (IDENTITY.contains(branch.category())) {
                append(line, branch);
            }
            if (!branch.category().startsWith("product_version")) {
                append(whole, branch);
            }
        }
        return line.isEmpty() ? whole.toString() : line.toString();
    }

    private static void append(StringBuilder line, Branch branch) {
        line.append('<')
                .append(branch.category())
                .append('=')
                .append(branch.name())
                .append('>');
    }

    /** The lines along a product path: where it begins, then each step with its category. */
    private List<String> way(JsonObject combination, int depth) {
        List<String> way = new ArrayList<>();
        way.add(step(combination, "beginning_product_reference", depth));
        for (JsonValue item : combination.array("subpaths")) {
            if (item instanceof JsonObject subpath) {
                way.add("[" + subpath.string("category") + "]" + step(subpath, "next_product_reference", depth));
            }
        }
        return way;
    }

    private String step(JsonObject node, String field, int depth) {
        String line = node.get(field) instanceof JsonString id ? of(id, depth + 1) : null;
        return line == null ? UNKNOWN : line;
    }

    /**
     * The lines that correspond to a product when something is installed with it (6.1.27.13): for each step "installed
     * with" on its path, the path up to before that step. For a product that is itself what gets installed, the paths
     * that lead to it.
     */
    @SuppressWarnings("ReferenceEquality") // the very element, not one that looks like it
    List<String> withoutInstalledWith(JsonString id) {
        List<String> lines = new ArrayList<>();
        Product product = tree.product(id);
        JsonObject combination = product == null ? null : product.combination();
        if (combination != null) {
            prefixes(combination, null, lines);
        }
        for (JsonValue item : tree.combinations()) {
            if (item instanceof JsonObject other && other != combination) {
                prefixes(other, id, lines);
            }
        }
        return lines;
    }

    /** Adds the path before each "installed with" step; if an id is given, only before the step that leads to it. */
    private void prefixes(JsonObject combination, @Nullable JsonString target, List<String> lines) {
        List<String> way = way(combination, 0);
        JsonArray subpaths = combination.array("subpaths");
        for (int i = 0; i < subpaths.size() && i + 1 < way.size(); i++) {
            boolean with = subpaths.get(i) instanceof JsonObject subpath
                    && "installed_with".equals(subpath.string("category"))
                    && (target == null || target.equals(subpath.get("next_product_reference")));
            if (with) {
                lines.add(String.join("", way.subList(0, i + 1)));
            }
        }
    }
}
