package org.probity.record.store;

import static org.probity.db.Tables.RECORD_SEQUENCE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.probity.platform.db.Db;
import org.probity.record.Subscription;
import org.probity.record.Subscription.Delivery;
import org.probity.record.Subscription.Effect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one subscription its events. Several deliveries share a transaction; when that fails, each gets its own, so that
 * the one at fault is found.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int BATCH = 100;

    private final Subscription subscription;
    private final Db db;
    private final EventRows rows;
    private final Cursors cursors;
    private boolean oneByOne;

    Courier(Subscription subscription, Db db, EventRows rows, Cursors cursors) {
        this.subscription = subscription;
        this.db = db;
        this.rows = rows;
        this.cursors = cursors;
    }

    /** What a round came to: more at once, nothing until the log grows, or a pause. */
    record Round(boolean more, @Nullable Duration pause) {
        static final Round MORE = new Round(true, null);
        static final Round DONE = new Round(false, null);
    }

    /** What a round has gathered before its transaction. */
    private static final class Gathered {
        private final List<Effect> effects = new ArrayList<>();
        private long next;
        private long last;
        private long failing;
        private @Nullable Throwable fault;

        Gathered(long next) {
            this.next = next;
        }
    }

    /** Delivers what is there, at most a batch. */
    Round round() {
        Cursors.Cursor cursor = cursors.of(subscription.name());
        Instant retryAt = cursor.retryAt();
        if (retryAt != null && retryAt.isAfter(db.now())) {
            return new Round(false, Duration.between(db.now(), retryAt));
        }
        int limit = oneByOne || cursor.attempts() > 0 ? 1 : BATCH;
        // The end is asked for first: whatever is numbered after it is found by the next round.
        long end = db.read(EventRows::end);
        List<? extends Record> found = db.read(sql -> EventRows.from(sql, cursor.next(), subscription.types(), limit));
        Gathered gathered = gather(cursor, found);
        if (gathered.fault == null && found.size() < limit) {
            gathered.next = Math.max(gathered.next, end);
        }
        return settle(cursor, gathered, found.size() == limit);
    }

    private Gathered gather(Cursors.Cursor cursor, List<? extends Record> found) {
        Gathered gathered = new Gathered(cursor.next());
        Set<Long> skipped = found.isEmpty() ? Set.of() : cursors.skipped(subscription.name());
        for (Record row : found) {
            long index = row.get(RECORD_SEQUENCE.LOG_INDEX);
            if (!skipped.contains(index)) {
                try {
                    gathered.effects.add(subscription.receive(new Delivery(index, rows.read(row))));
                    gathered.last = index;
                } catch (Exception | LinkageError | StackOverflowError fault) {
                    gathered.fault = fault;
                    gathered.failing = index;
                    return gathered;
                }
            }
            gathered.next = index + 1;
        }
        return gathered;
    }

    private Round settle(Cursors.Cursor cursor, Gathered gathered, boolean more) {
        Cursors.Cursor present = cursor;
        if (gathered.next > cursor.next()) {
            try {
                db.change(sql -> {
                    gathered.effects.forEach(effect -> effect.in(sql));
                    cursors.move(sql, subscription.name(), cursor.next(), gathered.next);
                });
                oneByOne = false;
                present = new Cursors.Cursor(gathered.next, 0, null);
            } catch (Cursors.MovedException elsewhere) {
                return Round.DONE;
            } catch (RuntimeException fault) {
                if (gathered.effects.isEmpty()) {
                    throw fault;
                }
                if (gathered.effects.size() > 1) {
                    oneByOne = true;
                    return Round.MORE;
                }
                return failed(cursor, gathered.last, fault);
            }
        }
        Throwable fault = gathered.fault;
        if (fault != null) {
            return failed(present, gathered.failing, fault);
        }
        return more ? Round.MORE : Round.DONE;
    }

    private Round failed(Cursors.Cursor at, long failing, Throwable fault) {
        Duration pause =
                BackOff.after(at.attempts() + 1, ThreadLocalRandom.current().nextDouble());
        LOG.warn(
                "Subscription {} failed at event {} of the log and is tried again in {} s: {}",
                subscription.name(),
                failing,
                Math.max(1, pause.toSeconds()),
                fault.toString(),
                fault);
        cursors.fail(
                subscription.name(),
                at,
                failing,
                Faults.kindAndPlace(fault),
                db.now().plus(pause));
        return new Round(false, pause);
    }
}
