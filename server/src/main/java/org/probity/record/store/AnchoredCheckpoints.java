package org.probity.record.store;

import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_TIMESTAMP;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.platform.db.Db;
import org.springframework.stereotype.Component;

/** The checkpoints of the record with what outsiders have said of them, for bundles. */
@Component
class AnchoredCheckpoints {
    private final Db db;
    private final LogHome home;
    private final LogKeys keys;
    private final List<VerifierKey> witnesses;

    AnchoredCheckpoints(Db db, LogHome home, LogKeys keys, SealingSettings settings) {
        this.db = db;
        this.home = home;
        this.keys = keys;
        this.witnesses = Anchor.witnessKeys(settings);
    }

    /**
     * The checkpoint that proves most of so many first entries: the earliest that was time-stamped, for it says since when they
     * were there; else the last that a witness has cosigned; else the last.
     */
    SignedCheckpoint choose(long entries) {
        Condition covers = RECORD_CHECKPOINT.TREE_SIZE.ge(entries);
        Condition stamped = DSL.exists(DSL.selectOne()
                .from(RECORD_TIMESTAMP)
                .where(RECORD_TIMESTAMP.TREE_SIZE.eq(RECORD_CHECKPOINT.TREE_SIZE)));
        return first(covers.and(stamped), RECORD_CHECKPOINT.TREE_SIZE.asc())
                .or(() -> cosigned(covers))
                .or(() -> first(covers, RECORD_CHECKPOINT.TREE_SIZE.desc()))
                .orElseThrow();
    }

    /** A checkpoint as the log published it, with the cosignatures that it has had since. */
    SignedCheckpoint cosigned(SignedCheckpoint published) {
        return first(RECORD_CHECKPOINT.TREE_SIZE.eq(published.checkpoint().size()), RECORD_CHECKPOINT.TREE_SIZE.asc())
                .filter(kept -> kept.checkpoint().equals(published.checkpoint()))
                .orElse(published);
    }

    private Optional<SignedCheckpoint> cosigned(Condition covers) {
        Condition names = DSL.falseCondition();
        for (VerifierKey witness : witnesses) {
            names = names.or(RECORD_CHECKPOINT.NOTE.contains(" " + witness.name() + " "));
        }
        return witnesses.isEmpty() ? Optional.empty() : first(covers.and(names), RECORD_CHECKPOINT.TREE_SIZE.desc());
    }

    private Optional<SignedCheckpoint> first(Condition which, OrderField<?> order) {
        return db.read(sql -> sql.select(RECORD_CHECKPOINT.NOTE)
                        .from(RECORD_CHECKPOINT)
                        .where(which)
                        .orderBy(order)
                        .limit(1)
                        .fetchOptional(RECORD_CHECKPOINT.NOTE))
                .map(note -> SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8)));
    }

    /** RFC 3161 responses over the checkpoint of this size. */
    List<byte[]> timestamps(long size) {
        return db.read(sql -> sql.select(RECORD_TIMESTAMP.RESPONSE)
                .from(RECORD_TIMESTAMP)
                .where(RECORD_TIMESTAMP.TREE_SIZE.eq(size))
                .orderBy(RECORD_TIMESTAMP.AUTHORITY)
                .fetch(RECORD_TIMESTAMP.RESPONSE));
    }

    /** Public keys of the log and of its witnesses. */
    List<VerifierKey> keys() {
        List<VerifierKey> all = new ArrayList<>(home.keys());
        all.addAll(witnesses);
        return all;
    }

    /** How the log's keys followed one another, if there was more than one. */
    Optional<KeyHistory> history() {
        return keys.history();
    }
}
