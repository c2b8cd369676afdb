package org.probity.record.store;

import org.springframework.stereotype.Component;

/** Rings in this process when the log has grown, so that whoever follows it need not ask all the time. */
@Component
class LogBell {
    private long rings;

    /** How often it has rung; to be handed to {@link #await}. */
    synchronized long rings() {
        return rings;
    }

    synchronized void ring() {
        rings++;
        notifyAll();
    }

    /**
     * Waits until it has rung again since {@code heard}, or the time is over.
     *
     * @param millis at least 1
     */
    synchronized void await(long heard, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (rings == heard && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }
}
