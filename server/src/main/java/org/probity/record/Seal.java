package org.probity.record;

import org.jspecify.annotations.Nullable;

/**
 * How far an event has come into the log.
 *
 * @param logIndex its number, from 0, or null while it waits for the sequencer
 * @param checkpoint the size of the first published tree that holds it, or null while none does
 */
public record Seal(@Nullable Long logIndex, @Nullable Long checkpoint) {
    /** Not yet numbered. */
    public static final Seal WAITING = new Seal(null, null);

    public boolean published() {
        return checkpoint != null;
    }
}
