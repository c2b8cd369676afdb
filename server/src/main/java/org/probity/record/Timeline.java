package org.probity.record;

import java.time.Instant;
import java.util.List;

/**
 * What happened to something, for {@code tag/timeline}.
 *
 * @param entries newest first
 */
public record Timeline(List<Entry> entries) {
    public Timeline {
        entries = List.copyOf(entries);
    }

    /**
     * One event.
     *
     * @param who name of the actor
     * @param words what they did, plain words
     * @param type the event's name in the record
     */
    public record Entry(String eventId, Instant at, String who, String words, String type, Seal seal) {
        /** How far it has come into the log, in words. */
        public String sealWords() {
            Long checkpoint = seal.checkpoint();
            if (checkpoint != null) {
                return "sealed at checkpoint " + checkpoint;
            }
            return seal.logIndex() == null ? "being sealed" : "numbered, being sealed";
        }
    }

    /** How many of the events a published checkpoint covers. */
    public long sealed() {
        return entries.stream().filter(entry -> entry.seal().published()).count();
    }
}
