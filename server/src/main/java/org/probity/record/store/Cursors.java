package org.probity.record.store;

import static org.probity.db.Tables.RECORD_SKIPPED;
import static org.probity.db.Tables.RECORD_SUBSCRIPTION;

import java.time.Instant;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.probity.platform.db.Db;
import org.probity.record.Subscription;
import org.springframework.stereotype.Component;

/** The places of subscriptions in the log. */
@Component
class Cursors {
    private static final int LONGEST = 300;

    private final Db db;

    Cursors(Db db) {
        this.db = db;
    }

    /**
     * A place.
     *
     * @param attempts failures in a row at this place
     * @param retryAt not to be tried before, or null
     */
    record Cursor(long next, int attempts, @Nullable Instant retryAt) {}

    /** Somebody else moved the cursor: what was to be done with it must not happen. */
    static final class MovedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MovedException(String name) {
            super("the subscription " + name + " was moved on by another node", null, false, false);
        }
    }

    /** Makes the row of a new subscription. */
    void register(Subscription subscription) {
        db.change(sql -> sql.insertInto(RECORD_SUBSCRIPTION)
                .set(RECORD_SUBSCRIPTION.NAME, subscription.name())
                .set(
                        RECORD_SUBSCRIPTION.NEXT_INDEX,
                        switch (subscription.beginning()) {
                            case FIRST_EVENT -> 0L;
                            case NEXT_EVENT -> EventRows.end(sql);
                        })
                .set(RECORD_SUBSCRIPTION.ATTEMPTS, 0)
                .onConflictDoNothing()
                .execute());
    }

    Cursor of(String name) {
        return db.read(sql -> sql.select(
                        RECORD_SUBSCRIPTION.NEXT_INDEX, RECORD_SUBSCRIPTION.ATTEMPTS, RECORD_SUBSCRIPTION.RETRY_AT)
                .from(RECORD_SUBSCRIPTION)
                .where(RECORD_SUBSCRIPTION.NAME.eq(name))
                .fetchSingle(row -> new Cursor(row.value1(), row.value2(), row.value3())));
    }

    /** Numbers of the events that this subscription passes over. */
    Set<Long> skipped(String name) {
        return db.read(sql -> sql.select(RECORD_SKIPPED.LOG_INDEX)
                .from(RECORD_SKIPPED)
                .where(RECORD_SKIPPED.SUBSCRIPTION.eq(name))
                .fetchSet(RECORD_SKIPPED.LOG_INDEX));
    }

    /**
     * Moves on, within the transaction of what the deliveries did.
     *
     * @throws MovedException when the cursor is no longer at {@code from}
     */
    void move(DSLContext sql, String name, long from, long to) {
        int moved = sql.update(RECORD_SUBSCRIPTION)
                .set(RECORD_SUBSCRIPTION.NEXT_INDEX, to)
                .set(RECORD_SUBSCRIPTION.ATTEMPTS, 0)
                .set(RECORD_SUBSCRIPTION.FAILING_INDEX, (Long) null)
                .set(RECORD_SUBSCRIPTION.LAST_ERROR, (String) null)
                .set(RECORD_SUBSCRIPTION.FAILED_AT, (Instant) null)
                .set(RECORD_SUBSCRIPTION.RETRY_AT, (Instant) null)
                .set(RECORD_SUBSCRIPTION.MOVED_AT, db.now())
                .where(RECORD_SUBSCRIPTION.NAME.eq(name).and(RECORD_SUBSCRIPTION.NEXT_INDEX.eq(from)))
                .execute();
        if (moved != 1) {
            throw new MovedException(name);
        }
    }

    /** Remembers a failure at the place where the cursor stands. */
    void fail(String name, Cursor at, long failing, String error, Instant retryAt) {
        db.change(sql -> sql.update(RECORD_SUBSCRIPTION)
                .set(RECORD_SUBSCRIPTION.ATTEMPTS, at.attempts() + 1)
                .set(RECORD_SUBSCRIPTION.FAILING_INDEX, failing)
                .set(RECORD_SUBSCRIPTION.LAST_ERROR, error.substring(0, Math.min(LONGEST, error.length())))
                .set(RECORD_SUBSCRIPTION.FAILED_AT, db.now())
                .set(RECORD_SUBSCRIPTION.RETRY_AT, retryAt)
                .where(RECORD_SUBSCRIPTION.NAME.eq(name).and(RECORD_SUBSCRIPTION.NEXT_INDEX.eq(at.next())))
                .execute());
    }

    /** Ends the pause of a failing subscription; false when it does not fail. */
    boolean retryNow(String name) {
        return db.write(sql -> sql.update(RECORD_SUBSCRIPTION)
                        .set(RECORD_SUBSCRIPTION.RETRY_AT, db.now())
                        .where(RECORD_SUBSCRIPTION.NAME.eq(name).and(RECORD_SUBSCRIPTION.ATTEMPTS.gt(0)))
                        .execute()
                == 1);
    }
}
