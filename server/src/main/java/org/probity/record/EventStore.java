package org.probity.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The append-only store of events: the one way to write, and the truth that everything else is derived from. */
public interface EventStore {
    /**
     * Appends to one or more streams and updates the projections, all in one transaction.
     *
     * <p>When it returns the events are durable and visible; their number in the log and the checkpoint that covers them
     * follow within about a second ({@link Seal}). Order of {@code changes} is order of events.
     *
     * @param at the instant the decisions were made on, UTC
     * @throws StaleVersionException when a stream has moved on from its expected version; nothing is written
     */
    List<StoredEvent> append(Actor actor, Instant at, List<Change> changes);

    /** {@link #append(Actor, Instant, List)} for one stream. */
    default List<StoredEvent> append(Actor actor, Instant at, Change change) {
        return append(actor, at, List.of(change));
    }

    /** All events of a stream, oldest first. Linear in their number. */
    History history(StreamId stream);

    /** Every event of these streams, oldest first across them, for a timeline or a bundle. */
    List<StoredEvent> timeline(List<StreamId> streams);

    /**
     * Every event of some types in a span of time, over all streams, oldest first: what a query over the record is made of.
     * Linear in their number, all in memory.
     *
     * @param types event names; none gives none
     * @param from first instant that counts
     * @param to first instant that no longer counts
     */
    List<StoredEvent> ofTypes(Collection<String> types, Instant from, Instant to);

    /** One event by its id. */
    Optional<StoredEvent> find(String eventId);
}
