package org.probity.record;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A stream as read: its events and the version to expect when writing.
 *
 * @param events in order; empty when the stream does not exist
 */
public record History(StreamId stream, List<StoredEvent> events) {
    public History {
        events = List.copyOf(events);
    }

    public boolean exists() {
        return !events.isEmpty();
    }

    public long version() {
        return events.isEmpty() ? 0 : events.getLast().version();
    }

    /** Folds the events into a state; the cost is one call per event. */
    public <S> S fold(S initial, BiFunction<S, StoredEvent, S> evolve) {
        S state = initial;
        for (StoredEvent event : events) {
            state = evolve.apply(state, event);
        }
        return state;
    }
}
