package org.probity.record.store;

import static org.probity.db.Tables.RECORD_SKIPPED;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.probity.record.Projection;
import org.probity.record.RecordEvent.EventSkipped;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** What subscriptions pass over. */
@Component
class SkippedProjection implements Projection {
    @Override
    public List<Table<?>> tables() {
        return List.of(RECORD_SKIPPED);
    }

    @Override
    public void apply(StoredEvent event, DSLContext sql) {
        if (event.body() instanceof EventSkipped skipped) {
            sql.insertInto(RECORD_SKIPPED)
                    .set(RECORD_SKIPPED.SUBSCRIPTION, skipped.subscription())
                    .set(RECORD_SKIPPED.LOG_INDEX, skipped.logIndex())
                    .onConflictDoNothing()
                    .execute();
        }
    }
}
