package org.probity.record.store;

import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_SEQUENCE;
import static org.probity.db.Tables.RECORD_TOMBSTONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.probity.ledger.json.Json;
import org.probity.platform.db.Db;
import org.probity.record.Audits.Kind;
import org.probity.record.StreamId;
import org.probity.record.store.Findings.Found;
import org.springframework.stereotype.Component;

/** Rows of the record beside their leaves, and what of each does not fit. */
@Component
class SealedRows {
    private final Db db;
    private final EventCodec codec;

    SealedRows(Db db, EventCodec codec) {
        this.db = db;
        this.codec = codec;
    }

    /** Numbers from {@code first} on, below {@code end}, each with its event and leaf, or without where these are gone. */
    static List<? extends Record> from(DSLContext sql, long first, long end, int limit) {
        return sql.select(RECORD_SEQUENCE.LOG_INDEX, RECORD_SEQUENCE.EVENT_ID)
                .select(RECORD_EVENT.fields())
                .select(RECORD_LEAF.LEAF, RECORD_LEAF.DISCLOSURES)
                .from(RECORD_SEQUENCE)
                .leftJoin(RECORD_EVENT)
                .on(RECORD_EVENT.ID.eq(RECORD_SEQUENCE.EVENT_ID))
                .leftJoin(RECORD_LEAF)
                .on(RECORD_LEAF.EVENT_ID.eq(RECORD_SEQUENCE.EVENT_ID))
                .where(RECORD_SEQUENCE.LOG_INDEX.ge(first).and(RECORD_SEQUENCE.LOG_INDEX.lt(end)))
                .orderBy(RECORD_SEQUENCE.LOG_INDEX)
                .limit(limit)
                .fetch();
    }

    /** What does not fit between a row, its disclosures and its leaf. */
    List<Found> compare(Record row) {
        long index = row.get(RECORD_SEQUENCE.LOG_INDEX);
        String event = row.get(RECORD_SEQUENCE.EVENT_ID);
        String type = row.get(RECORD_EVENT.TYPE);
        byte[] leaf = row.get(RECORD_LEAF.LEAF);
        if (row.get(RECORD_EVENT.ID) == null || leaf == null) {
            return List.of(new Found(Kind.MISSING, event, index, event, type));
        }
        List<Found> found = new ArrayList<>();
        for (var difference : differences(row, leaf)) {
            found.add(new Found(difference.kind(), event + difference.pointer(), index, event, type));
        }
        return found;
    }

    private List<Comparison.Difference> differences(Record row, byte[] leaf) {
        Json.Obj form;
        try {
            form = SealedForm.of(
                    row.get(RECORD_EVENT.ID),
                    new StreamId(row.get(RECORD_EVENT.STREAM_KIND), row.get(RECORD_EVENT.STREAM_ID)),
                    row.get(RECORD_EVENT.VERSION),
                    row.get(RECORD_EVENT.TYPE),
                    row.get(RECORD_EVENT.SCHEMA),
                    row.get(RECORD_EVENT.AT),
                    row.get(RECORD_EVENT.ACTOR),
                    codec.fields(row.get(RECORD_EVENT.BODY)));
        } catch (RuntimeException noLongerJson) {
            return List.of(new Comparison.Difference(Kind.EDITED, "/body"));
        }
        String disclosures = row.get(RECORD_LEAF.DISCLOSURES);
        List<Comparison.Difference> differences = Comparison.of(form, leaf, disclosures, pointer -> false);
        return differences.isEmpty()
                ? differences
                : Comparison.of(form, leaf, disclosures, erased(row.get(RECORD_EVENT.ID))::contains);
    }

    /** Pointers of what was erased from an event. */
    private Set<String> erased(String eventId) {
        return db.read(sql -> sql.select(RECORD_TOMBSTONE.POINTER)
                .from(RECORD_TOMBSTONE)
                .where(RECORD_TOMBSTONE.EVENT_ID.eq(eventId))
                .fetchSet(RECORD_TOMBSTONE.POINTER));
    }
}
