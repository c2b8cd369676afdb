package org.probity.record;

import java.time.Instant;

/** Whether this node brings events into the log, for the operations page. */
public interface Sealing {
    /** The present state, as of this node. Never waits. */
    Status state();

    /** What a node does about sealing. */
    enum State {
        /** Numbers events and publishes checkpoints. */
        SEALING,
        /** Another node does; this one takes over when that one ends. */
        STANDBY,
        /** Cannot, for a reason that a person has to remove; tried again from time to time. Events are kept and wait. */
        STOPPED
    }

    /**
     * State with what is known about it.
     *
     * @param since when it became so, UTC
     * @param detail the other node's name, or why sealing has stopped and what to do; empty while sealing
     */
    record Status(State state, Instant since, String detail) {}
}
