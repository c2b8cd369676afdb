package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonValue;

/** The product tree's part of the conversion from CSAF 2.0 to 2.1. */
final class UpgradeTree {
    private final UpgradeBranches branches;
    private final UpgradeHelper helper;

    UpgradeTree(Set<UpgradeOption> options, Remarks remarks) {
        this.helper = new UpgradeHelper(options, remarks);
        this.branches = new UpgradeBranches(options, remarks, helper::product);
    }

    JsonObject tree(JsonObject tree) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        String path = "/product_tree";
        tree.toMap().forEach((name, value) -> {
            String at = JsonPointers.join(path, name);
            switch (name) {
                case "branches" -> fields.put(name, branches.convert(array(value), at));
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
                    names.get(i) instanceof JsonObject name
                            ? helper.product(name, JsonPointers.join(path, i))
                            : names.get(i));
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
                        .put("full_product_name", name == null ? null : helper.product(name, at))
                        .put("subpaths", JsonArray.of(List.of(subpath)))
                        .build());
            }
        }
        return JsonArray.of(items);
    }
}
