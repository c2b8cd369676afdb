package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.identifiers.vers.Vers;
import org.probity.identifiers.vers.VersException;

/**
 * The fixed versions that ranges of affected products imply: where a range ends with {@code <}, its end is fixed (CSAF
 * 2.1, section 9.1.18, on {@code csaf_security_advisory}). Works on a document that is otherwise converted.
 */
final class UpgradeFixes {
    private static final List<String> AFFECTED = List.of("first_affected", "known_affected", "last_affected");

    private static final int MOST_RANGES = 500;

    private final Remarks remarks;
    private final Set<String> ids = new LinkedHashSet<>();
    /** By the id of the range's product: the fixed one. */
    private final Map<String, String> fixes = new LinkedHashMap<>();

    private final Set<String> affected = new LinkedHashSet<>();

    UpgradeFixes(Remarks remarks) {
        this.remarks = remarks;
    }

    JsonObject convert(JsonObject root) {
        JsonObject tree = root.object("product_tree");
        JsonArray vulnerabilities = root.array("vulnerabilities");
        for (JsonValue item : vulnerabilities) {
            if (item instanceof JsonObject vulnerability) {
                affected.addAll(affected(vulnerability));
            }
        }
        if (tree == null || affected.isEmpty()) {
            return root;
        }
        collectIds(tree);
        Map<String, JsonValue> newTree = tree.toMap();
        newTree.computeIfPresent(
                "branches",
                (name, value) ->
                        value instanceof JsonArray branches ? branches(branches, "/product_tree/branches", "") : value);
        List<JsonValue> list = new ArrayList<>();
        for (int i = 0; i < vulnerabilities.size(); i++) {
            list.add(
                    vulnerabilities.get(i) instanceof JsonObject vulnerability
                            ? vulnerability(vulnerability, JsonPointers.of("vulnerabilities", i))
                            : vulnerabilities.get(i));
        }
        Map<String, JsonValue> fields = root.toMap();
        fields.put("product_tree", JsonObject.of(newTree));
        fields.put("vulnerabilities", JsonArray.of(list));
        return JsonObject.of(fields);
    }

    private static Set<String> affected(JsonObject vulnerability) {
        Set<String> found = new LinkedHashSet<>();
        JsonObject status = vulnerability.object("product_status");
        if (status != null) {
            AFFECTED.forEach(group -> status.array(group).forEach(id -> add(id, found)));
        }
        return found;
    }

    private static void add(JsonValue id, Set<String> into) {
        if (id instanceof JsonString text) {
            into.add(text.value());
        }
    }

    private void collectIds(JsonValue value) {
        switch (value) {
            case JsonObject object -> {
                String id = object.string("product_id");
                if (id != null) {
                    ids.add(id);
                }
                object.toMap().values().forEach(this::collectIds);
            }
            case JsonArray array -> array.forEach(this::collectIds);
            default -> {}
        }
    }

    /** What stands side by side below one branch: versions by name, and the ranges that are affected. */
    private static final class Siblings {
        final Map<String, String> versions = new LinkedHashMap<>();
        final List<Vers> ranges = new ArrayList<>();

        boolean affect(String version) {
            return ranges.stream().anyMatch(range -> holds(range, version));
        }

        private static boolean holds(Vers range, String version) {
            try {
                return range.contains(version);
            } catch (VersException unknown) {
                return false;
            }
        }
    }

    private Siblings siblings(JsonArray branches) {
        Siblings siblings = new Siblings();
        for (JsonValue item : branches) {
            JsonObject branch = item instanceof JsonObject object ? object : JsonObject.EMPTY;
            JsonObject product = branch.object("product");
            String id = product == null ? null : product.string("product_id");
            String name = String.valueOf(branch.string("name"));
            if (id != null && "product_version".equals(branch.string("category"))) {
                siblings.versions.putIfAbsent(name, id);
            } else if (id != null && affected.contains(id) && siblings.ranges.size() < MOST_RANGES) {
                read(name).ifPresent(siblings.ranges::add);
            }
        }
        return siblings;
    }

    private static Optional<Vers> read(String range) {
        try {
            return range.startsWith("vers:") ? Optional.of(Vers.parseLenient(range)) : Optional.empty();
        } catch (VersException unreadable) {
            return Optional.empty();
        }
    }

    private JsonArray branches(JsonArray branches, String path, String above) {
        Siblings siblings = siblings(branches);
        List<JsonValue> items = new ArrayList<>();
        List<JsonValue> added = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            if (!(branches.get(i) instanceof JsonObject branch)) {
                items.add(branches.get(i));
                continue;
            }
            String at = JsonPointers.join(path, i);
            Map<String, JsonValue> fields = branch.toMap();
            if (fields.get("branches") instanceof JsonArray inner) {
                String names = (above + " " + branch.string("name")).strip();
                fields.put("branches", branches(inner, at + "/branches", names));
            }
            items.add(JsonObject.of(fields));
            JsonObject fixed = fixed(branch, siblings, at, above);
            if (fixed != null) {
                added.add(fixed);
            }
        }
        items.addAll(added);
        return JsonArray.of(items);
    }

    /** A new branch for the end of a range, or null if none is needed; remembers which product it is. */
    private @Nullable JsonObject fixed(JsonObject branch, Siblings siblings, String path, String above) {
        JsonObject product = branch.object("product");
        String id = product == null ? null : product.string("product_id");
        String name = branch.string("name");
        if (product == null
                || id == null
                || name == null
                || !affected.contains(id)
                || !"product_version_range".equals(branch.string("category"))) {
            return null;
        }
        RangeText range = RangeText.of(name);
        if (!range.last().comparator().equals("<") || range.last().version().isEmpty()) {
            return null;
        }
        String version = range.version(range.last());
        if (siblings.affect(version)) {
            remarks.check(path, "The end of the range " + name + " lies in another affected range; no fix was added.");
            return null;
        }
        String there = siblings.versions.get(version);
        if (there != null) {
            fixes.put(id, there);
            return null;
        }
        String fresh = fresh(id);
        fixes.put(id, fresh);
        siblings.versions.put(version, fresh);
        String full = name(product, name, version, above);
        remarks.added(
                path, "The product " + full + " (" + fresh + ") was added, for the end of the range " + name + ".");
        return JsonObject.builder()
                .put("category", "product_version")
                .put("name", version)
                .put(
                        "product",
                        JsonObject.builder()
                                .put("name", full)
                                .put("product_id", fresh)
                                .build())
                .build();
    }

    private String fresh(String id) {
        String fresh = id + "-fixed";
        for (int i = 2; !ids.add(fresh); i++) {
            fresh = id + "-fixed-" + i;
        }
        return fresh;
    }

    private static String name(JsonObject product, String range, String version, String above) {
        String old = product.string("name");
        return old != null && old.contains(range) ? old.replace(range, version) : (above + " " + version).strip();
    }

    private JsonObject vulnerability(JsonObject vulnerability, String path) {
        JsonObject status = vulnerability.object("product_status");
        if (status == null) {
            return vulnerability;
        }
        Set<String> settled = new LinkedHashSet<>();
        status.toMap().forEach((group, list) -> {
            if (list instanceof JsonArray products) {
                products.forEach(id -> add(id, settled));
            }
        });
        List<JsonValue> fixed = new ArrayList<>(status.array("fixed").items());
        for (String id : affected(vulnerability)) {
            String fix = fixes.get(id);
            if (fix != null && settled.add(fix)) {
                fixed.add(JsonString.of(fix));
                remarks.added(
                        path + "/product_status",
                        "The product " + fix + " was added as fixed, for the end of the range of " + id + ".");
            }
        }
        if (fixed.size() == status.array("fixed").size()) {
            return vulnerability;
        }
        Map<String, JsonValue> groups = status.toMap();
        groups.put("fixed", JsonArray.of(fixed));
        Map<String, JsonValue> fields = vulnerability.toMap();
        fields.put("product_status", JsonObject.of(groups));
        return JsonObject.of(fields);
    }
}
