package org.probity.csaf.convert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;

/** Remediations from CSAF 2.0 to 2.1: patches for products that don't need them, fixes that are only planned. */
final class UpgradeRemediations {
    private final JsonObject root;
    private final Instant now;
    private final Remarks remarks;

    UpgradeRemediations(JsonObject root, Instant now, Remarks remarks) {
        this.root = root;
        this.now = now;
        this.remarks = remarks;
    }

    /** A remediation on its way: which products it still has, and whether they were touched. */
    private static final class Item {
        final JsonObject source;
        final String path;
        final Set<String> products = new LinkedHashSet<>();
        String category;
        boolean touched;

        Item(JsonObject source, String path, String category) {
            this.source = source;
            this.path = path;
            this.category = category;
        }
    }

    JsonArray convert(JsonObject vulnerability, String path) {
        List<Item> items = new ArrayList<>();
        JsonArray remediations = vulnerability.array("remediations");
        for (int i = 0; i < remediations.size(); i++) {
            if (remediations.get(i) instanceof JsonObject source) {
                Item item = new Item(
                        source, JsonPointers.join(path, "remediations", i), String.valueOf(source.string("category")));
                members(source, item.products);
                items.add(item);
            }
        }
        splitFixes(items, UpgradeVulnerability.safe(vulnerability));
        settleNoneAvailable(items);
        List<JsonValue> result = new ArrayList<>();
        items.forEach(item -> write(item, result));
        return JsonArray.of(result);
    }

    private void splitFixes(List<Item> items, Set<String> safe) {
        for (Item item : List.copyOf(items)) {
            Set<String> optional = new LinkedHashSet<>(item.products);
            optional.retainAll(safe);
            if (!item.category.equals("vendor_fix") || optional.isEmpty()) {
                continue;
            }
            remarks.changed(
                    item.path,
                    "For products that are fixed or not affected the fix became an optional_patch: " + optional + ".");
            if (optional.size() == item.products.size()) {
                item.category = "optional_patch";
                continue;
            }
            Item patch = new Item(item.source, item.path, "optional_patch");
            patch.products.addAll(optional);
            patch.touched = true;
            item.products.removeAll(optional);
            item.touched = true;
            items.add(items.indexOf(item) + 1, patch);
        }
    }

    private void settleNoneAvailable(List<Item> items) {
        for (Item none : List.copyOf(items)) {
            if (!none.category.equals("none_available")) {
                continue;
            }
            Set<String> planned = new LinkedHashSet<>();
            Set<String> there = new LinkedHashSet<>();
            for (Item fix : items) {
                if (fix.category.equals("vendor_fix")) {
                    Set<String> both = new LinkedHashSet<>(none.products);
                    both.retainAll(fix.products);
                    boolean future = isFuture(fix.source);
                    (future ? planned : there).addAll(both);
                    if (future && fix.products.removeAll(both)) {
                        fix.touched = true;
                        remarks.changed(fix.path, "A fix that is not there yet was taken away from " + both + ".");
                    }
                }
            }
            apply(none, planned, there, items);
        }
    }

    private void apply(Item none, Set<String> planned, Set<String> there, List<Item> items) {
        planned.removeAll(there);
        if (!there.isEmpty()) {
            none.products.removeAll(there);
            none.touched = true;
            remarks.changed(none.path, "A fix is there for " + there + ", so none_available was taken away from it.");
        }
        if (planned.isEmpty()) {
            return;
        }
        remarks.changed(none.path, "A fix will come for " + planned + ", so none_available became fix_planned.");
        if (planned.size() == none.products.size()) {
            none.category = "fix_planned";
            return;
        }
        none.products.removeAll(planned);
        none.touched = true;
        Item plan = new Item(none.source, none.path, "fix_planned");
        plan.products.addAll(planned);
        plan.touched = true;
        items.add(items.indexOf(none) + 1, plan);
    }

    private boolean isFuture(JsonObject remediation) {
        String date = remediation.string("date");
        return date == null
                || CsafDateTime.parse(date)
                        .map(CsafDateTime::toInstant)
                        .filter(instant -> !instant.isAfter(now))
                        .isEmpty();
    }

    private void write(Item item, List<JsonValue> result) {
        boolean named = item.source.has("product_ids") || item.source.has("group_ids");
        if (named && item.products.isEmpty()) {
            remarks.lost(item.path, "The remediation was left without products and removed.");
            return;
        }
        Map<String, JsonValue> fields = item.source.toMap();
        fields.put("category", JsonString.of(item.category));
        if (item.touched) {
            fields.remove("group_ids");
            fields.put(
                    "product_ids",
                    JsonArray.of(item.products.stream().map(JsonString::of).toList()));
        }
        result.add(JsonObject.of(fields));
    }

    private void members(JsonObject remediation, Set<String> products) {
        texts(remediation.array("product_ids"), products);
        JsonObject tree = root.object("product_tree");
        JsonArray groups = tree == null ? JsonArray.EMPTY : tree.array("product_groups");
        for (JsonValue id : remediation.array("group_ids")) {
            for (JsonValue item : groups) {
                if (item instanceof JsonObject group && id.equals(group.get("group_id"))) {
                    texts(group.array("product_ids"), products);
                }
            }
        }
    }

    private static void texts(JsonArray array, Set<String> into) {
        array.forEach(item -> {
            if (item instanceof JsonString text) {
                into.add(text.value());
            }
        });
    }
}
