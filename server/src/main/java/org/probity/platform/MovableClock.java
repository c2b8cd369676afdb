package org.probity.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the program. The demo sets it back while it tells a story of past years; nothing else may. Safe for use by
 * several threads.
 */
public final class MovableClock extends Clock {
    private final Clock real;
    private final AtomicReference<@Nullable Instant> pinned = new AtomicReference<>();

    public MovableClock(Clock real) {
        this.real = real;
    }

    /** Stands still at an instant until {@link #release}. */
    public void pin(Instant at) {
        pinned.set(at);
    }

    /** The clock that cannot be moved, for what concerns the machine and not the story. */
    public Clock real() {
        return real;
    }

    /** Goes with the real clock again. */
    public void release() {
        pinned.set(null);
    }

    @Override
    public Instant instant() {
        Instant at = pinned.get();
        return at == null ? real.instant() : at;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : Clock.fixed(instant(), zone);
    }
}
