package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

/** Tests of product ids and product group ids: defined, defined once, used, not in a circle. */
final class ProductRules {
    private ProductRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.1.1", "Missing definition of product id", ProductRules::missingDefinition),
                Rule.both("6.1.2", "Multiple definition of product id", ProductRules::multipleDefinition),
                Rule.both("6.1.3", "Circular definition of product id", ProductRules::circularDefinition),
                Rule.both("6.1.4", "Missing definition of product group id", ProductRules::missingGroup),
                Rule.both("6.1.5", "Multiple definition of product group id", ProductRules::multipleGroup),
                Rule.both("6.2.1", "Unused definition of product id", ProductRules::unusedDefinition),
                Rule.since21("6.3.22", "Nested product path", ProductRules::nestedProductPath));
    }

    /** Fields of a vulnerability whose items name products and product groups. */
    private static final List<String> ITEMS_21 = List.of(
            "first_known_exploitation_dates", "flags", "ids", "involvements", "notes", "remediations", "threats");

    private static final List<String> ITEMS_20 = List.of("flags", "remediations", "threats");

    /** The list of paths in CSAF 2.0, 6.1.1 and 6.1.4, leaves the flags out. */
    private static final List<String> ITEMS_20_AS_WRITTEN = List.of("remediations", "threats");

    private static List<String> items(Context context) {
        return context.is21() ? ITEMS_21 : context.asWritten() ? ITEMS_20_AS_WRITTEN : ITEMS_20;
    }

    /** The lists that refer to products. */
    private static List<IdList> productLists(Context context) {
        IdList.Collector collector = new IdList.Collector("product_ids");
        collect(context, collector);
        Context.objects(context.tree().node(), Path.ROOT.at("product_tree"), "product_groups", collector::add);
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (Vulnerability.Metric metric : vulnerability.metrics()) {
                collector.add(metric.node(), metric.path(), "products");
            }
            JsonObject status = vulnerability.status();
            for (int i = 0; i < status.size(); i++) {
                collector.add(status, vulnerability.statusPath(), status.name(i));
            }
        }
        return collector.lists();
    }

    /** The lists that refer to product groups. */
    private static List<IdList> groupLists(Context context) {
        IdList.Collector collector = new IdList.Collector("group_ids");
        collect(context, collector);
        return collector.lists();
    }

    private static void collect(Context context, IdList.Collector collector) {
        if (context.is21()) {
            Context.objects(context.document(), Path.ROOT.at("document"), "notes", collector::add);
        }
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (String field : items(context)) {
                Context.objects(vulnerability.node(), vulnerability.path(), field, collector::add);
            }
        }
    }

    private static void combinations(Context context, ProductTree.ReferenceVisitor visitor) {
        ProductTree tree = context.tree();
        for (int i = 0; i < tree.combinations().size(); i++) {
            if (tree.combinations().get(i) instanceof JsonObject combination) {
                ProductTree.references(combination, tree.combinationsPath().at(i), visitor);
            }
        }
    }

    /** 6.1.1: whatever refers to a product refers to one that is defined. */
    static void missingDefinition(Context context, Findings findings) {
        ProductTree tree = context.tree();
        for (IdList list : productLists(context)) {
            JsonArray ids = list.ids();
            for (int i = 0; i < ids.size(); i++) {
                int ordinal = ids.ordinal(i);
                if (ordinal >= 0 && !tree.defines(ordinal) && !findings.onlyCounts()) {
                    JsonValue id = ids.get(i);
                    findings.add(list.path().at(i), () -> undefined(id));
                }
            }
        }
        combinations(context, (id, path) -> {
            if (tree.product(id) == null) {
                findings.add(path, () -> undefined(id));
            }
        });
    }

    private static String undefined(JsonValue id) {
        return "The product " + id + " is not defined in the product tree.";
    }

    /** 6.1.2: a product id is defined once. */
    static void multipleDefinition(Context context, Findings findings) {
        ProductTree tree = context.tree();
        for (Product product : tree.products()) {
            JsonString id = product.id();
            Product first = id == null ? null : tree.product(id);
            if (id != null && first != null && !first.equals(product)) {
                findings.add(
                        product.path().at("product_id"),
                        first.path().at("product_id"),
                        "The product id " + id + " is defined more than once.");
            }
        }
    }

    /**
     * 6.1.3: no product path (2.1) or relationship (2.0) leads, over what it refers to, back to the product it defines.
     */
    static void circularDefinition(Context context, Findings findings) {
        ProductTree tree = context.tree();
        Map<JsonString, List<JsonString>> edges = new HashMap<>();
        for (Product product : tree.products()) {
            JsonObject combination = product.combination();
            JsonString id = product.id();
            if (combination != null && id != null) {
                List<JsonString> targets = edges.computeIfAbsent(id, key -> new ArrayList<>());
                ProductTree.references(combination, product.path(), (reference, path) -> targets.add(reference));
            }
        }
        Set<JsonString> circular = circles(edges);
        for (Product product : tree.products()) {
            JsonString id = product.id();
            if (product.combination() != null && id != null && circular.contains(id)) {
                findings.add(product.path().at("product_id"), "The product " + id + " is defined by way of itself.");
            }
        }
    }

    /** The nodes on a circle. */
    private static Set<JsonString> circles(Map<JsonString, List<JsonString>> edges) {
        Circles circles = new Circles(edges);
        edges.keySet().forEach(circles::searchFrom);
        return circles.found();
    }

    /** 6.1.4: whatever refers to a product group refers to one that is defined. */
    static void missingGroup(Context context, Findings findings) {
        for (IdList list : groupLists(context)) {
            JsonArray ids = list.ids();
            for (int i = 0; i < ids.size(); i++) {
                if (ids.get(i) instanceof JsonString id && !context.tree().hasGroup(id) && !findings.onlyCounts()) {
                    findings.add(
                            list.path().at(i),
                            () -> "The product group " + id + " is not defined in the product tree.");
                }
            }
        }
    }

    /** 6.1.5: a product group id is defined once. */
    static void multipleGroup(Context context, Findings findings) {
        ProductSet seen = context.newSet();
        Context.objects(context.tree().node(), Path.ROOT.at("product_tree"), "product_groups", (group, path) -> {
            if (group.get("group_id") instanceof JsonString id && !seen.add(id)) {
                findings.add(path.at("group_id"), "The product group id " + id + " is defined more than once.");
            }
        });
    }

    /** 6.2.1: every product that is defined is used; not for informational advisories. */
    static void unusedDefinition(Context context, Findings findings) {
        if (context.category().equals("csaf_informational_advisory")) {
            return;
        }
        ProductSet used = context.newSet();
        productLists(context).forEach(list -> used.addAll(list.ids()));
        combinations(context, (id, path) -> used.add(id));
        for (Product product : context.tree().products()) {
            JsonString id = product.id();
            if (id != null && !used.has(id) && !findings.onlyCounts()) {
                findings.add(
                        product.path().at("product_id"), () -> "The product " + id + " is defined but never used.");
            }
        }
    }

    /** 6.3.22: no product path refers to a product that another product path defines. */
    static void nestedProductPath(Context context, Findings findings) {
        combinations(context, (id, path) -> {
            Product product = context.tree().product(id);
            if (product != null && product.combination() != null) {
                findings.add(path, "The product " + id + " is itself defined by a product path.");
            }
        });
    }
}
