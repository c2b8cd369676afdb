package org.probity.csaf.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;

/**
 * One spelling of a document: names of every object in alphabetical order (as test 6.2.13 wants), two spaces of
 * indentation, line feeds, UTF-8, one line feed at the end. The same content always gives the same bytes.
 */
public final class Canonical {
    private Canonical() {}

    /** The same value with the names of all objects sorted. Arrays keep their order. */
    public static JsonValue sorted(JsonValue value) {
        return switch (value) {
            case JsonObject object -> sorted(object);
            case JsonArray array -> {
                List<JsonValue> items = new ArrayList<>(array.size());
                array.forEach(item -> items.add(sorted(item)));
                yield JsonArray.of(items);
            }
            default -> value;
        };
    }

    /** The same object with the names of all objects in it sorted. */
    public static JsonObject sorted(JsonObject object) {
        Map<String, JsonValue> fields = new TreeMap<>();
        object.toMap().forEach((name, value) -> fields.put(name, sorted(value)));
        return JsonObject.of(fields);
    }

    /** The text of a document. */
    public static String text(JsonValue root) {
        return JsonText.pretty(sorted(root)) + "\n";
    }
}
