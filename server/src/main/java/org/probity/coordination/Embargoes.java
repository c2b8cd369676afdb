package org.probity.coordination;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.coordination.domain.EmbargoState;
import org.probity.identity.Subject;
import org.probity.record.Change;

/** Embargoes. At most one is active for a case; it has an exact end and at least two parties. */
public interface Embargoes {
    /** The embargo of a case as it stands. The caller has checked need to know. */
    EmbargoState of(String caseId);

    /** The version of its stream, for forms. */
    long version(String caseId);

    /** Records what the parties agreed. */
    void agree(
            Subject who,
            String caseId,
            long expectedVersion,
            @Nullable Instant until,
            List<String> parties,
            String terms);

    /** Moves the end; the first end stays on the record. */
    void move(Subject who, String caseId, long expectedVersion, @Nullable Instant to, String reason);

    /** Ends it. */
    void end(Subject who, String caseId, long expectedVersion, String ground);

    /** The change that ends an active embargo at an instant, for who publishes; empty when none is active. */
    Optional<Change> end(String caseId, Instant at, String ground);

    /** Active embargoes of cases that this person may read, the nearest end first. */
    List<Ending> ending(Subject who, int limit);

    /** An embargo that ends. */
    record Ending(String caseId, Instant until) {}
}
