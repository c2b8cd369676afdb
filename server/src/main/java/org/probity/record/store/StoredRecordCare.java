package org.probity.record.store;

import static org.probity.db.Tables.RECORD_SEQUENCER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.probity.ledger.Log;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.store.Store;
import org.probity.platform.DataFolder;
import org.probity.platform.MovableClock;
import org.probity.platform.db.Db;
import org.probity.record.Attachments;
import org.probity.record.RecordCare;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The record as a whole, from its tables and the log's files. Needs no key. */
@Component
class StoredRecordCare implements RecordCare {
    private final Db db;
    private final Path folder;
    private final LogKeys keys;
    private final ObjectProvider<Attachments> attachments;
    private final MovableClock clock;

    StoredRecordCare(
            Db db, DataFolder data, LogKeys keys, ObjectProvider<Attachments> attachments, MovableClock clock) {
        this.db = db;
        this.folder = data.path().resolve("log");
        this.keys = keys;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    public Proven prove(DSLContext snapshot, LongConsumer progress) {
        try {
            LeafWalk walk = new LeafWalk(snapshot, new LeafWalk.Nowhere());
            walk.run(progress);
            return proven(walk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Proven rebuildLog(LongConsumer progress) {
        try (Store store =
                db.dialect() == SQLDialect.SQLITE ? PosixStore.writing(folder) : SqlTiles.writing(db, sql -> {})) {
            if (Log.exists(store)) {
                throw new IllegalStateException("there is a log already, and it is left as it is");
            }
            return db.snapshot(sql -> rebuild(sql, store, progress));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Proven rebuild(DSLContext sql, Store store, LongConsumer progress) {
        try {
            LeafWalk walk = new LeafWalk(sql, store);
            walk.run(progress);
            SignedCheckpoint last = walk.last();
            if (last != null) {
                store.replaceCheckpoint(null, last.note().bytes());
            }
            return proven(walk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Proven proven(LeafWalk walk) {
        List<String> known = known().stream().map(VerifierKey::toString).toList();
        SignedCheckpoint last = walk.last();
        return last == null
                ? new Proven("", 0, "", known)
                : new Proven(
                        last.checkpoint().origin(),
                        last.checkpoint().size(),
                        last.note().toString(),
                        known);
    }

    private List<VerifierKey> known() {
        return keys.exist() ? List.copyOf(keys.logSettings().keys()) : List.of();
    }

    @Override
    public Report check(Optional<String> seen, LongConsumer progress) {
        Store store = db.dialect() == SQLDialect.SQLITE ? PosixStore.reading(folder) : SqlTiles.reading(db);
        try (store) {
            return new RecordCheck(db, store, known(), attachments.getObject(), progress).run(seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void acceptClock() {
        db.change(sql -> sql.update(RECORD_SEQUENCER)
                .set(RECORD_SEQUENCER.AT, clock.real().instant())
                .execute());
    }
}
