package org.probity.record.store;

import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_TIMESTAMP;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.NoteSignature;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.witness.RolledBack;
import org.probity.platform.db.Db;
import org.probity.record.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has the log's checkpoints witnessed and time-stamped from outside, on the node that seals and beside the sealing, which waits
 * for nobody. Who fails is asked again later, ever more seldom. One thing does stop sealing: a witness that has seen a larger
 * tree of this log, for then the record was set back and going on would fork it.
 */
@Component
class Anchoring implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
    private static final long POLL_MILLIS = 1_000;

    private final Db db;
    private final LogHome home;
    private final SealingStatus status;
    private final List<Anchor> anchors;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean running;
    private @Nullable Thread thread;

    Anchoring(Db db, LogHome home, SealingStatus status, SealingSettings settings) {
        this.db = db;
        this.home = home;
        this.status = status;
        this.anchors = Anchor.all(settings);
    }

    @Override
    public void start() {
        running = true;
        if (anchors.isEmpty()) {
            return;
        }
        // Before this node's sequencer goes on: a witness may know that this record was set back.
        newest().ifPresent(checkpoint -> anchors.stream()
                .filter(anchor -> anchor instanceof Anchor.OfWitness)
                .forEach(anchor -> ask(anchor, checkpoint)));
        thread = Thread.ofPlatform().name("anchoring").daemon(true).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        ending.countDown();
        Thread present = thread;
        if (present != null) {
            present.interrupt();
            try {
                present.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        anchors.forEach(Anchor::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the sequencer. */
    @Override
    public int getPhase() {
        return -1;
    }

    private void run() {
        try {
            while (!ending.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (status.state().state() == Sealing.State.SEALING) {
                    round();
                }
            }
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            List<Anchor> due = anchors.stream().filter(Anchor::isDue).toList();
            if (!due.isEmpty()) {
                newest().ifPresent(checkpoint -> due.forEach(anchor -> ask(anchor, checkpoint)));
            }
        } catch (RuntimeException databaseFailed) {
            LOG.warn("Checkpoints cannot be anchored now: {}", databaseFailed.getMessage());
        }
    }

    private Optional<SignedCheckpoint> newest() {
        return db.read(sql -> sql.select(RECORD_CHECKPOINT.NOTE)
                        .from(RECORD_CHECKPOINT)
                        .where(RECORD_CHECKPOINT.TREE_SIZE.gt(0L))
                        .orderBy(RECORD_CHECKPOINT.TREE_SIZE.desc())
                        .limit(1)
                        .fetchOptional(RECORD_CHECKPOINT.NOTE))
                .map(note -> SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8)));
    }

    private void ask(Anchor anchor, SignedCheckpoint checkpoint) {
        long size = checkpoint.checkpoint().size();
        if (size == anchor.lastSize()) {
            return;
        }
        try {
            switch (anchor) {
                case Anchor.OfTime time -> keep(size, time, time.stamp(checkpoint));
                case Anchor.OfWitness witness -> keep(size, witness.cosign(home, checkpoint));
            }
            anchor.succeeded(size);
        } catch (RolledBack older) {
            status.forbid(older.getMessage() + ". Restore a newer backup; see docs/operators.md");
        } catch (LedgerException failed) {
            if (anchor.failed()) {
                LOG.warn("A checkpoint could not be anchored and will be tried again later: {}", failed.getMessage());
            }
        }
    }

    private void keep(long size, Anchor.OfTime authority, Anchor.Stamped stamped) {
        db.change(sql -> sql.insertInto(RECORD_TIMESTAMP)
                .set(RECORD_TIMESTAMP.TREE_SIZE, size)
                .set(RECORD_TIMESTAMP.AUTHORITY, authority.name())
                .set(RECORD_TIMESTAMP.RESPONSE, stamped.response())
                .set(RECORD_TIMESTAMP.AT, stamped.at())
                .onConflictDoNothing()
                .execute());
    }

    /** Beside the checkpoint in the record, where bundles find it, even when the log has moved on. */
    private void keep(long size, List<NoteSignature> cosignatures) {
        db.change(sql -> {
            String present = sql.select(RECORD_CHECKPOINT.NOTE)
                    .from(RECORD_CHECKPOINT)
                    .where(RECORD_CHECKPOINT.TREE_SIZE.eq(size))
                    .fetchSingle(RECORD_CHECKPOINT.NOTE);
            Note before = Note.parse(present.getBytes(StandardCharsets.UTF_8));
            List<NoteSignature> fresh = new ArrayList<>(cosignatures);
            fresh.removeIf(more -> before.signatures().stream()
                    .anyMatch(known -> known.name().equals(more.name()) && known.keyId() == more.keyId()));
            sql.update(RECORD_CHECKPOINT)
                    .set(RECORD_CHECKPOINT.NOTE, before.with(fresh).toString())
                    .where(RECORD_CHECKPOINT.TREE_SIZE.eq(size))
                    .execute();
        });
    }
}
