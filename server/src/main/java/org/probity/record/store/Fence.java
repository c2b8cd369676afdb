package org.probity.record.store;

import static org.probity.db.Tables.RECORD_SEQUENCER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.probity.ledger.base.LedgerException;
import org.probity.platform.db.Db;

/**
 * The right to write the log, as the database sees it. Each holder raises the epoch; each transaction that numbers events or
 * writes a file of the log first locks the epoch's row and compares. A holder that was only asleep, or cut off, finds another
 * epoch there and writes nothing; a new one waits for a transaction of the old that is still open, seconds at most.
 */
final class Fence {
    /** How far the clock may go back, between nodes too, before sealing stops. */
    static final Duration TOLERANCE = Duration.ofMinutes(2);

    private static final int ROW = 1;

    private final Db db;
    private final Clock clock;
    private final long epoch;

    private Fence(Db db, Clock clock, long epoch) {
        this.db = db;
        this.clock = clock;
        this.epoch = epoch;
    }

    /** Another holder has raised the epoch. */
    static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostException(String message) {
            super(message);
        }
    }

    /** Who sealed last, and when it last said so. */
    record Holder(long epoch, String name, Instant at) {}

    static Optional<Holder> holder(Db db) {
        return db.read(sql -> sql.selectFrom(RECORD_SEQUENCER)
                .where(RECORD_SEQUENCER.ID.eq(ROW))
                .fetchOptional(row -> new Holder(
                        row.get(RECORD_SEQUENCER.EPOCH),
                        row.get(RECORD_SEQUENCER.HOLDER),
                        row.get(RECORD_SEQUENCER.AT))));
    }

    /**
     * Becomes the holder. The caller has the lock that keeps others from trying.
     *
     * @throws LedgerException when the clock has gone back since the last holder
     */
    static Fence take(Db db, Clock clock, String name) {
        return db.write(sql -> {
            patience(sql);
            sql.insertInto(RECORD_SEQUENCER)
                    .set(RECORD_SEQUENCER.ID, ROW)
                    .set(RECORD_SEQUENCER.EPOCH, 0L)
                    .set(RECORD_SEQUENCER.HOLDER, name)
                    .set(RECORD_SEQUENCER.AT, Instant.EPOCH)
                    .onConflictDoNothing()
                    .execute();
            Record present = locked(sql);
            refuseClock(present.get(RECORD_SEQUENCER.AT), now(clock));
            long epoch = present.get(RECORD_SEQUENCER.EPOCH) + 1;
            sql.update(RECORD_SEQUENCER)
                    .set(RECORD_SEQUENCER.EPOCH, epoch)
                    .set(RECORD_SEQUENCER.HOLDER, name)
                    .set(RECORD_SEQUENCER.AT, now(clock))
                    .where(RECORD_SEQUENCER.ID.eq(ROW))
                    .execute();
            return new Fence(db, clock, epoch);
        });
    }

    /**
     * Keeps others out until this transaction ends.
     *
     * @throws LostException when another has taken over
     */
    void hold(DSLContext sql) {
        patience(sql);
        present(sql);
    }

    /** As {@link #hold}, and tells the others that this holder lives. */
    void beat(DSLContext sql) {
        patience(sql);
        Instant now = now(clock);
        refuseClock(present(sql).get(RECORD_SEQUENCER.AT), now);
        sql.update(RECORD_SEQUENCER)
                .set(RECORD_SEQUENCER.AT, now)
                .where(RECORD_SEQUENCER.ID.eq(ROW))
                .execute();
    }

    /** {@link #beat(DSLContext)} in a transaction of its own. */
    void beat() {
        db.change(this::beat);
    }

    private Record present(DSLContext sql) {
        Record present = locked(sql);
        if (present.get(RECORD_SEQUENCER.EPOCH) != epoch) {
            throw new LostException(present.get(RECORD_SEQUENCER.HOLDER) + " has taken over sealing");
        }
        return present;
    }

    private static Record locked(DSLContext sql) {
        var row = sql.selectFrom(RECORD_SEQUENCER).where(RECORD_SEQUENCER.ID.eq(ROW));
        return sql.dialect() == SQLDialect.SQLITE
                ? row.fetchSingle()
                : row.forUpdate().fetchSingle();
    }

    /** A node that vanishes in the middle of a transaction holds the others up for these seconds only. */
    private static void patience(DSLContext sql) {
        if (sql.dialect() != SQLDialect.SQLITE) {
            sql.execute("set local idle_in_transaction_session_timeout = '10s'");
            sql.execute("set local lock_timeout = '15s'");
        }
    }

    private static void refuseClock(Instant last, Instant now) {
        if (now.plus(TOLERANCE).isBefore(last)) {
            throw new LedgerException("the clock of this machine says " + now.truncatedTo(ChronoUnit.SECONDS)
                    + ", but something was sealed at " + last.truncatedTo(ChronoUnit.SECONDS)
                    + " already. Set the clock right; if it was wrong then and is right now, run"
                    + " \"probity check --clock-is-right\"");
        }
    }

    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
