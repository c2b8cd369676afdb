package org.probity.receipt.store;

import java.util.List;
import java.util.Optional;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.UnknownException;
import org.probity.receipt.ReceiptEvent;
import org.probity.receipt.ReceiptEvent.ReportSubmitted;
import org.probity.receipt.domain.ReportState;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Reads and writes the streams of reports. Checks no access; callers do. */
@Component
class ReportStreams {
    private final Db db;
    private final EventStore store;

    ReportStreams(Db db, EventStore store) {
        this.db = db;
        this.store = store;
    }

    /** A report as its stream says. */
    record Loaded(History history, ReportState state) {
        long version() {
            return history.version();
        }
    }

    Optional<Loaded> load(String number) {
        if (number.isBlank()) {
            return Optional.empty();
        }
        History history = store.history(stream(number));
        return history.exists() ? Optional.of(new Loaded(history, fold(history))) : Optional.empty();
    }

    Loaded existing(String number) {
        return load(number).orElseThrow(UnknownException::new);
    }

    static StreamId stream(String number) {
        return new StreamId("report", number);
    }

    private static ReportState fold(History history) {
        List<StoredEvent> events = history.events();
        ReportState state = ReportState.of((ReportSubmitted) events.getFirst().body());
        for (StoredEvent event : events.subList(1, events.size())) {
            state = state.evolve((ReceiptEvent) event.body(), event.at());
        }
        return state;
    }

    void write(Actor by, Loaded loaded, long expectedVersion, Decision<ReceiptEvent> decision) {
        store.append(by, db.now(), change(loaded, expectedVersion, decision));
    }

    static Change change(Loaded loaded, long expectedVersion, Decision<ReceiptEvent> decision) {
        return new Change(loaded.history().stream(), expectedVersion, decision.orThrow());
    }
}
