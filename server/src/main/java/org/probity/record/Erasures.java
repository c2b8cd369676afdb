package org.probity.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Erasing in a record that never changes: the log's leaf stays, so every proof goes on to hold; the disclosures, the words in
 * the event, copies in projections and the keys of attachments go. What an erasure may take is decided above; here it is done.
 */
public interface Erasures {
    /** Every field of an event at every depth, in the order in which it is sealed. */
    List<Spot> spots(StoredEvent event);

    /** What stands in the place of erased fields of these events. */
    List<Tombstone> tombstones(Collection<StoredEvent> events);

    /**
     * Other events that tell one of these texts word for word, alone or within a longer text. Reads the whole record.
     *
     * @param texts at least {@link #SHORTEST} characters each; shorter ones are left out, since they are everywhere
     * @param except events not to look at
     */
    List<Spot> elsewhere(Collection<String> texts, Set<String> except);

    /** Texts shorter than this are not looked for elsewhere. */
    int SHORTEST = 4;

    /**
     * What to erase.
     *
     * @param id of the erasure, as tombstones name it
     * @param ground on what ground, in a few words
     * @param fields pointers by event id
     * @param files SHA-256 of attachments
     * @param people ids of people whose sign-in data and unsent forms go as well
     */
    record Order(String id, String ground, Map<String, Set<String>> fields, Set<String> files, Set<String> people) {
        public Order {
            fields = Map.copyOf(fields);
            files = Set.copyOf(files);
            people = Set.copyOf(people);
        }
    }

    /**
     * Erases and says so, in one transaction: appends {@code changes}, puts tombstones into the events, drops their
     * disclosures, destroys keys of attachments, drops unsent forms that hold the words, and replays each projection that
     * still holds any of them. When it returns nobody can read what was erased through the program; {@link #scrub} makes the
     * bytes go.
     *
     * @param unless looked at inside the transaction; what it throws ends it and nothing is erased
     * @throws org.probity.platform.decide.RefusedException when one of the fields cannot be redacted or is gone already
     * @throws StaleVersionException as {@link EventStore#append}
     */
    List<StoredEvent> carryOut(Actor actor, Instant at, List<Change> changes, Order order, Guard unless);

    /** A last look inside the transaction. */
    @FunctionalInterface
    interface Guard {
        void check(org.jooq.DSLContext sql);
    }

    /**
     * Makes the bytes go that erasing has freed: deletes the objects of erased attachments and compacts the database (SQLite:
     * VACUUM and a truncated write-ahead log; PostgreSQL: VACUUM of the tables, its own write-ahead log is the operator's).
     * Safe to repeat. Writers wait meanwhile.
     *
     * @return false when something stood in the way and it should be tried again
     */
    boolean scrub(Collection<String> files);
}
