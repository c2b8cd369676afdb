package org.probity.record.store;

import java.util.Map;
import org.probity.ledger.entry.Placed;
import org.probity.ledger.entry.SealedEntry;
import org.probity.ledger.entry.Sealer;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Seals events with the ledger's SD-JWT form: each field at each depth hides behind a salted digest, decoys among them. */
@Component
final class SdJwtSealer implements LeafSealer {
    private final Sealer sealer = new Sealer();

    @Override
    public Sealed seal(StoredEvent event, int schema, Map<String, Object> fields) {
<<<<<<< HEAD
        SealedEntry sealed = sealer.seal(whole(event, schema, fields));
=======
        SealedEntry sealed = sealer.seal(SealedForm.of(
                event.id(),
                event.stream(),
                event.version(),
                event.type(),
                schema,
                event.at(),
                event.actor().text(),
                fields));
>>>>>>> main
        StringBuilder lines = new StringBuilder();
        for (Placed placed : sealed.disclosures()) {
            lines.append(placed.pointer())
                    .append('\t')
                    .append(placed.disclosure().encoded())
                    .append('\n');
        }
        return new Sealed(sealed.bytes(), lines.toString());
<<<<<<< HEAD
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
=======
>>>>>>> main
    }
}
