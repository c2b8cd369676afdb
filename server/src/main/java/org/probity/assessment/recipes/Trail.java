package org.probity.assessment.recipes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.probity.record.Actor;
import org.probity.record.Event;
import org.probity.record.StoredEvent;

/**
 * What happened to one thing, oldest first.
 *
 * @param id of its stream
 */
record Trail(String id, List<StoredEvent> events) {
    /** A fact with its time and its author. */
    record Fact<E>(E body, Instant at, Actor by) {}

    /** Facts of one type, oldest first. */
    <E extends Event> List<Fact<E>> all(Class<E> type) {
        return events.stream()
                .filter(event -> type.isInstance(event.body()))
                .map(event -> new Fact<>(type.cast(event.body()), event.at(), event.actor()))
                .toList();
    }

    <E extends Event> Optional<Fact<E>> first(Class<E> type) {
        return all(type).stream().findFirst();
    }

    <E extends Event> Optional<Fact<E>> last(Class<E> type) {
        List<Fact<E>> all = all(type);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
