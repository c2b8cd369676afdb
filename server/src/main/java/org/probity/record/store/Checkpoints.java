package org.probity.record.store;

import static org.probity.db.Tables.RECORD_CHECKPOINT;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.platform.db.Db;
import org.springframework.stereotype.Component;

/** The checkpoints that were published. */
@Component
class Checkpoints {
    private final Db db;

    Checkpoints(Db db) {
        this.db = db;
    }

    /** The last one; empty before the first. */
    Optional<SignedCheckpoint> latest() {
        return fetch(DSL.trueCondition());
    }

    /** The one of this size. */
    Optional<SignedCheckpoint> ofSize(long size) {
        return fetch(RECORD_CHECKPOINT.TREE_SIZE.eq(size));
    }

    private Optional<SignedCheckpoint> fetch(Condition condition) {
        return db.read(sql -> sql.select(RECORD_CHECKPOINT.NOTE)
                        .from(RECORD_CHECKPOINT)
                        .where(condition)
                        .orderBy(RECORD_CHECKPOINT.TREE_SIZE.desc())
                        .limit(1)
                        .fetchOptional(RECORD_CHECKPOINT.NOTE))
                .map(note -> SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8)));
    }
}
