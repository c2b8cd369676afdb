package org.probity.csaf.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;

/**
 * By what an item of an array is the same item in two versions of a document: its id, its name, its address, and if it
 * has none of these its whole content. Position does not count.
 */
final class Identity {
    private static final List<List<String>> KEYS = List.of(
            List.of("product_id"),
            List.of("group_id"),
            List.of("cve"),
            List.of("number"),
            List.of("url"),
            List.of("category", "name"),
            List.of("filename"),
            List.of("algorithm"),
            List.of("system_name", "text"),
            List.of("party", "date"),
            List.of("label"),
            List.of("category", "title"),
            List.of("category", "details"),
            List.of("id"),
            List.of("category"));

    private Identity() {}

    /** The items of an array by identity, in order; items of the same identity are counted up. */
    static Map<String, JsonValue> keyed(JsonArray array) {
        Map<String, JsonValue> items = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (JsonValue item : array) {
            String key = key(item);
            int count = seen.merge(key, 1, Integer::sum);
            items.put(count == 1 ? key : key + " #" + count, item);
        }
        return items;
    }

    private static String key(JsonValue item) {
        if (!(item instanceof JsonObject object)) {
            return JsonText.compact(item);
        }
        JsonObject name = object.object("full_product_name");
        if (name != null) {
            return key(name);
        }
        for (List<String> fields : KEYS) {
            List<String> values = new ArrayList<>();
            for (String field : fields) {
                String value = object.string(field);
                if (value != null) {
                    values.add(value);
                }
            }
            if (values.size() == fields.size()) {
                return String.join(" ", fields) + "=" + String.join(" ", values);
            }
        }
        if (object.has("ids")) {
            return "ids=" + JsonText.compact(object.array("ids"));
        }
        return JsonText.compact(Canonical.sorted(object));
    }
}
