package org.probity.record.store;

import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_SEQUENCE;
import static org.probity.db.Tables.RECORD_SUBSCRIPTION;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.RecordEvent.EventSkipped;
import org.probity.record.StreamId;
import org.probity.record.Subscription;
import org.probity.record.Subscriptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The subscriptions' table as whoever runs the system sees it. */
@Component
class SqlSubscriptions implements Subscriptions {
    private final Db db;
    private final EventStore store;
    private final Cursors cursors;
    private final LogBell bell;
    private final ObjectProvider<Subscription> known;

    SqlSubscriptions(Db db, EventStore store, Cursors cursors, LogBell bell, ObjectProvider<Subscription> known) {
        this.db = db;
        this.store = store;
        this.cursors = cursors;
        this.bell = bell;
        this.known = known;
    }

    @Override
    public List<State> states() {
        Set<String> names = known.stream().map(Subscription::name).collect(Collectors.toSet());
        return db.read(sql -> {
            long end = EventRows.end(sql);
            return sql.select(RECORD_SUBSCRIPTION.fields())
                    .select(RECORD_EVENT.TYPE)
                    .from(RECORD_SUBSCRIPTION)
                    .leftJoin(RECORD_SEQUENCE)
                    .on(RECORD_SEQUENCE.LOG_INDEX.eq(RECORD_SUBSCRIPTION.FAILING_INDEX))
                    .leftJoin(RECORD_EVENT)
                    .on(RECORD_EVENT.ID.eq(RECORD_SEQUENCE.EVENT_ID))
                    .orderBy(RECORD_SUBSCRIPTION.NAME)
                    .fetch(row -> state(row, names.contains(row.get(RECORD_SUBSCRIPTION.NAME)), end));
        });
    }

    private static State state(Record row, boolean known, long end) {
        return new State(
                row.get(RECORD_SUBSCRIPTION.NAME),
                known,
                row.get(RECORD_SUBSCRIPTION.NEXT_INDEX),
                end,
                row.get(RECORD_SUBSCRIPTION.ATTEMPTS),
                row.get(RECORD_SUBSCRIPTION.FAILING_INDEX),
                row.get(RECORD_EVENT.TYPE),
                row.get(RECORD_SUBSCRIPTION.LAST_ERROR),
                row.get(RECORD_SUBSCRIPTION.FAILED_AT),
                row.get(RECORD_SUBSCRIPTION.RETRY_AT),
                row.get(RECORD_SUBSCRIPTION.MOVED_AT));
    }

    @Override
    public void retryNow(String name) {
        if (!cursors.retryNow(name)) {
            throw new RefusedException("This subscription is not failing.", "Reload the page to see how it stands.");
        }
        bell.ring();
    }

    @Override
    public void skip(Actor by, String name, long logIndex, String reason) {
        if (reason.isBlank()) {
            throw new RefusedException(List.of(Problem.at(
                    "reason", "Skipping needs a reason.", "Say why this subscription may go without the event.")));
        }
        String event = db.read(sql -> sql.select(RECORD_SEQUENCE.EVENT_ID)
                .from(RECORD_SUBSCRIPTION)
                .join(RECORD_SEQUENCE)
                .on(RECORD_SEQUENCE.LOG_INDEX.eq(RECORD_SUBSCRIPTION.FAILING_INDEX))
                .where(RECORD_SUBSCRIPTION.NAME.eq(name).and(RECORD_SUBSCRIPTION.FAILING_INDEX.eq(logIndex)))
                .fetchOne(RECORD_SEQUENCE.EVENT_ID));
        if (event == null) {
            throw new RefusedException(
                    "This subscription does not fail at event " + logIndex + " any more.",
                    "Reload the page to see how it stands.");
        }
        History history = store.history(new StreamId("subscription", name));
        store.append(
                by,
                db.now(),
                new Change(
                        history.stream(),
                        history.version(),
                        List.of(new EventSkipped(name, logIndex, event, reason.strip()))));
        cursors.retryNow(name);
        bell.ring();
    }
}
