package org.probity.record.store;

import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.probity.ledger.json.Json;

/** The values in a JSON object by their JSON pointers. */
final class JsonPlaces {
    private JsonPlaces() {}

    /** Values without members of their own as they are read, in their order. */
    static SequencedMap<String, String> words(Json.Obj object) {
        SequencedMap<String, String> places = new java.util.LinkedHashMap<>();
        walk(
                "",
                object,
                (pointer, value) ->
                        places.put(pointer, value instanceof Json.Str(String text) ? text : value.canonical()));
        return places;
    }

    private static void walk(String place, Json value, BiConsumer<String, Json> found) {
        switch (value) {
            case Json.Obj(var fields)
            when !fields.isEmpty() ->
                fields.forEach((name, inner) ->
                        walk(place + "/" + name.replace("~", "~0").replace("/", "~1"), inner, found));
            case Json.Arr(List<Json> items)
            when !items.isEmpty() -> {
                for (int i = 0; i < items.size(); i++) {
                    walk(place + "/" + i, items.get(i), found);
                }
            }
            default -> found.accept(place, value);
        }
    }
}
