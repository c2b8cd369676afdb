package org.probity.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_EVENT;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jooq.impl.DSL;
import org.probity.platform.db.Db;

/** Waits for the log, which is written beside the requests. */
public final class Sealed {
    private Sealed() {}

    /** Returns once a checkpoint is published that covers every event. To have a number is not enough: it comes before. */
    public static void await(Db db) {
        await(db, () -> "");
    }

    /** The same; fails with what is known of sealing when that takes more than a minute. */
    public static void await(Db db, Supplier<Object> known) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!isSealed(db)) {
            assertThat(Instant.now()).as("sealed in time; " + known.get()).isBefore(end);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static boolean isSealed(Db db) {
        return db.read(sql -> {
            Long published = sql.select(DSL.max(RECORD_CHECKPOINT.TREE_SIZE))
                    .from(RECORD_CHECKPOINT)
                    .fetchOne(0, Long.class);
            return published != null && published == sql.fetchCount(RECORD_EVENT);
        });
    }
}
