package org.probity.record.store;

import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_SEQUENCE;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.probity.ledger.json.Json;
import org.probity.record.Audits.Kind;
import org.probity.record.StreamId;
import org.probity.record.store.Findings.Found;
import org.springframework.stereotype.Component;

/** Rows of the record beside their leaves, and what of each does not fit. */
@Component
class SealedRows {
    private final EventCodec codec;

    SealedRows(EventCodec codec) {
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
        return Comparison.of(form, leaf, row.get(RECORD_LEAF.DISCLOSURES), pointer -> false);
    }
}
