package org.probity.record.store;

import java.time.Duration;

/** How long to wait after failures in a row: one second doubled each time, ten minutes at most, half of it by chance. */
final class BackOff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long MOST_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int DOUBLINGS = 20;

    private BackOff() {}

    /**
     * The pause after so many failures.
     *
     * @param failures at least 1
     * @param chance from 0 to below 1; keeps several that failed together from coming back together
     */
    static Duration after(int failures, double chance) {
        long full = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(failures - 1, DOUBLINGS));
        return Duration.ofMillis(full / 2 + (long) (chance * (full - full / 2)));
    }
}
