package org.probity.record;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;

/** Proving and mending the record as a whole, for backup, restore and the check. */
public interface RecordCare {
    /**
     * Proves that the leaves in the database give the tree of the last checkpoint. Linear in their number, memory flat.
     *
     * @param snapshot what to read from
     * @throws IllegalStateException naming the place, when they do not
     */
    Proven prove(DSLContext snapshot, LongConsumer progress);

    /**
     * Writes the log's tiles and its last checkpoint from the leaves in the database, into a place that holds no log yet. The
     * checkpoint is the one that was published, signatures and all; no key is needed.
     *
     * @throws IllegalStateException when there is a log already, or the leaves do not give the checkpoint's tree
     */
    Proven rebuildLog(LongConsumer progress);

    /**
     * Compares everything with everything: each event with its disclosures, its leaf and its entry in the log, the numbers, the
     * tiles, every checkpoint there was, each attachment with its digest. Changes nothing.
     *
     * @param seen a checkpoint that somebody outside has kept; the log must continue it or lead to it
     */
    Report check(Optional<String> seen, LongConsumer progress);

    /** Declares that the clock is right although something was sealed at a later time. */
    void acceptClock();

    /**
     * What was proven.
     *
     * @param origin the log's name; empty when nothing was ever published
     * @param size entries under the checkpoint
     * @param checkpoint the signed note; empty when nothing was ever published
     * @param keys public keys of the log, as far as they are known here
     */
    record Proven(String origin, long size, String checkpoint, List<String> keys) {
        public Proven {
            keys = List.copyOf(keys);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param place an event, a file of the log, an attachment
     */
    record Fault(String place, String says) {}

    /**
     * What the check found.
     *
     * @param events how many there are
     * @param erased of these, how many have fields that can no longer be proven because their disclosures were erased
     * @param size entries under the log's checkpoint
     * @param attachments how many files were opened and compared
     * @param faults what is wrong, at most a hundred
     * @param notes what is worth knowing and not wrong
     */
    record Report(long events, long erased, long size, long attachments, List<Fault> faults, List<String> notes) {
        public Report {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
        }
    }
}
