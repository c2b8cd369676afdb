package org.probity.record.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.entry.Placed;
import org.probity.ledger.entry.SealedEntry;
import org.probity.ledger.entry.Sealer;
import org.probity.ledger.json.Json;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Seals events with the ledger's SD-JWT form: each field at each depth hides behind a salted digest, decoys among them. */
@Component
final class SdJwtSealer implements LeafSealer {
    private static final long MAX_SAFE = Json.MAX_SAFE;

    private final Sealer sealer = new Sealer();

    @Override
    public Sealed seal(StoredEvent event, int schema, Map<String, Object> fields) {
        SealedEntry sealed = sealer.seal(whole(event, schema, fields));
        StringBuilder lines = new StringBuilder();
        for (Placed placed : sealed.disclosures()) {
            lines.append(placed.pointer())
                    .append('\t')
                    .append(placed.disclosure().encoded())
                    .append('\n');
        }
        return new Sealed(sealed.bytes(), lines.toString());
    }

    /** What is sealed of an event. */
    static Json.Obj whole(StoredEvent event, int schema, Map<String, Object> fields) {
        SequencedMap<String, Json> all = new LinkedHashMap<>();
        all.put("id", Json.of(event.id()));
        all.put("stream", Json.of(event.stream().toString()));
        all.put("version", Json.of(event.version()));
        all.put("type", Json.of(event.type()));
        all.put("schema", Json.of((long) schema));
        all.put("at", Json.of(event.at().toString()));
        all.put("actor", Json.of(event.actor().text()));
        all.put("body", json(fields));
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
        return (number instanceof Integer || number instanceof Long) && Math.abs(number.longValue()) <= MAX_SAFE;
    }

    /** Lone surrogates, which JSON cannot carry, become the replacement character. */
    private static String wellFormed(String text) {
        return new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\u0000", "\uFFFD");
    }
}
