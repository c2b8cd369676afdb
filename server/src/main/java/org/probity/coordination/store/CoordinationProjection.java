package org.probity.coordination.store;

import static org.probity.db.Tables.COORDINATION_EMBARGO;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.probity.coordination.CoordinationEvent;
import org.probity.coordination.CoordinationEvent.EmbargoAgreed;
import org.probity.coordination.CoordinationEvent.EmbargoEnded;
import org.probity.coordination.CoordinationEvent.EmbargoMoved;
import org.probity.record.Projection;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Embargo ends as a table, to list what ends next. */
@Component
class CoordinationProjection implements Projection {
    @Override
    public List<Table<?>> tables() {
        return List.of(COORDINATION_EMBARGO);
    }

    @Override
    public void apply(StoredEvent stored, DSLContext sql) {
        if (!(stored.body() instanceof CoordinationEvent event)) {
            return;
        }
        String caseId = stored.stream().id();
        switch (event) {
            case EmbargoAgreed e ->
                sql.insertInto(COORDINATION_EMBARGO)
                        .set(COORDINATION_EMBARGO.CASE_ID, caseId)
                        .set(COORDINATION_EMBARGO.UNTIL_AT, e.until())
                        .onConflict(COORDINATION_EMBARGO.CASE_ID)
                        .doUpdate()
                        .set(COORDINATION_EMBARGO.UNTIL_AT, e.until())
                        .set(COORDINATION_EMBARGO.ENDED_AT, (Instant) null)
                        .execute();
            case EmbargoMoved e ->
                sql.update(COORDINATION_EMBARGO)
                        .set(COORDINATION_EMBARGO.UNTIL_AT, e.to())
                        .where(COORDINATION_EMBARGO.CASE_ID.eq(caseId))
                        .execute();
            case EmbargoEnded e ->
                sql.update(COORDINATION_EMBARGO)
                        .set(COORDINATION_EMBARGO.ENDED_AT, e.at())
                        .where(COORDINATION_EMBARGO.CASE_ID.eq(caseId))
                        .execute();
        }
    }
}
