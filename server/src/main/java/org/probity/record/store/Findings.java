package org.probity.record.store;

import static org.probity.db.Tables.RECORD_FINDING;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.probity.platform.db.Db;
import org.probity.record.Audits.Finding;
import org.probity.record.Audits.Kind;
import org.springframework.stereotype.Component;

/** The table of what does not fit. */
@Component
class Findings {
    private final Db db;

    Findings(Db db) {
        this.db = db;
    }

    /** A finding to be kept. */
    record Found(
            Kind kind,
            String place,
            @Nullable Long logIndex,
            @Nullable String eventId,
            @Nullable String eventType) {}

    void keep(DSLContext sql, List<Found> found) {
        Instant now = db.now();
        for (Found one : found) {
            sql.insertInto(RECORD_FINDING)
                    .set(RECORD_FINDING.KIND, one.kind().name())
                    .set(RECORD_FINDING.PLACE, one.place())
                    .set(RECORD_FINDING.LOG_INDEX, one.logIndex())
                    .set(RECORD_FINDING.EVENT_ID, one.eventId())
                    .set(RECORD_FINDING.EVENT_TYPE, one.eventType())
                    .set(RECORD_FINDING.FIRST_AT, now)
                    .set(RECORD_FINDING.LAST_AT, now)
                    .onConflict(RECORD_FINDING.KIND, RECORD_FINDING.PLACE)
                    .doUpdate()
                    .set(RECORD_FINDING.LAST_AT, now)
                    .set(RECORD_FINDING.GONE_AT, (Instant) null)
                    .execute();
        }
    }

    /** Marks what an audit that began at {@code since} has not found again. */
    void fitsAgain(DSLContext sql, Instant since) {
        sql.update(RECORD_FINDING)
                .set(RECORD_FINDING.GONE_AT, db.now())
                .where(RECORD_FINDING.LAST_AT.lt(since).and(RECORD_FINDING.GONE_AT.isNull()))
                .execute();
    }

    List<Finding> newest(int limit) {
        return db.read(sql -> sql.selectFrom(RECORD_FINDING)
                .orderBy(RECORD_FINDING.GONE_AT.isNotNull(), RECORD_FINDING.FIRST_AT.desc(), RECORD_FINDING.PLACE)
                .limit(limit)
                .fetch(row -> new Finding(
                        Kind.valueOf(row.get(RECORD_FINDING.KIND)),
                        row.get(RECORD_FINDING.PLACE),
                        row.get(RECORD_FINDING.LOG_INDEX),
                        row.get(RECORD_FINDING.EVENT_TYPE),
                        row.get(RECORD_FINDING.FIRST_AT),
                        row.get(RECORD_FINDING.LAST_AT),
                        row.get(RECORD_FINDING.GONE_AT))));
    }
}
