package org.probity.record.store;

import static org.probity.db.Tables.RECORD_AUDIT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.probity.platform.db.Db;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Actor;
import org.probity.record.Audits;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.RecordEvent.RecordAudited;
import org.probity.record.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Audits on command, and a day after the last one. */
@Component
class SqlAudits implements Audits, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SqlAudits.class);
    private static final StreamId STREAM = new StreamId("operations", "audit");
    private static final String LOCK = "audit";
    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration LOOK = Duration.ofMinutes(10);

    private final Db db;
    private final EventStore store;
    private final SealedRows rows;
    private final LogHome home;
    private final Findings findings;
    private final NodeLocks locks;
    private final Semaphore one = new Semaphore(1);
    private volatile boolean running;
    private @Nullable Thread daily;

    SqlAudits(Db db, EventStore store, SealedRows rows, LogHome home, Findings findings, NodeLocks locks) {
        this.db = db;
        this.store = store;
        this.rows = rows;
        this.home = home;
        this.findings = findings;
        this.locks = locks;
    }

    /** The program ends in the middle. */
    private static final class EndingException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void start(Actor by) {
        String id = claim(by);
        Thread.ofVirtual().name("audit").start(() -> work(by, id));
    }

    @Override
    public Last run(Actor by) {
        work(by, claim(by));
        return last().orElseThrow();
    }

    private String claim(Actor by) {
        if (!one.tryAcquire()) {
            throw busy();
        }
        try {
            if (!locks.hold(LOCK)) {
                throw busy();
            }
            String id = EventIds.next(db.now());
            db.change(sql -> sql.insertInto(RECORD_AUDIT)
                    .set(RECORD_AUDIT.ID, id)
                    .set(RECORD_AUDIT.STATE, State.RUNNING.name())
                    .set(RECORD_AUDIT.STARTED_BY, by.text())
                    .set(RECORD_AUDIT.STARTED_AT, db.now())
                    .set(RECORD_AUDIT.TREE_SIZE, RecordAudit.latest(sql))
                    .set(RECORD_AUDIT.DONE, 0L)
                    .set(RECORD_AUDIT.FINDINGS, 0L)
                    .execute());
            return id;
        } catch (RuntimeException e) {
            one.release();
            throw e;
        }
    }

    private static RefusedException busy() {
        return new RefusedException("An audit of the record is running already.", "Wait for that to end.");
    }

    private void work(Actor by, String id) {
        try {
            Last begun = byId(id);
            RecordAudit audit = new RecordAudit(db, rows, home, done -> progress(id, done));
            audit.compare(begun.treeSize());
            db.change(sql -> {
                findings.keep(sql, audit.found());
                findings.fitsAgain(sql, begun.startedAt());
            });
            end(id, State.DONE, audit.count(), null);
            if (audit.count() > 0) {
                LOG.error(
                        "{} place(s) of the record do not fit what was sealed; see the operations page.",
                        audit.count());
            }
            store.append(
                    by,
                    db.now(),
                    new Change(
                            STREAM,
                            store.history(STREAM).version(),
                            List.of(new RecordAudited(begun.treeSize(), audit.count()))));
        } catch (EndingException ending) {
            end(id, State.INTERRUPTED, 0, null);
        } catch (RuntimeException fault) {
            LOG.error("The audit of the record failed.", fault);
            end(id, State.FAILED, 0, Faults.kindAndPlace(fault));
        } finally {
            locks.release(LOCK);
            one.release();
        }
    }

    private void progress(String id, long done) {
        if (!running) {
            throw new EndingException();
        }
        db.change(sql -> sql.update(RECORD_AUDIT)
                .set(RECORD_AUDIT.DONE, done)
                .where(RECORD_AUDIT.ID.eq(id))
                .execute());
    }

    private void end(String id, State state, long found, @Nullable String fault) {
        db.change(sql -> sql.update(RECORD_AUDIT)
                .set(RECORD_AUDIT.STATE, state.name())
                .set(RECORD_AUDIT.ENDED_AT, db.now())
                .set(RECORD_AUDIT.FINDINGS, found)
                .set(RECORD_AUDIT.FAULT, fault)
                .where(RECORD_AUDIT.ID.eq(id))
                .execute());
    }

    @Override
    public Optional<Last> last() {
        return db.read(sql -> sql.selectFrom(RECORD_AUDIT)
                .orderBy(RECORD_AUDIT.STARTED_AT.desc(), RECORD_AUDIT.ID.desc())
                .limit(1)
                .fetchOptional(SqlAudits::read));
    }

    private Last byId(String id) {
        return db.read(sql ->
                sql.selectFrom(RECORD_AUDIT).where(RECORD_AUDIT.ID.eq(id)).fetchSingle(SqlAudits::read));
    }

    private static Last read(org.jooq.Record row) {
        return new Last(
                State.valueOf(row.get(RECORD_AUDIT.STATE)),
                row.get(RECORD_AUDIT.STARTED_BY),
                row.get(RECORD_AUDIT.STARTED_AT),
                row.get(RECORD_AUDIT.ENDED_AT),
                row.get(RECORD_AUDIT.TREE_SIZE),
                row.get(RECORD_AUDIT.DONE),
                row.get(RECORD_AUDIT.FINDINGS),
                row.get(RECORD_AUDIT.FAULT));
    }

    @Override
    public List<Finding> findings(int limit) {
        return findings.newest(limit);
    }

    @Override
    public void start() {
        running = true;
        if (locks.hold(LOCK)) {
            db.change(sql -> sql.update(RECORD_AUDIT)
                    .set(RECORD_AUDIT.STATE, State.INTERRUPTED.name())
                    .set(RECORD_AUDIT.ENDED_AT, db.now())
                    .where(RECORD_AUDIT.STATE.eq(State.RUNNING.name()))
                    .execute());
            locks.release(LOCK);
        }
        daily = Thread.ofVirtual().name("daily audit").start(this::daily);
    }

    /** The first one comes a day after the first start, so that a start is not slowed by it. */
    private void daily() {
        Instant began = db.now();
        while (running) {
            try {
                Thread.sleep(LOOK);
                Instant last = last().map(Last::startedAt).orElse(began);
                if (running && !last.plus(EVERY).isAfter(db.now())) {
                    run(Actor.system("daily audit"));
                }
            } catch (RefusedException elsewhere) {
                LOG.debug("Another node audits.");
            } catch (RuntimeException e) {
                LOG.error("The daily audit cannot run and is tried again: {}", e.toString());
            } catch (InterruptedException ends) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread present = daily;
        if (present != null) {
            present.interrupt();
        }
        one.acquireUninterruptibly();
        one.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 20;
    }
}
