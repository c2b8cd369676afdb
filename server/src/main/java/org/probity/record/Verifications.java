package org.probity.record;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks events against the log anew, each time it is asked: nothing it says is read from a flag. */
public interface Verifications {
    /** What a check came to. */
    enum Outcome {
        /** Every step holds. */
        VERIFIED,
        /** No checkpoint covers the event yet; what can be checked holds. */
        WAITING,
        /** Some step does not hold: the database or the log was altered. */
        REFUTED
    }

    /**
     * One step.
     *
     * @param says what was looked at and what came of it, a sentence
     */
    record Step(boolean holds, String says) {}

    /**
     * A check of one event.
     *
     * @param logIndex its number in the log, or -1 while it has none
     * @param checkpoint the size of the tree it was checked against, or 0 for none
     */
    record Checked(String eventId, Outcome outcome, long logIndex, long checkpoint, List<Step> steps) {
        public Checked {
            steps = List.copyOf(steps);
        }

        /** The outcome in a few words. */
        public String words() {
            return switch (outcome) {
                case VERIFIED -> "Verified against checkpoint " + checkpoint;
                case WAITING -> "Being sealed";
                case REFUTED -> "Does not match the log";
            };
        }
    }

    /** Checks these events against the latest checkpoint; the cost is a few hashes and the reading of tiles for each. */
    Map<String, Checked> check(Collection<StoredEvent> events);

    /** The files with which somebody else can check an event: entry, proof (tlog-proof), disclosures. Empty while it waits. */
    Optional<Files> files(StoredEvent event);

    /**
     * What to check an event with.
     *
     * @param entry the bytes in the log
     * @param proof text in the form C2SP tlog-proof
     * @param disclosures those that are left, one a line, as RFC 9901
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record Files(long logIndex, byte[] entry, byte[] proof, String disclosures) {}
}
