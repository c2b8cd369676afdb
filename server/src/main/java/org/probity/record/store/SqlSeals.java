package org.probity.record.store;

import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_SEQUENCE;
import static org.probity.db.Tables.RECORD_WAITING;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.probity.ledger.note.VerifierKey;
import org.probity.platform.db.Db;
import org.probity.record.Seal;
import org.probity.record.Seals;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Seals read from the sequence and the checkpoints. */
@Component
class SqlSeals implements Seals {
    private final Db db;
    private final LogHome home;

    SqlSeals(Db db, LogHome home) {
        this.db = db;
        this.home = home;
    }

    @Override
    public Map<String, Seal> of(Collection<StoredEvent> events) {
        List<String> ids = events.stream().map(StoredEvent::id).toList();
        Map<String, Seal> seals = new HashMap<>();
        ids.forEach(id -> seals.put(id, Seal.WAITING));
        var covering = DSL.select(DSL.min(RECORD_CHECKPOINT.TREE_SIZE))
                .from(RECORD_CHECKPOINT)
                .where(RECORD_CHECKPOINT.TREE_SIZE.gt(RECORD_SEQUENCE.LOG_INDEX))
                .<Long>asField("covering");
        Chunks.each(
                ids, some -> db.read(sql -> sql.select(RECORD_SEQUENCE.EVENT_ID, RECORD_SEQUENCE.LOG_INDEX, covering)
                                .from(RECORD_SEQUENCE)
                                .where(RECORD_SEQUENCE.EVENT_ID.in(some))
                                .fetch())
                        .forEach(row -> seals.put(row.value1(), new Seal(row.value2(), row.value3()))));
        return seals;
    }

    @Override
    public State state() {
        return db.read(sql -> {
            var last = sql.selectFrom(RECORD_CHECKPOINT)
                    .orderBy(RECORD_CHECKPOINT.TREE_SIZE.desc())
                    .limit(1)
                    .fetchOne();
            return new State(
                    home.key().name(),
                    last == null ? 0 : last.get(RECORD_CHECKPOINT.TREE_SIZE),
                    last == null ? "" : last.get(RECORD_CHECKPOINT.NOTE),
                    home.key().toString(),
                    sql.fetchCount(RECORD_WAITING),
                    last == null ? null : last.get(RECORD_CHECKPOINT.AT));
        });
    }

    @Override
    public List<String> verifierKeys() {
        return home.keys().stream().map(VerifierKey::toString).toList();
    }
}
