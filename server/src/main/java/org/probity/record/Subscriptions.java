package org.probity.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of every subscription, for whoever runs the system. Tells nothing of what events say. */
public interface Subscriptions {
    /** All of them by name, also those whose code is gone. */
    List<State> states();

    /**
     * Ends the pause after a failure.
     *
     * @throws org.probity.platform.decide.RefusedException when the subscription is not failing
     */
    void retryNow(String name);

    /**
     * Lets a subscription pass over the event that it fails at, for ever. The decision is an event in the record.
     *
     * @param logIndex the event that the decision was made on
     * @param reason why, in words
     * @throws org.probity.platform.decide.RefusedException without a reason, or when it no longer fails at this event
     */
    void skip(Actor by, String name, long logIndex, String reason);

    /**
     * One subscription.
     *
     * @param known whether this program has it; false for one of an older or newer program
     * @param next number of the next event to deliver
     * @param end number that the next event of the log will get
     * @param attempts failures in a row, 0 when all is well
     * @param failingIndex the event that it fails at
     * @param failingType that event's name
     * @param lastError kind and place of the failure; its words are in the server's log, for they may quote a case
     * @param movedAt when it last advanced
     */
    record State(
            String name,
            boolean known,
            long next,
            long end,
            int attempts,
            @Nullable Long failingIndex,
            @Nullable String failingType,
            @Nullable String lastError,
            @Nullable Instant failedAt,
            @Nullable Instant retryAt,
            @Nullable Instant movedAt) {
        /** Events of the log that it has not come to. */
        public long lag() {
            return Math.max(0, end - next);
        }

        public boolean failing() {
            return attempts > 0;
        }
    }
}
