package org.probity.record.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.json.Json;
import org.probity.record.StreamId;

/** What of an event is sealed, and in which form: the same when it is sealed and when it is checked. */
final class SealedForm {
    private SealedForm() {}

    /**
     * The object whose fields are salted and digested.
     *
     * @param body the event's fields as maps, lists and scalars
     */
    static Json.Obj of(
            String id,
            StreamId stream,
            long version,
            String type,
            int schema,
            Instant at,
            String actor,
            Map<String, Object> body) {
        SequencedMap<String, Json> all = new LinkedHashMap<>();
        all.put("id", Json.of(id));
        all.put("stream", Json.of(stream.toString()));
        all.put("version", Json.of(version));
        all.put("type", Json.of(type));
        all.put("schema", Json.of((long) schema));
        all.put("at", Json.of(at.toString()));
        all.put("actor", Json.of(actor));
        all.put("body", json(body));
        return new Json.Obj(all);
    }

    private static Json json(@Nullable Object value) {
        return switch (value) {
            case null -> Json.Nil.NULL;
            case Map<?, ?> map -> {
                SequencedMap<String, Json> fields = new LinkedHashMap<>();
                map.forEach((name, inner) -> fields.put(String.valueOf(name), json(inner)));
                yield new Json.Obj(fields);
            }
            case List<?> list -> {
                List<Json> items = new ArrayList<>();
                list.forEach(item -> items.add(json(item)));
                yield new Json.Arr(items);
            }
            case Boolean bool -> new Json.Bool(bool);
            case Number number when isExact(number) -> Json.of(number.longValue());
            case Number number -> Json.of(number.toString());
            default -> Json.of(wellFormed(value.toString()));
        };
    }

    /** Numbers that not every JSON reader holds exactly are sealed as text. */
    private static boolean isExact(Number number) {
        return (number instanceof Integer || number instanceof Long) && Math.abs(number.longValue()) <= Json.MAX_SAFE;
    }

    /** Lone surrogates, which JSON cannot carry, become the replacement character. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\u0000", "\uFFFD");
    }
}
