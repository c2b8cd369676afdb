package org.probity.record.store;

import java.util.List;
import java.util.Set;
import org.probity.platform.db.Db;
import org.probity.record.Subscription;
import org.probity.record.store.Findings.Found;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads each event once more as soon as it is numbered, and compares what is stored with what was sealed. */
@Component
class IntegrityWatch implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(IntegrityWatch.class);

    private final Db db;
    private final SealedRows rows;
    private final Findings findings;

    IntegrityWatch(Db db, SealedRows rows, Findings findings) {
        this.db = db;
        this.rows = rows;
        this.findings = findings;
    }

    @Override
    public String name() {
        return "record.integrity-watch";
    }

    @Override
    public Set<String> types() {
        return Set.of();
    }

    @Override
    public Effect receive(Delivery delivery) {
        long index = delivery.logIndex();
        List<Found> found = db.read(sql -> SealedRows.from(sql, index, index + 1, 1)).stream()
                .flatMap(row -> rows.compare(row).stream())
                .toList();
        if (found.isEmpty()) {
            return Effect.NONE;
        }
        LOG.error("Event {} of the log does not fit what was sealed; see the operations page.", index);
        return sql -> findings.keep(sql, found);
    }
}
