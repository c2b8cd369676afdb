package org.probity.record.store;

import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_SEQUENCE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.probity.record.Actor;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Reads rows as events, one by one or in the order of the log. */
@Component
class EventRows {
    private final EventCodec codec;

    EventRows(EventCodec codec) {
        this.codec = codec;
    }

    /** A row of {@code record_event}. */
    StoredEvent read(Record row) {
        return new StoredEvent(
                row.get(RECORD_EVENT.ID),
                new StreamId(row.get(RECORD_EVENT.STREAM_KIND), row.get(RECORD_EVENT.STREAM_ID)),
                row.get(RECORD_EVENT.VERSION),
                row.get(RECORD_EVENT.TYPE),
                codec.read(row.get(RECORD_EVENT.TYPE), row.get(RECORD_EVENT.SCHEMA), row.get(RECORD_EVENT.BODY)),
                Actor.parse(row.get(RECORD_EVENT.ACTOR)),
                row.get(RECORD_EVENT.AT));
    }

    /**
     * Rows from a number on, in order of the log, each with its {@code log_index}; of events of these types, or all when there
     * is none.
     */
    static List<? extends Record> from(DSLContext sql, long index, Collection<String> types, int limit) {
        Condition wanted = types.isEmpty() ? DSL.noCondition() : RECORD_EVENT.TYPE.in(types);
        return sql.select(RECORD_SEQUENCE.LOG_INDEX)
                .select(RECORD_EVENT.fields())
                .from(RECORD_SEQUENCE)
                .join(RECORD_EVENT)
                .on(RECORD_EVENT.ID.eq(RECORD_SEQUENCE.EVENT_ID))
                .where(RECORD_SEQUENCE.LOG_INDEX.ge(index).and(wanted))
                .orderBy(RECORD_SEQUENCE.LOG_INDEX)
                .limit(limit)
                .fetch();
    }

    /** Every event that has no number yet, in the order in which they will get theirs. */
    List<StoredEvent> waiting(DSLContext sql) {
        List<String> ids = Numbering.next(sql, Integer.MAX_VALUE).stream()
                .map(Numbering.Waiting::id)
                .toList();
        Map<String, StoredEvent> events = Chunks.collect(ids, some -> sql.selectFrom(RECORD_EVENT)
                .where(RECORD_EVENT.ID.in(some))
                .fetchMap(RECORD_EVENT.ID, this::read));
        return ids.stream().map(events::get).toList();
    }

    /** The number that the next event will get. */
    static long end(DSLContext sql) {
        Long last = sql.select(DSL.max(RECORD_SEQUENCE.LOG_INDEX))
                .from(RECORD_SEQUENCE)
                .fetchOne(0, Long.class);
        return last == null ? 0 : last + 1;
    }
}
