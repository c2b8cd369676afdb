package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;

/** The branches of a product tree on their way from CSAF 2.0 to 2.1, step by step as section 9.1.18 has them. */
final class UpgradeBranches {
    private static final Set<String> NO_VENDORS = Set.of("opensource", "noassertion", "undefined", "unknown");
    private static final String FAMILY = "product_family";
    private static final String NAME = "product_name";
    private static final String VERSION = "product_version";
    private static final String RANGE = "product_version_range";
    private static final String VENDOR = "vendor";

    private final Set<UpgradeOption> options;
    private final Remarks remarks;
    private final BiFunction<JsonObject, String, JsonObject> products;

    /** A converter of branches; {@code products} converts the product of a branch, given its place. */
    UpgradeBranches(Set<UpgradeOption> options, Remarks remarks, BiFunction<JsonObject, String, JsonObject> products) {
        this.options = options;
        this.remarks = remarks;
        this.products = products;
    }

    /** A branch while it is rearranged. */
    private static final class Node {
        final JsonObject source;
        final String path;
        String category;
        String name;
        List<Node> children = new ArrayList<>();
        /** Whether a rule made it the family that it is. */
        boolean made;

        Node(JsonObject source, String path) {
            this.source = source;
            this.path = path;
            this.category = String.valueOf(source.string("category"));
            this.name = String.valueOf(source.string("name"));
        }

        boolean is(String wanted) {
            return category.equals(wanted);
        }

        boolean hasBelow(Set<String> categories) {
            return children.stream()
                    .anyMatch(child -> categories.contains(child.category) || child.hasBelow(categories));
        }
    }

    JsonArray convert(JsonArray branches, String path) {
        List<Node> nodes = read(branches, path);
        if (!options.contains(UpgradeOption.KEEP_STACKED_BRANCHES)) {
            nodes = withoutEmptyVendors(nodes, false);
        }
        nodes = settleVersions(nodes);
        nodes.forEach(this::settleRanges);
        nodes.forEach(node -> check(node, List.of()));
        return write(nodes);
    }

    private List<Node> read(JsonArray branches, String path) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            if (branches.get(i) instanceof JsonObject branch) {
                Node node = new Node(branch, JsonPointers.join(path, i));
                if (node.is("legacy")) {
                    node.category = NAME;
                    remarks.changed(
                            node.path + "/category",
                            "The category legacy does not exist in CSAF 2.1; product_name was set.");
                }
                node.children = read(branch.array("branches"), node.path + "/branches");
                nodes.add(node);
            }
        }
        return nodes;
    }

    private List<Node> withoutEmptyVendors(List<Node> nodes, boolean belowVendor) {
        List<Node> kept = new ArrayList<>();
        for (Node node : nodes) {
            boolean stacked = belowVendor || node.hasBelow(Set.of(VENDOR));
            if (node.is(VENDOR) && stacked && isNobody(node.name) && !node.children.isEmpty()) {
                remarks.changed(
                        node.path,
                        "The category vendor stood more than once in this path; the vendor " + node.name
                                + ", which names nobody, was removed.");
                kept.addAll(withoutEmptyVendors(node.children, belowVendor));
            } else {
                node.children = withoutEmptyVendors(node.children, belowVendor || node.is(VENDOR));
                kept.add(node);
            }
        }
        return kept;
    }

    private static boolean isNobody(String vendor) {
        return NO_VENDORS.contains(vendor.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}_\\p{Pd}\u2212]", ""));
    }

    /**
     * Versions above versions or above ranges: what stands above becomes a product name, and the product name above
     * that a family. Versions beside it that need no change stay below a product name of their own.
     */
    private List<Node> settleVersions(List<Node> nodes) {
        List<Node> settled = new ArrayList<>();
        for (Node node : nodes) {
            List<Node> upper =
                    node.children.stream().filter(this::isUpperVersion).toList();
            if (node.is(NAME) && !upper.isEmpty()) {
                List<Node> rest = new ArrayList<>(node.children);
                rest.removeAll(upper);
                if (!rest.isEmpty()) {
                    Node beside = new Node(node.source, node.path);
                    beside.category = node.category;
                    beside.name = node.name;
                    beside.children = rest;
                    beside.children = settleVersions(beside.children);
                    settled.add(beside);
                }
                node.children = new ArrayList<>(upper);
                node.category = FAMILY;
                node.made = true;
                remarks.changed(
                        node.path + "/category",
                        "Further versions stand below the versions of " + node.name + "; it became a product_family.");
                upper.forEach(version -> raise(version, node.name));
            } else if (node.is(FAMILY) && !node.made) {
                node.children.stream()
                        .filter(child -> child.is(VERSION) && mixes(child))
                        .forEach(child -> raise(child, node.name));
            }
            node.children = settleVersions(node.children);
            settled.add(node);
        }
        return settled;
    }

    private boolean isUpperVersion(Node node) {
        boolean stacks = !options.contains(UpgradeOption.KEEP_STACKED_BRANCHES) && node.hasBelow(Set.of(VERSION));
        return node.is(VERSION) && (stacks || mixes(node));
    }

    private boolean mixes(Node node) {
        return !options.contains(UpgradeOption.KEEP_MIXED_VERSIONS) && node.hasBelow(Set.of(RANGE));
    }

    private void raise(Node version, String family) {
        String found =
                version.hasBelow(Set.of(RANGE)) ? "product_version and product_version_range" : "product_version twice";
        String old = version.name;
        version.category = NAME;
        version.name = family + " " + old;
        remarks.changed(
                version.path,
                "An invalid product tree was resolved, with " + found + " in one path: the product_version " + old
                        + " became the product_name " + version.name + ".");
    }

    private void settleRanges(Node node) {
        if (node.is(RANGE)) {
            range(node);
        }
        node.children.forEach(this::settleRanges);
    }

    private void range(Node node) {
        RangeText range = RangeText.of(node.name);
        String at = node.path + "/name";
        if (range.isSingleVersion()) {
            if (!options.contains(UpgradeOption.KEEP_SINGLE_RANGES)) {
                node.category = VERSION;
                node.name = range.isVers() ? range.version(range.last()) : node.name;
                remarks.changed(
                        at,
                        "A single version was declared as a range; it became the product_version " + node.name + ".");
            }
        } else if (range.constraints().size() == 1 && range.last().version().equals("*")) {
            remarks.check(at, "This range holds all versions; name the last one, if it is known.");
        } else if (range.isOpenAbove() && !options.contains(UpgradeOption.KEEP_OPEN_RANGES)) {
            openRange(node, range, at);
        }
    }

    private void openRange(Node node, RangeText range, String at) {
        String old = node.name;
        RangeText.Constraint last = range.last();
        if (range.constraints().size() == 1 && last.reachesUp()) {
            node.category = VERSION;
            node.name = range.version(last);
            remarks.changed(
                    at, "The range " + old + " has no upper end; it became the product_version " + node.name + ".");
        } else if (last.comparator().equals(">=")) {
            List<RangeText.Constraint> constraints = new ArrayList<>(range.constraints());
            constraints.set(constraints.size() - 1, new RangeText.Constraint("", last.version()));
            node.name = new RangeText(range.prefix(), constraints).toString();
            remarks.changed(at, "The range " + old + " has no upper end; it became " + node.name + ".");
        } else {
            remarks.invalid(
                    at,
                    "The range " + old
                            + " has no upper end, and no version could be put there that it holds; it was kept.");
        }
    }

    /** Says what is still stacked or mixed. */
    private void check(Node node, List<Node> above) {
        List<Node> here = new ArrayList<>(above);
        here.add(node);
        String way = here.stream().map(step -> step.category).collect(Collectors.joining(" > "));
        if (!node.is(FAMILY) && above.stream().anyMatch(step -> step.is(node.category))) {
            remarks.invalid(
                    node.path,
                    "The branch category " + node.category + " stands more than once in one path (" + way
                            + "), and no rule resolves that.");
        }
        boolean mixed = (node.is(RANGE) && above.stream().anyMatch(step -> step.is(VERSION)))
                || (node.is(VERSION) && above.stream().anyMatch(step -> step.is(RANGE)));
        if (mixed) {
            remarks.invalid(
                    node.path,
                    "Both product_version and product_version_range stand in one path (" + way
                            + "), and no rule resolves that.");
        }
        node.children.forEach(child -> check(child, here));
    }

    private JsonArray write(List<Node> nodes) {
        List<JsonValue> items = new ArrayList<>();
        for (Node node : nodes) {
            Map<String, JsonValue> fields = node.source.toMap();
            fields.put("category", JsonString.of(node.category));
            fields.put("name", JsonString.of(node.name));
            if (node.source.has("branches")) {
                fields.put("branches", write(node.children));
            }
            if (node.source.get("product") instanceof JsonObject product) {
                fields.put("product", products.apply(product, node.path + "/product"));
            }
            items.add(JsonObject.of(fields));
        }
        return JsonArray.of(items);
    }
}
