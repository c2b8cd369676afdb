package org.probity.record;

import java.util.Set;
import org.jooq.DSLContext;

/**
 * Wants to be told of events, as a bean. Each event is delivered at least once, in the order of the log, which is the order of
 * every stream; at one node at a time. A failure is tried again with growing pauses and holds up this subscription alone.
 */
public interface Subscription {
    /** The name under which its place in the log is kept for ever, {@code context.what-it-does}. */
    String name();

    /** Names of the events it wants; empty for every event there is. */
    Set<String> types();

    /** Where it begins when it is new. */
    default Beginning beginning() {
        return Beginning.FIRST_EVENT;
    }

    /**
     * Takes one event, outside any transaction: slow work and calls to other systems belong here, and may be done again after a
     * crash or failure.
     *
     * @return what to write to the database because of it, once
     * @throws Exception to be given the event again later
     */
    Effect receive(Delivery delivery) throws Exception;

    /** Where a new subscription begins. */
    enum Beginning {
        /** With the first event of the record. */
        FIRST_EVENT,
        /** With the first event after it came into being. */
        NEXT_EVENT
    }

    /**
     * An event on its way.
     *
     * @param logIndex its number in the log
     */
    record Delivery(long logIndex, StoredEvent event) {}

    /**
     * What a delivery does to the database: runs in the very transaction that remembers the event as delivered, so it happens
     * once. Keep it short: on SQLite it holds the write lock.
     */
    @FunctionalInterface
    interface Effect {
        /** Nothing in the database. */
        Effect NONE = sql -> {};

        void in(DSLContext sql);
    }
}
