package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.identifiers.cpe.Cpe;

/** The product tree's part of the conversion from CSAF 2.0 to 2.1. */
final class UpgradeTree {
    private static final Set<String> NO_VENDORS = Set.of("opensource", "noassertion", "undefined", "unknown");
    private static final Set<String> HASHES = Set.of(
            "md5",
            "sha1",
            "sha224",
            "sha256",
            "sha384",
            "sha512",
            "sha512-224",
            "sha512-256",
            "sha3-224",
            "sha3-256",
            "sha3-384",
            "sha3-512",
            "blake2b512",
            "blake2s256",
            "ripemd160",
            "sm3",
            "shake128",
            "shake256",
            "md5-sha1");

    private final Remarks remarks;

    UpgradeTree(Remarks remarks) {
        this.remarks = remarks;
    }

    JsonObject tree(JsonObject tree) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        String path = "/product_tree";
        tree.toMap().forEach((name, value) -> {
            String at = JsonPointers.join(path, name);
            switch (name) {
                case "branches" -> fields.put(name, branches(array(value), at, List.of()));
                case "full_product_names" -> fields.put(name, names(array(value), at));
                case "relationships" -> fields.put("product_paths", paths(array(value), at));
                default -> fields.put(name, value);
            }
        });
        return JsonObject.of(fields);
    }

    private static JsonArray array(JsonValue value) {
        return value instanceof JsonArray array ? array : JsonArray.EMPTY;
    }

    private JsonArray names(JsonArray names, String path) {
        List<JsonValue> items = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            items.add(
                    names.get(i) instanceof JsonObject name ? product(name, JsonPointers.join(path, i)) : names.get(i));
        }
        return JsonArray.of(items);
    }

    private JsonArray paths(JsonArray relationships, String path) {
        List<JsonValue> items = new ArrayList<>();
        for (int i = 0; i < relationships.size(); i++) {
            if (relationships.get(i) instanceof JsonObject relationship) {
                JsonObject name = relationship.object("full_product_name");
                JsonObject subpath = JsonObject.builder()
                        .put("category", relationship.get("category"))
                        .put("next_product_reference", relationship.get("relates_to_product_reference"))
                        .build();
                String at = JsonPointers.join(path, i, "full_product_name");
                items.add(JsonObject.builder()
                        .put("beginning_product_reference", relationship.get("product_reference"))
                        .put("full_product_name", name == null ? null : product(name, at))
                        .put("subpaths", JsonArray.of(List.of(subpath)))
                        .build());
            }
        }
        return JsonArray.of(items);
    }

    /** One branch on the way from the root, as it will be in the result. */
    private record Step(String category, String name) {}

    private JsonArray branches(JsonArray branches, String path, List<Step> above) {
        List<JsonValue> items = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            String at = JsonPointers.join(path, i);
            if (branches.get(i) instanceof JsonObject branch) {
                if (emptyVendor(branch, above)) {
                    remarks.changed(at, "The vendor " + branch.string("name") + " above another vendor was removed.");
                    branches(branch.array("branches"), at + "/branches", above).forEach(items::add);
                } else {
                    items.add(branch(branch, at, above));
                }
            } else {
                items.add(branches.get(i));
            }
        }
        return JsonArray.of(items);
    }

    /** Whether a vendor stands for none and has another vendor above or below. */
    private static boolean emptyVendor(JsonObject branch, List<Step> above) {
        String name = branch.string("name");
        if (name == null
                || !"vendor".equals(branch.string("category"))
                || branch.array("branches").isEmpty()) {
            return false;
        }
        if (!NO_VENDORS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\p{Pd}]", ""))) {
            return false;
        }
        return above.stream().anyMatch(step -> step.category().equals("vendor")) || below(branch, "vendor");
    }

    private static boolean below(JsonObject branch, String category) {
        for (JsonValue inner : branch.array("branches")) {
            if (inner instanceof JsonObject next
                    && (category.equals(next.string("category")) || below(next, category))) {
                return true;
            }
        }
        return false;
    }

    private JsonObject branch(JsonObject branch, String path, List<Step> above) {
        Map<String, JsonValue> fields = branch.toMap();
        String category = String.valueOf(branch.string("category"));
        String name = String.valueOf(branch.string("name"));
        if (category.equals("legacy")) {
            category = "product_name";
            remarks.changed(
                    path + "/category", "The category legacy does not exist in CSAF 2.1; product_name was set.");
        }
        boolean versionsBelow = below(branch, "product_version") || below(branch, "product_version_range");
        if (category.equals("product_name") && stackedVersions(branch)) {
            category = "product_family";
            remarks.changed(
                    path + "/category", "Versions are stacked below this product name; it became a product_family.");
        } else if (category.equals("product_version") && versionsBelow) {
            Step parent = above.isEmpty() ? null : above.getLast();
            if (parent != null && parent.category().equals("product_family")) {
                category = "product_name";
                name = parent.name() + " " + name;
                remarks.changed(
                        path, "Versions are stacked below this version; it became the product_name " + name + ".");
            } else {
                remarks.invalid(path, "Versions are stacked below this version, and no rule resolves that.");
            }
        } else if (category.equals("product_version_range")) {
            Step settled = range(name, path);
            category = settled.category();
            name = settled.name();
        }
        fields.put("category", JsonString.of(category));
        fields.put("name", JsonString.of(name));
        List<Step> here = new ArrayList<>(above);
        here.add(new Step(category, name));
        checkStacking(category, above, path);
        if (branch.get("branches") instanceof JsonArray inner) {
            fields.put("branches", branches(inner, path + "/branches", here));
        }
        if (branch.get("product") instanceof JsonObject product) {
            fields.put("product", product(product, path + "/product"));
        }
        return JsonObject.of(fields);
    }

    private void checkStacking(String category, List<Step> above, String path) {
        if (!category.equals("product_family")
                && above.stream().anyMatch(step -> step.category().equals(category))) {
            remarks.invalid(
                    path, "The branch category " + category + " occurs more than once on the way to this branch.");
        }
    }

    /** Whether a version directly below this product name has further versions below itself. */
    private static boolean stackedVersions(JsonObject productName) {
        for (JsonValue inner : productName.array("branches")) {
            if (inner instanceof JsonObject next
                    && "product_version".equals(next.string("category"))
                    && (below(next, "product_version") || below(next, "product_version_range"))) {
                return true;
            }
        }
        return false;
    }

    private Step range(String name, String path) {
        if (name.startsWith("vls:")
                && name.indexOf('|') < 0
                && "<>=!*".indexOf(name.charAt(name.length() - 1)) < 0
                && !name.matches(".*[<>=!].*")) {
            remarks.changed(path, "A single version was declared as a range; it became a product_version.");
            return new Step("product_version", name);
        }
        int slash = name.indexOf('/');
        if (!name.startsWith("vers:") || slash < 0) {
            return new Step("product_version_range", name);
        }
        String[] constraints = name.substring(slash + 1).split("\\|");
        String last = constraints[constraints.length - 1];
        boolean open = last.startsWith(">");
        String version = last.replaceFirst("^(>=|<=|!=|[<>=])", "");
        if (constraints.length == 1 && (open || last.equals(version) || last.startsWith("=")) && !version.equals("*")) {
            remarks.changed(
                    path,
                    open
                            ? "The range " + name + " is open above; it became the product_version " + version + "."
                            : "The single version " + version
                                    + " was declared as a range; it became a product_version.");
            return new Step("product_version", version);
        }
        if (open) {
            remarks.invalid(path, "The range " + name + " is open above, and no rule resolves that.");
        }
        return new Step("product_version_range", name);
    }

    private JsonObject product(JsonObject product, String path) {
        JsonObject helper = product.object("product_identification_helper");
        if (helper == null) {
            return product;
        }
        Map<String, JsonValue> fields = product.toMap();
        JsonObject converted = helper(helper, path + "/product_identification_helper");
        if (converted.isEmpty()) {
            fields.remove("product_identification_helper");
        } else {
            fields.put("product_identification_helper", converted);
        }
        return JsonObject.of(fields);
    }

    private JsonObject helper(JsonObject helper, String path) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        helper.toMap().forEach((name, value) -> {
            String at = JsonPointers.join(path, name);
            switch (name) {
                case "cpe" -> {
                    if (value instanceof JsonString text
                            && Cpe.tryParse(text.value()).isPresent()) {
                        fields.put(name, value);
                    } else {
                        remarks.lost(at, "The CPE " + value + " is invalid and was removed.");
                    }
                }
                case "purl" -> fields.put("purls", JsonArray.of(List.of(value)));
                case "hashes" -> fields.put(name, hashes(array(value), at));
                case "model_numbers", "serial_numbers", "skus" -> starred(name, array(value), at, fields);
                case "sbom_urls", "x_generic_uris" -> fields.put(name, unique(array(value), at));
                default -> fields.put(name, value);
            }
        });
        return JsonObject.of(fields);
    }

    private JsonArray unique(JsonArray values, String path) {
        Set<JsonValue> items = new LinkedHashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!items.add(values.get(i))) {
                remarks.lost(JsonPointers.join(path, i), "The value occurs before; it was kept once.");
            }
        }
        return JsonArray.of(items);
    }

    private void starred(String name, JsonArray values, String path, Map<String, JsonValue> fields) {
        Set<JsonValue> items = new LinkedHashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String at = JsonPointers.join(path, i);
            String text = values.get(i) instanceof JsonString string ? string.value() : null;
            String converted = text == null ? null : starred(text, at);
            if (converted != null && !items.add(JsonString.of(converted))) {
                remarks.lost(at, "The value occurs before; it was kept once.");
            }
        }
        if (!items.isEmpty()) {
            fields.put(name, JsonArray.of(items));
        }
    }

    private @Nullable String starred(String text, String path) {
        String escaped = text.replace("\\", "\\\\");
        if (!escaped.endsWith("*")) {
            escaped += "*";
            remarks.changed(path, "In CSAF 2.0 " + text + " meant everything that begins so; a star says that now.");
        }
        if (escaped.chars().filter(c -> c == '*').count() > 1) {
            remarks.lost(path, text + " has several stars and was removed.");
            return null;
        }
        return escaped;
    }

    private JsonArray hashes(JsonArray hashes, String path) {
        Set<JsonValue> items = new LinkedHashSet<>();
        for (int i = 0; i < hashes.size(); i++) {
            if (hashes.get(i) instanceof JsonObject file) {
                Map<String, JsonValue> fields = file.toMap();
                String at = JsonPointers.join(path, i, "file_hashes");
                fields.put("file_hashes", fileHashes(file.array("file_hashes"), at));
                items.add(JsonObject.of(fields));
            }
        }
        return JsonArray.of(items);
    }

    private JsonArray fileHashes(JsonArray hashes, String path) {
        Set<JsonValue> items = new LinkedHashSet<>();
        for (int i = 0; i < hashes.size(); i++) {
            if (hashes.get(i) instanceof JsonObject hash) {
                Map<String, JsonValue> fields = hash.toMap();
                String algorithm = String.valueOf(hash.string("algorithm"));
                String lower = algorithm.toLowerCase(Locale.ROOT);
                String known = known(lower);
                if (known == null) {
                    remarks.changed(
                            JsonPointers.join(path, i, "algorithm"),
                            "The hash algorithm " + algorithm + " is not known.");
                }
                fields.put("algorithm", JsonString.of(known == null ? lower : known));
                fields.put(
                        "value",
                        JsonString.of(String.valueOf(hash.string("value")).toLowerCase(Locale.ROOT)));
                items.add(JsonObject.of(fields));
            }
        }
        return JsonArray.of(items);
    }

    /** The spelling that the standard prescribes (that of OpenSSL), or null. */
    private static @Nullable String known(String lower) {
        if (HASHES.contains(lower)) {
            return lower;
        }
        String joined = lower.replaceFirst("^sha-(1|224|256|384|512)", "sha$1").replace("sha512/", "sha512-");
        return HASHES.contains(joined) ? joined : null;
    }
}
