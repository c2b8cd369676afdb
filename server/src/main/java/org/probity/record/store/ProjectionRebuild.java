package org.probity.record.store;

import static org.probity.db.Tables.RECORD_REBUILD;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.probity.platform.db.Db;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.Projection;
import org.probity.record.Rebuilds;
import org.probity.record.RecordEvent.ProjectionsRebuilt;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Rebuilds by {@link ShadowTables}. */
@Component
class ProjectionRebuild implements Rebuilds, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRebuild.class);
    private static final StreamId STREAM = new StreamId("operations", "projections");
    private static final String LOCK = "rebuild";
    private static final int ROW = 1;
    private static final int BATCH = 250;
    /** A record that grows as fast as it is replayed does not keep a rebuild from ending. */
    private static final int EXTRA_BATCHES = 40;

    private final Db db;
    private final EventStore store;
    private final EventRows rows;
    private final NodeLocks locks;
    private final ObjectProvider<Projection> projections;
    private final Semaphore one = new Semaphore(1);
    private volatile boolean running;

    ProjectionRebuild(
            Db db, EventStore store, EventRows rows, NodeLocks locks, ObjectProvider<Projection> projections) {
        this.db = db;
        this.store = store;
        this.rows = rows;
        this.locks = locks;
        this.projections = projections;
    }

    /** The program ends: nothing more is replayed, and nothing was changed. */
    private static final class EndingException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void start(Actor by) {
        claim(by);
        Thread.ofVirtual().name("rebuild").start(() -> work(by));
    }

    @Override
    public Last run(Actor by) {
        claim(by);
        work(by);
        return last().orElseThrow();
    }

    private void claim(Actor by) {
        if (!one.tryAcquire()) {
            throw busy();
        }
        try {
            if (!locks.hold(LOCK)) {
                throw busy();
            }
            db.change(sql -> {
                sql.deleteFrom(RECORD_REBUILD).execute();
                sql.insertInto(RECORD_REBUILD)
                        .set(RECORD_REBUILD.ID, ROW)
                        .set(RECORD_REBUILD.STATE, State.RUNNING.name())
                        .set(RECORD_REBUILD.STARTED_BY, by.text())
                        .set(RECORD_REBUILD.STARTED_AT, db.now())
                        .set(RECORD_REBUILD.DONE, 0L)
                        .set(RECORD_REBUILD.TOTAL, EventRows.end(sql))
                        .set(RECORD_REBUILD.PUT, 0L)
                        .set(RECORD_REBUILD.TAKEN, 0L)
                        .execute();
            });
        } catch (RuntimeException e) {
            one.release();
            throw e;
        }
    }

    private static RefusedException busy() {
        return new RefusedException("The tables are being rebuilt already.", "Wait for that to end.");
    }

    private void work(Actor by) {
        ShadowTables shadows = shadows();
        try {
            db.change(sql -> {
                shadows.drop(sql);
                shadows.create(sql);
            });
            long next = fill(shadows);
            remember(by, finish(shadows, next));
        } catch (EndingException ending) {
            end(State.INTERRUPTED, null, shadows);
        } catch (RuntimeException fault) {
            LOG.error("The rebuild of the derived tables failed; they are as they were.", fault);
            end(State.FAILED, Faults.kindAndPlace(fault), shadows);
        } finally {
            locks.release(LOCK);
            one.release();
        }
    }

    private ShadowTables shadows() {
        return new ShadowTables(projections
                .orderedStream()
                .<Table<?>>flatMap(projection -> projection.tables().stream())
                .toList());
    }

    /** Replays most of the log in transactions of their own; the number of the first event not replayed. */
    private long fill(ShadowTables shadows) {
        long end = db.read(EventRows::end);
        long next = 0;
        int extra = 0;
        while (extra < EXTRA_BATCHES) {
            if (!running) {
                throw new EndingException();
            }
            long from = next;
            List<? extends Record> found = db.read(sql -> EventRows.from(sql, from, List.of(), BATCH));
            if (found.isEmpty()) {
                return next;
            }
            List<StoredEvent> events = found.stream().map(rows::read).toList();
            long done = from + events.size();
            db.change(sql -> {
                apply(events, shadows.mapped(sql));
                progress(sql, done);
            });
            next = done;
            if (next >= end) {
                extra++;
            }
        }
        return next;
    }

    private void apply(List<StoredEvent> events, DSLContext shadow) {
        List<Projection> all = projections.orderedStream().toList();
        events.forEach(event -> all.forEach(projection -> projection.apply(event, shadow)));
    }

    /** The short end: no event comes in between, so what is compared is the same moment of both. */
    private ProjectionsRebuilt finish(ShadowTables shadows, long from) {
        return db.write(sql -> {
            holdAppends(sql);
            DSLContext shadow = shadows.mapped(sql);
            long next = from;
            List<? extends Record> found = EventRows.from(sql, next, List.of(), BATCH);
            while (!found.isEmpty()) {
                apply(found.stream().map(rows::read).toList(), shadow);
                next += found.size();
                found = EventRows.from(sql, next, List.of(), BATCH);
            }
            List<StoredEvent> waiting = rows.waiting(sql);
            apply(waiting, shadow);
            ShadowTables.Difference difference = shadows.swap(sql);
            shadows.drop(sql);
            long events = next + waiting.size();
            ended(sql, State.DONE, null, events, difference);
            return new ProjectionsRebuilt(events, difference.put(), difference.taken());
        });
    }

    /**
     * PostgreSQL appends in parallel: waits for those under way and keeps new ones waiting until this commits. The sequencer too,
     * lest an event that gets its number meanwhile be seen neither as numbered nor as waiting.
     */
    private static void holdAppends(DSLContext sql) {
        if (sql.dialect() != SQLDialect.SQLITE) {
            sql.execute("lock table record_event, record_waiting in share mode");
        }
    }

    private void progress(DSLContext sql, long done) {
        sql.update(RECORD_REBUILD).set(RECORD_REBUILD.DONE, done).execute();
    }

    private void ended(
            DSLContext sql, State state, @Nullable String fault, long done, ShadowTables.Difference difference) {
        sql.update(RECORD_REBUILD)
                .set(RECORD_REBUILD.STATE, state.name())
                .set(RECORD_REBUILD.ENDED_AT, db.now())
                .set(RECORD_REBUILD.DONE, done)
                .set(RECORD_REBUILD.PUT, difference.put())
                .set(RECORD_REBUILD.TAKEN, difference.taken())
                .set(RECORD_REBUILD.FAULT, fault)
                .execute();
    }

    private void end(State state, @Nullable String fault, ShadowTables shadows) {
        db.change(sql -> {
            shadows.drop(sql);
            sql.update(RECORD_REBUILD)
                    .set(RECORD_REBUILD.STATE, state.name())
                    .set(RECORD_REBUILD.ENDED_AT, db.now())
                    .set(RECORD_REBUILD.FAULT, fault)
                    .execute();
        });
    }

    private void remember(Actor by, ProjectionsRebuilt fact) {
        History history = store.history(STREAM);
        store.append(by, db.now(), new Change(STREAM, history.version(), List.of(fact)));
    }

    @Override
    public Optional<Last> last() {
        return db.read(sql -> sql.selectFrom(RECORD_REBUILD)
                .where(RECORD_REBUILD.ID.eq(ROW))
                .fetchOptional(row -> new Last(
                        State.valueOf(row.get(RECORD_REBUILD.STATE)),
                        row.get(RECORD_REBUILD.STARTED_BY),
                        row.get(RECORD_REBUILD.STARTED_AT),
                        row.get(RECORD_REBUILD.ENDED_AT),
                        row.get(RECORD_REBUILD.DONE),
                        row.get(RECORD_REBUILD.TOTAL),
                        row.get(RECORD_REBUILD.PUT),
                        row.get(RECORD_REBUILD.TAKEN),
                        row.get(RECORD_REBUILD.FAULT))));
    }

    /** Clears what a rebuild left that its program did not end. */
    @Override
    public void start() {
        running = true;
        boolean left = last().filter(last -> last.state() == State.RUNNING).isPresent();
        if (left && locks.hold(LOCK)) {
            end(State.INTERRUPTED, null, shadows());
            locks.release(LOCK);
        }
    }

    /** Ends a rebuild under way at its next piece, and waits for that. */
    @Override
    public void stop() {
        running = false;
        one.acquireUninterruptibly();
        one.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before whatever fills the record at the start. */
    @Override
    public int getPhase() {
        return 5;
    }
}
