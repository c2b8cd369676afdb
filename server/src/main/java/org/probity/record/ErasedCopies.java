package org.probity.record;

import java.util.Set;
import org.jooq.DSLContext;

/** Copies of events' words that a context keeps outside its projections; they go with an erasure. One bean per context. */
@FunctionalInterface
public interface ErasedCopies {
    /** Deletes them, inside the erasing transaction. */
    void forget(Erased erased, DSLContext sql);

    /**
     * What is being erased.
     *
     * @param streams whose events it was in
     * @param texts the erased texts
     * @param files SHA-256 of erased attachments
     * @param people ids of people whose sign-in data go
     */
    record Erased(Set<StreamId> streams, Set<String> texts, Set<String> files, Set<String> people) {
        public Erased {
            streams = Set.copyOf(streams);
            texts = Set.copyOf(texts);
            files = Set.copyOf(files);
            people = Set.copyOf(people);
        }
    }
}
