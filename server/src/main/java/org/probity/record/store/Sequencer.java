package org.probity.record.store;

import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_SEQUENCE;
import static org.probity.db.Tables.RECORD_WAITING;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.platform.db.Db;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one writer of the log: numbers committed events, brings them into the tree, publishes a checkpoint. Runs beside the
 * requests, so sealing costs a request nothing. What it has numbered in the database it repeats into the tree after a crash;
 * a number once given is never given again. On a failure it closes the log, says so once ({@link SealingStatus}) and tries to
 * open it again, ever more seldom; opening repairs nothing.
 */
@Component
class Sequencer implements SmartLifecycle {
    private static final int BATCH = 1_000;
    private static final long POLL_MILLIS = 500;
    private static final long MOST_MILLIS = 30_000;
    private static final Duration BEAT = Duration.ofSeconds(2);

    private final Db db;
    private final LogHome home;
    private final LogBell bell;
    private final SealingStatus status;
    private final Semaphore work = new Semaphore(0);
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean running;
    private long lastBeat;
    private @Nullable Thread thread;

    Sequencer(Db db, LogHome home, LogBell bell, SealingStatus status) {
        this.db = db;
        this.home = home;
        this.bell = bell;
        this.status = status;
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
        ending.countDown();
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
        long patience = POLL_MILLIS;
        while (running) {
            try (LogHome.Held held = home.take()) {
                status.refuseForbidden();
                if (held == null) {
                    status.standby(home.holder());
                } else {
                    work(held);
                }
                patience = POLL_MILLIS;
            } catch (Fence.LostException another) {
                status.standby(home.holder());
                patience = POLL_MILLIS;
            } catch (RuntimeException | Error fault) {
                status.stopped(fault);
                patience = Math.min(patience * 2, MOST_MILLIS);
            }
            await(patience);
        }
    }

    private void work(LogHome.Held held) {
        do {
            drain(held);
            beat(held);
            pause();
        } while (running && held.isOurs());
        if (held.isOurs()) {
            drain(held);
        }
    }

    /** Tells the nodes that wait that this one lives. With SQLite nobody waits. */
    private void beat(LogHome.Held held) {
        if (held.lock() != null && System.nanoTime() - lastBeat > BEAT.toNanos()) {
            held.fence().beat();
            lastBeat = System.nanoTime();
        }
    }

    private void await(long millis) {
        try {
            ending.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void drain(LogHome.Held held) {
        status.refuseForbidden();
        publish(held);
        // Not before: a node that opens the log and then cannot write has not begun to seal.
        status.sealing();
        while (number(held.fence()) > 0) {
            publish(held);
            beat(held);
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
    private int number(Fence fence) {
        if (!db.read(sql -> sql.fetchExists(RECORD_WAITING))) {
            return 0;
        }
        int numbered = db.write(sql -> {
            fence.hold(sql);
            return Numbering.number(sql, BATCH);
        });
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
                remember(held.fence(), held.log().checkpoint());
                return;
            }
            remember(held.fence(), held.log().append(size, leaves));
        }
    }

    private void remember(Fence fence, SignedCheckpoint checkpoint) {
        long size = checkpoint.checkpoint().size();
        boolean known = db.read(sql -> sql.fetchExists(RECORD_CHECKPOINT, RECORD_CHECKPOINT.TREE_SIZE.eq(size)));
        if (!known) {
            db.change(sql -> {
                fence.beat(sql);
                sql.insertInto(RECORD_CHECKPOINT)
                        .set(RECORD_CHECKPOINT.TREE_SIZE, size)
                        .set(RECORD_CHECKPOINT.NOTE, checkpoint.note().toString())
                        .set(RECORD_CHECKPOINT.AT, db.now())
                        .onConflictDoNothing()
                        .execute();
            });
        }
    }
}
