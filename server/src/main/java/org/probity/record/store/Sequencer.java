package org.probity.record.store;

import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_SEQUENCE;
import static org.probity.db.Tables.RECORD_WAITING;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one writer of the log: numbers committed events, brings them into the tree, publishes a checkpoint. Runs beside the
 * requests, so sealing costs a request nothing. What it has numbered in the database it repeats into the tree after a crash;
 * a number once given is never given again.
 */
@Component
class Sequencer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final int BATCH = 1_000;
    private static final long POLL_MILLIS = 500;

    private final Db db;
    private final LogHome home;
    private final LogBell bell;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    Sequencer(Db db, LogHome home, LogBell bell) {
        this.db = db;
        this.home = home;
        this.bell = bell;
    }

    /** Tells that something was committed. Never waits. */
    void wake() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("sequencer").daemon(true).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        work.release();
        Thread present = thread;
        if (present != null) {
            try {
                present.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server when starting, after it when stopping: what the last requests wrote is sealed too. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (running) {
            try (LogHome.Held held = home.take()) {
                if (held != null) {
                    work(held);
                }
            } catch (RuntimeException e) {
                LOG.error("Sealing has stopped and is tried again: {}", e.getMessage(), e);
            }
            pause();
        }
    }

    private void work(LogHome.Held held) {
        do {
            drain(held);
            pause();
        } while (running && held.isOurs());
        if (held.isOurs()) {
            drain(held);
        }
    }

    private void drain(LogHome.Held held) {
        publish(held);
        while (number() > 0) {
            publish(held);
        }
    }

    private void pause() {
        try {
            if (work.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the next numbers to events that wait, and tells whoever follows the log. */
    private int number() {
        if (!db.read(sql -> sql.fetchExists(RECORD_WAITING))) {
            return 0;
        }
        int numbered = db.write(sql -> Numbering.number(sql, BATCH));
        bell.ring();
        return numbered;
    }

    /** Brings what is numbered and not yet in the tree into it. */
    private void publish(LogHome.Held held) {
        while (true) {
            long size = held.log().checkpoint().checkpoint().size();
            List<byte[]> leaves = db.read(sql -> sql.select(RECORD_LEAF.LEAF)
                    .from(RECORD_SEQUENCE)
                    .join(RECORD_LEAF)
                    .on(RECORD_LEAF.EVENT_ID.eq(RECORD_SEQUENCE.EVENT_ID))
                    .where(RECORD_SEQUENCE.LOG_INDEX.ge(size))
                    .orderBy(RECORD_SEQUENCE.LOG_INDEX)
                    .limit(BATCH)
                    .fetch(RECORD_LEAF.LEAF));
            if (leaves.isEmpty()) {
                remember(held.log().checkpoint());
                return;
            }
            remember(held.log().append(size, leaves));
        }
    }

    private void remember(SignedCheckpoint checkpoint) {
        long size = checkpoint.checkpoint().size();
        boolean known = db.read(sql -> sql.fetchExists(RECORD_CHECKPOINT, RECORD_CHECKPOINT.TREE_SIZE.eq(size)));
        if (!known) {
            db.change(sql -> sql.insertInto(RECORD_CHECKPOINT)
                    .set(RECORD_CHECKPOINT.TREE_SIZE, size)
                    .set(RECORD_CHECKPOINT.NOTE, checkpoint.note().toString())
                    .set(RECORD_CHECKPOINT.AT, db.now())
                    .onConflictDoNothing()
                    .execute());
        }
    }
}
