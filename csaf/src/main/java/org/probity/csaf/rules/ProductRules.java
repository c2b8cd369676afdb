package org.probity.csaf.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
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
    private static final List<String> ITEMS = List.of(
            "first_known_exploitation_dates", "flags", "ids", "involvements", "notes", "remediations", "threats");

    /** Fields of a vulnerability that the list of paths in CSAF 2.0, 6.1.1 and 6.1.4, leaves out. */
    private static final List<String> ITEMS_20_AS_WRITTEN = List.of("remediations", "threats");

    private interface Reference {
        void visit(JsonString id, Path list, int index);
    }

    private static List<String> items(Context context) {
        return !context.is21() && context.asWritten() ? ITEMS_20_AS_WRITTEN : ITEMS;
    }

    private static void visit(JsonObject node, String field, Path path, Reference reference) {
        JsonArray ids = node.array(field);
        if (ids.isEmpty()) {
            return;
        }
        Path list = path.at(field);
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i) instanceof JsonString id) {
                reference.visit(id, list, i);
            }
        }
    }

    /** Visits all references to products that stand in lists. */
    private static void productLists(Context context, Reference reference) {
        if (context.is21()) {
            Context.objects(
                    context.document(),
                    Path.ROOT.at("document"),
                    "notes",
                    (note, path) -> visit(note, "product_ids", path, reference));
        }
        Context.objects(
                context.tree().node(),
                Path.ROOT.at("product_tree"),
                "product_groups",
                (group, path) -> visit(group, "product_ids", path, reference));
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (String field : items(context)) {
                Context.objects(
                        vulnerability.node(),
                        vulnerability.path(),
                        field,
                        (item, path) -> visit(item, "product_ids", path, reference));
            }
            for (Vulnerability.Metric metric : vulnerability.metrics()) {
                visit(metric.node(), "products", metric.path(), reference);
            }
            JsonObject status = vulnerability.status();
            for (int i = 0; i < status.size(); i++) {
                visit(status, status.name(i), vulnerability.statusPath(), reference);
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
        productLists(context, (id, list, index) -> {
            if (tree.product(id) == null) {
                findings.add(list.at(index), undefined(id));
            }
        });
        combinations(context, (id, path) -> {
            if (tree.product(id) == null) {
                findings.add(path, undefined(id));
            }
        });
    }

    private static String undefined(JsonString id) {
        return "The product " + id + " is not defined in the product tree.";
    }

    /** 6.1.2: a product id is defined once. */
    static void multipleDefinition(Context context, Findings findings) {
        ProductTree tree = context.tree();
        for (Product product : tree.products()) {
            JsonString id = product.id();
            Product first = id == null ? null : tree.product(id);
            if (id != null && first != null && first != product) {
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
        Map<JsonString, Boolean> circular = circles(edges);
        for (Product product : tree.products()) {
            JsonString id = product.id();
            if (product.combination() != null && id != null && circular.containsKey(id)) {
                findings.add(product.path().at("product_id"), "The product " + id + " is defined by way of itself.");
            }
        }
    }

    /** The nodes on a circle: those in a strongly connected component with more than one node or an edge to itself. */
    private static Map<JsonString, Boolean> circles(Map<JsonString, List<JsonString>> edges) {
        Map<JsonString, int[]> state = new HashMap<>();
        Map<JsonString, Boolean> circular = new HashMap<>();
        Deque<JsonString> component = new ArrayDeque<>();
        int[] counter = {0};
        for (JsonString start : edges.keySet()) {
            if (!state.containsKey(start)) {
                new Components(edges, state, circular, component, counter).from(start);
            }
        }
        return circular;
    }

    /** Tarjan's algorithm with its own stack, because chains may be long. */
    private record Components(
            Map<JsonString, List<JsonString>> edges,
            Map<JsonString, int[]> state,
            Map<JsonString, Boolean> circular,
            Deque<JsonString> component,
            int[] counter) {
        private record Frame(JsonString node, List<JsonString> targets, int[] next) {}

        void from(JsonString start) {
            Deque<Frame> stack = new ArrayDeque<>();
            stack.push(open(start));
            while (!stack.isEmpty()) {
                Frame frame = stack.element();
                if (frame.next[0] < frame.targets.size()) {
                    JsonString target = frame.targets.get(frame.next[0]++);
                    follow(frame.node, target, stack);
                } else {
                    stack.pop();
                    close(frame.node);
                    if (!stack.isEmpty()) {
                        lower(stack.element().node, low(frame.node));
                    }
                }
            }
        }

        private Frame open(JsonString node) {
            int number = counter[0]++;
            state.put(node, new int[] {number, number, 1});
            component.push(node);
            return new Frame(node, edges.getOrDefault(node, List.of()), new int[1]);
        }

        private void follow(JsonString from, JsonString target, Deque<Frame> stack) {
            if (target.equals(from)) {
                circular.put(from, true);
            } else if (edges.containsKey(target)) {
                int[] known = state.get(target);
                if (known == null) {
                    stack.push(open(target));
                } else if (known[2] == 1) {
                    lower(from, known[0]);
                }
            }
        }

        private int low(JsonString node) {
            int[] known = state.get(node);
            return known == null ? Integer.MAX_VALUE : known[1];
        }

        private void lower(JsonString node, int number) {
            int[] known = state.get(node);
            if (known != null) {
                known[1] = Math.min(known[1], number);
            }
        }

        private void close(JsonString node) {
            int[] known = state.get(node);
            if (known == null || known[0] != known[1]) {
                return;
            }
            List<JsonString> members = new ArrayList<>();
            JsonString member;
            do {
                member = component.pop();
                int[] memberState = state.get(member);
                if (memberState != null) {
                    memberState[2] = 0;
                }
                members.add(member);
            } while (!member.equals(node));
            if (members.size() > 1) {
                members.forEach(each -> circular.put(each, true));
            }
        }
    }

    /** 6.1.4: whatever refers to a product group refers to one that is defined. */
    static void missingGroup(Context context, Findings findings) {
        Reference reference = (id, list, index) -> {
            if (!context.tree().hasGroup(id)) {
                findings.add(list.at(index), "The product group " + id + " is not defined in the product tree.");
            }
        };
        if (context.is21()) {
            Context.objects(
                    context.document(),
                    Path.ROOT.at("document"),
                    "notes",
                    (note, path) -> visit(note, "group_ids", path, reference));
        }
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (String field : items(context)) {
                Context.objects(
                        vulnerability.node(),
                        vulnerability.path(),
                        field,
                        (item, path) -> visit(item, "group_ids", path, reference));
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
        productLists(context, (id, list, index) -> used.add(id));
        combinations(context, (id, path) -> used.add(id));
        for (Product product : context.tree().products()) {
            JsonString id = product.id();
            if (id != null && !used.has(id)) {
                findings.add(product.path().at("product_id"), "The product " + id + " is defined but never used.");
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
