package org.probity.record.store;

import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_SEQUENCE;
import static org.probity.db.Tables.RECORD_WAITING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.probity.record.StreamId;

/**
 * The order in which waiting events enter the log: by id, which is by time of writing, except that within a stream it is
 * always by version. Ids alone do not say that: a clock that was set back, or two nodes whose clocks differ, give a later
 * version a smaller id.
 */
final class Numbering {
    private Numbering() {}

    /** An event that waits, with its place in its stream. */
    record Waiting(String id, StreamId stream, long version) {}

    /**
     * Gives the next numbers to at most about {@code batch} events; a few more where earlier versions of a stream have to go first.
     *
     * @return how many were numbered
     */
    static int number(DSLContext sql, int batch) {
        List<Waiting> waiting = next(sql, batch);
        if (waiting.isEmpty()) {
            return 0;
        }
        Long last = sql.select(DSL.max(RECORD_SEQUENCE.LOG_INDEX))
                .from(RECORD_SEQUENCE)
                .fetchOne(0, Long.class);
        long next = last == null ? 0 : last + 1;
        var insert = sql.insertInto(RECORD_SEQUENCE, RECORD_SEQUENCE.LOG_INDEX, RECORD_SEQUENCE.EVENT_ID);
        for (Waiting event : waiting) {
            insert = insert.values(next++, event.id());
        }
        insert.execute();
        Chunks.each(waiting, some -> sql.deleteFrom(RECORD_WAITING)
                .where(RECORD_WAITING.EVENT_ID.in(ids(some)))
                .execute());
        return waiting.size();
    }

    /** The events whose turn it is, in order. */
    static List<Waiting> next(DSLContext sql, int batch) {
        SequencedMap<String, Waiting> chosen = new LinkedHashMap<>();
        List<Waiting> fresh = oldest(sql, batch);
        while (!fresh.isEmpty()) {
            fresh.forEach(event -> chosen.put(event.id(), event));
            fresh = before(sql, fresh).stream()
                    .filter(event -> !chosen.containsKey(event.id()))
                    .toList();
        }
        return inOrder(chosen.values());
    }

    /** Those that wait one version before one of these. */
    private static List<Waiting> before(DSLContext sql, List<Waiting> events) {
        List<Waiting> found = new ArrayList<>();
        var later = RECORD_EVENT.as("later");
        Chunks.each(
                events,
                some -> found.addAll(sql.select(
                                RECORD_EVENT.ID, RECORD_EVENT.STREAM_KIND, RECORD_EVENT.STREAM_ID, RECORD_EVENT.VERSION)
                        .from(later)
                        .join(RECORD_EVENT)
                        .on(RECORD_EVENT.STREAM_KIND.eq(later.STREAM_KIND))
                        .and(RECORD_EVENT.STREAM_ID.eq(later.STREAM_ID))
                        .and(RECORD_EVENT.VERSION.eq(later.VERSION.minus(1)))
                        .join(RECORD_WAITING)
                        .on(RECORD_WAITING.EVENT_ID.eq(RECORD_EVENT.ID))
                        .where(later.ID.in(ids(some)))
                        .fetch(Numbering::waiting)));
        return found;
    }

    private static List<String> ids(List<Waiting> events) {
        return events.stream().map(Waiting::id).toList();
    }

    private static Waiting waiting(Record4<String, String, String, Long> row) {
        return new Waiting(row.value1(), new StreamId(row.value2(), row.value3()), row.value4());
    }

    private static List<Waiting> oldest(DSLContext sql, int limit) {
        return sql.select(RECORD_EVENT.ID, RECORD_EVENT.STREAM_KIND, RECORD_EVENT.STREAM_ID, RECORD_EVENT.VERSION)
                .from(RECORD_WAITING)
                .join(RECORD_EVENT)
                .on(RECORD_EVENT.ID.eq(RECORD_WAITING.EVENT_ID))
                .orderBy(RECORD_WAITING.EVENT_ID)
                .limit(limit)
                .fetch(Numbering::waiting);
    }

    /** By id, each stream by version: of the streams' next ones the smallest id goes first. */
    static List<Waiting> inOrder(Collection<Waiting> events) {
        Map<StreamId, PriorityQueue<Waiting>> streams = new HashMap<>();
        for (Waiting event : events) {
            streams.computeIfAbsent(
                            event.stream(), stream -> new PriorityQueue<>(Comparator.comparingLong(Waiting::version)))
                    .add(event);
        }
        PriorityQueue<PriorityQueue<Waiting>> heads = new PriorityQueue<>(
                Comparator.comparing(stream -> stream.element().id()));
        heads.addAll(streams.values());
        List<Waiting> ordered = new ArrayList<>(events.size());
        while (!heads.isEmpty()) {
            PriorityQueue<Waiting> stream = heads.remove();
            ordered.add(stream.remove());
            if (!stream.isEmpty()) {
                heads.add(stream);
            }
        }
        return ordered;
    }
}
