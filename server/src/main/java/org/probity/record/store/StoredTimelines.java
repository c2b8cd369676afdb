package org.probity.record.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.probity.record.Actor;
import org.probity.record.ActorNames;
import org.probity.record.EventStore;
import org.probity.record.EventWords;
import org.probity.record.Seal;
import org.probity.record.Seals;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.probity.record.Timeline;
import org.probity.record.Timelines;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Timelines from the store, the seals and the words of each context. */
@Component
class StoredTimelines implements Timelines {
    private final EventStore store;
    private final Seals seals;
    private final ObjectProvider<EventWords> words;
    private final ObjectProvider<ActorNames> names;

    StoredTimelines(EventStore store, Seals seals, ObjectProvider<EventWords> words, ObjectProvider<ActorNames> names) {
        this.store = store;
        this.seals = seals;
        this.words = words;
        this.names = names;
    }

    @Override
    public Timeline of(List<StreamId> streams) {
        return of(store.timeline(streams));
    }

    @Override
    public Timeline of(Collection<StoredEvent> events) {
        Map<String, Seal> sealed = events.isEmpty() ? Map.of() : seals.of(events);
        Map<Actor, String> known = new HashMap<>();
        Comparator<StoredEvent> byTime = Comparator.comparing(StoredEvent::at).thenComparing(StoredEvent::id);
        return new Timeline(events.stream()
                .sorted(byTime.reversed())
                .map(event -> new Timeline.Entry(
                        event.id(),
                        event.at(),
                        known.computeIfAbsent(event.actor(), this::name),
                        words(event),
                        event.type(),
                        sealed.getOrDefault(event.id(), Seal.WAITING)))
                .toList());
    }

    private String name(Actor actor) {
        ActorNames known = names.getIfUnique();
        return known == null ? actor.text() : known.nameOf(actor);
    }

    private String words(StoredEvent event) {
        return words.orderedStream()
                .map(context -> context.words(event))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> plain(event.type()));
    }

    /** {@code handling.severity-rated} as {@code severity rated}. */
    private static String plain(String type) {
        return type.substring(type.indexOf('.') + 1).replace('-', ' ');
    }
}
