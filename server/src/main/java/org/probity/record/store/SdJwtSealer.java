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
        SealedEntry sealed = sealer.seal(SealedForm.of(
                event.id(),
                event.stream(),
                event.version(),
                event.type(),
                schema,
                event.at(),
                event.actor().text(),
                fields));
        StringBuilder lines = new StringBuilder();
        for (Placed placed : sealed.disclosures()) {
            lines.append(placed.pointer())
                    .append('\t')
                    .append(placed.disclosure().encoded())
                    .append('\n');
        }
        return new Sealed(sealed.bytes(), lines.toString());
    }
}
