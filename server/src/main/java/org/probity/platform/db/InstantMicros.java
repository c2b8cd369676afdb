package org.probity.platform.db;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/**
 * Instants as microseconds since 1970-01-01T00:00:00Z, the same in SQLite and PostgreSQL. Finer parts are cut off, so what
 * is read back equals what was written only for instants of microsecond precision; {@link Db#now} gives such.
 */
public final class InstantMicros extends AbstractConverter<Long, Instant> {
    private static final long serialVersionUID = 1L;

    public InstantMicros() {
        super(Long.class, Instant.class);
    }

    @Override
    public @Nullable Instant from(@Nullable Long micros) {
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public @Nullable Long to(@Nullable Instant instant) {
        return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
