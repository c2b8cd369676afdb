package org.probity.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far events have come into the log, and what proves it. */
public interface Seals {
    /** The seal of each of these events. */
    Map<String, Seal> of(Collection<StoredEvent> events);

    /** The present state of the log. */
    State state();

    /** The public keys that checkpoints are or were signed with, in signed-note form, the present one last. */
    List<String> verifierKeys();

    /**
     * The log.
     *
     * @param origin its name
     * @param size entries under the last published checkpoint
     * @param checkpoint the signed note itself
     * @param verifierKey the public key in signed-note form
     * @param waiting events committed and not yet numbered
     * @param checkpointAt when the last checkpoint was published, null while there is none
     */
    record State(
            String origin,
            long size,
            String checkpoint,
            String verifierKey,
            long waiting,
            @Nullable Instant checkpointAt) {}
}
