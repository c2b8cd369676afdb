package org.probity.csaf.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonLiteral;
import org.probity.csaf.json.JsonNumber;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;

/** Changes one value somewhere in a document: drops, doubles, retypes, reorders or bends it. */
final class Mutation {
    private final Random random;
    private String what = "";

    Mutation(Random random) {
        this.random = random;
    }

    /** A copy of the document with one change. */
    JsonValue of(JsonValue root) {
        return change(root, random.nextInt(count(root)), "");
    }

    private static int count(JsonValue value) {
        int count = 1;
        if (value instanceof JsonObject object) {
            for (int i = 0; i < object.size(); i++) {
                count += count(object.value(i));
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array) {
                count += count(item);
            }
        }
        return count;
    }

    private JsonValue change(JsonValue value, int target, String path) {
        if (target == 0) {
            return bend(value, path);
        }
        int left = target - 1;
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> fields = object.toMap();
            for (int i = 0; i < object.size(); i++) {
                int size = count(object.value(i));
                if (left == 0 && random.nextInt(3) == 0) {
                    fields.remove(object.name(i));
                    what = "drop " + path + "/" + object.name(i);
                    return JsonObject.of(fields);
                }
                if (left < size) {
                    fields.put(object.name(i), change(object.value(i), left, path + "/" + object.name(i)));
                    return JsonObject.of(fields);
                }
                left -= size;
            }
        } else if (value instanceof JsonArray array) {
            List<JsonValue> items = new ArrayList<>(array.items());
            for (int i = 0; i < array.size(); i++) {
                int size = count(array.get(i));
                if (left == 0 && random.nextInt(2) == 0) {
                    return arrayChange(items, i, path);
                }
                if (left < size) {
                    items.set(i, change(array.get(i), left, path + "/" + i));
                    return JsonArray.of(items);
                }
                left -= size;
            }
        }
        return value;
    }

    private JsonValue arrayChange(List<JsonValue> items, int i, String path) {
        switch (random.nextInt(3)) {
            case 0 -> {
                items.remove(i);
                what = "drop " + path + "/" + i;
            }
            case 1 -> {
                items.add(items.get(i));
                what = "double " + path + "/" + i;
            }
            default -> {
                Collections.shuffle(items, random);
                what = "reorder " + path;
            }
        }
        return JsonArray.of(items);
    }

    private JsonValue bend(JsonValue value, String path) {
        List<JsonValue> others = List.of(
                JsonLiteral.NULL,
                JsonLiteral.TRUE,
                JsonNumber.of(7),
                JsonString.of(""),
                JsonString.of("x"),
                JsonArray.EMPTY,
                JsonObject.EMPTY,
                JsonArray.of(List.of(value)));
        JsonValue other = others.get(random.nextInt(others.size()));
        if (value instanceof JsonString text && random.nextBoolean()) {
            other = JsonString.of(bend(text.value()));
        } else if (value instanceof JsonObject object && random.nextBoolean()) {
            Map<String, JsonValue> fields = object.toMap();
            fields.put("unknown_field", JsonString.of("x"));
            other = JsonObject.of(fields);
        } else if (value instanceof JsonNumber && random.nextBoolean()) {
            other = List.of(JsonNumber.of("10.0"), JsonNumber.of("-1"), JsonNumber.of("10.01"), JsonNumber.of("6.95"))
                    .get(random.nextInt(4));
        }
        what = "bend " + path + " to " + other;
        return other;
    }

    private String bend(String text) {
        // no colon: the oracle takes "https://a:b" for a URI, RFC 3986 does not (a port has digits)
        String odd =
                List.of(" ", "-", ".", "/", "0", "A", "é", "\n", "%", "_", "z").get(random.nextInt(11));
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + odd + text.substring(at);
            case 1 -> text.substring(0, at);
            case 2 -> text + odd;
            default -> at < text.length() ? text.substring(0, at) + text.substring(at + 1) : odd + text;
        };
    }

    @Override
    public String toString() {
        return what;
    }
}
