package org.probity.record;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the derived tables anew from the events while everything goes on: into shadow tables, in pieces, then one short
 * transaction that catches up and puts right whatever differs. Readers see the old rows until then and never half of the
 * new ones. One at a time; a crash in the middle changes nothing.
 */
public interface Rebuilds {
    /**
     * Begins a rebuild beside the requests.
     *
     * @throws org.probity.platform.decide.RefusedException while another one runs, here or at another node
     */
    void start(Actor by);

    /**
     * The same, and waits for its end.
     *
     * @return how it ended
     */
    Last run(Actor by);

    /** The present or last one; empty when there never was one. */
    Optional<Last> last();

    /** How a rebuild stands. */
    enum State {
        RUNNING,
        DONE,
        FAILED,
        /** The program ended in the middle; nothing was changed. */
        INTERRUPTED
    }

    /**
     * A rebuild.
     *
     * @param startedBy an actor, as {@link Actor#text}
     * @param done events replayed so far
     * @param total events there were when it began
     * @param put rows that were missing or other than the events say, and are right now
     * @param taken rows that the events do not give, and are gone or replaced now
     * @param fault kind and place of what broke, or null
     */
    record Last(
            State state,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            long done,
            long total,
            long put,
            long taken,
            @Nullable String fault) {}
}
