package org.probity.record.store;

import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_WAITING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.Event;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.Projection;
import org.probity.record.StaleVersionException;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The event store in SQL. Appending takes no lock of its own; two writers to one stream meet at its unique version. */
@Component
class SqlEventStore implements EventStore {
    private final Db db;
    private final EventCodec codec;
    private final EventRows rows;
    private final LeafSealer sealer;
    private final ObjectProvider<Projection> projections;
    private final Sequencer sequencer;

    SqlEventStore(
            Db db,
            EventCodec codec,
            EventRows rows,
            LeafSealer sealer,
            ObjectProvider<Projection> projections,
            Sequencer sequencer) {
        this.db = db;
        this.codec = codec;
        this.rows = rows;
        this.sealer = sealer;
        this.projections = projections;
        this.sequencer = sequencer;
    }

    @Override
    public List<StoredEvent> append(Actor actor, Instant at, List<Change> changes) {
        return append(actor, at, changes, sql -> {});
    }

    /** Does something else first, in the same transaction; what it throws ends the whole. */
    List<StoredEvent> append(Actor actor, Instant at, List<Change> changes, Consumer<DSLContext> first) {
        List<Prepared> prepared = prepare(actor, at, changes);
        try {
            db.change(sql -> {
                first.accept(sql);
                for (Change change : changes) {
                    expect(sql, change);
                }
                prepared.forEach(p -> insert(sql, p));
                project(sql, prepared.stream().map(Prepared::event).toList());
            });
        } catch (IntegrityConstraintViolationException clash) {
            throw staleOrFault(changes, clash);
        }
        sequencer.wake();
        return prepared.stream().map(Prepared::event).toList();
    }

    /** An event with its text and its sealed form, made before the transaction so that the write lock is short. */
    private record Prepared(StoredEvent event, String body, int schema, LeafSealer.Sealed sealed) {}

    private List<Prepared> prepare(Actor actor, Instant at, List<Change> changes) {
        List<Prepared> prepared = new ArrayList<>();
        for (Change change : changes) {
            long version = change.expected();
            for (Event event : change.events()) {
                version++;
                String type = codec.name(event).value();
                int schema = codec.name(event).schema();
                String body = codec.write(event);
                StoredEvent stored =
                        new StoredEvent(EventIds.next(db.now()), change.stream(), version, type, event, actor, at);
                prepared.add(new Prepared(stored, body, schema, sealer.seal(stored, schema, codec.fields(body))));
            }
        }
        return prepared;
    }

    private static void expect(DSLContext sql, Change change) {
        Long actual = sql.select(DSL.max(RECORD_EVENT.VERSION))
                .from(RECORD_EVENT)
                .where(stream(change.stream()))
                .fetchOne(0, Long.class);
        if ((actual == null ? 0 : actual) != change.expected()) {
            throw new StaleVersionException(change.stream(), change.expected());
        }
    }

    private static void insert(DSLContext sql, Prepared p) {
        StoredEvent e = p.event();
        sql.insertInto(RECORD_EVENT)
                .set(RECORD_EVENT.ID, e.id())
                .set(RECORD_EVENT.STREAM_KIND, e.stream().kind())
                .set(RECORD_EVENT.STREAM_ID, e.stream().id())
                .set(RECORD_EVENT.VERSION, e.version())
                .set(RECORD_EVENT.TYPE, e.type())
                .set(RECORD_EVENT.SCHEMA, p.schema())
                .set(RECORD_EVENT.BODY, p.body())
                .set(RECORD_EVENT.ACTOR, e.actor().text())
                .set(RECORD_EVENT.AT, e.at())
                .execute();
        sql.insertInto(RECORD_LEAF)
                .set(RECORD_LEAF.EVENT_ID, e.id())
                .set(RECORD_LEAF.LEAF, p.sealed().leaf())
                .set(RECORD_LEAF.DISCLOSURES, p.sealed().disclosures())
                .execute();
        sql.insertInto(RECORD_WAITING)
                .set(RECORD_WAITING.EVENT_ID, e.id())
                .set(RECORD_WAITING.AT, e.at())
                .execute();
    }

    private void project(DSLContext sql, List<StoredEvent> events) {
        for (StoredEvent event : events) {
            projections.forEach(projection -> projection.apply(event, sql));
        }
    }

    private RuntimeException staleOrFault(List<Change> changes, IntegrityConstraintViolationException clash) {
        for (Change change : changes) {
            if (history(change.stream()).version() != change.expected()) {
                return new StaleVersionException(change.stream(), change.expected());
            }
        }
        return clash;
    }

    @Override
    public History history(StreamId stream) {
        return new History(stream, fetch(stream(stream)));
    }

    @Override
    public List<StoredEvent> timeline(List<StreamId> streams) {
        List<StoredEvent> all = new ArrayList<>();
        Map<String, List<String>> ids = new LinkedHashMap<>();
        streams.forEach(stream ->
                ids.computeIfAbsent(stream.kind(), kind -> new ArrayList<>()).add(stream.id()));
        ids.forEach((kind, of) -> Chunks.each(
                of.stream().distinct().toList(),
                some -> all.addAll(fetch(RECORD_EVENT.STREAM_KIND.eq(kind).and(RECORD_EVENT.STREAM_ID.in(some))))));
        all.sort(Comparator.comparing(StoredEvent::at).thenComparing(StoredEvent::id));
        return all;
    }

    @Override
    public List<StoredEvent> ofTypes(Collection<String> types, Instant from, Instant to) {
        return db.read(sql -> sql.selectFrom(RECORD_EVENT)
                .where(RECORD_EVENT.TYPE.in(types).and(RECORD_EVENT.AT.ge(from)).and(RECORD_EVENT.AT.lt(to)))
                .orderBy(RECORD_EVENT.AT, RECORD_EVENT.ID)
                .fetch(rows::read));
    }

    @Override
    public Optional<StoredEvent> find(String eventId) {
        return fetch(RECORD_EVENT.ID.eq(eventId)).stream().findFirst();
    }

    private List<StoredEvent> fetch(Condition condition) {
        return db.read(sql -> sql.selectFrom(RECORD_EVENT)
                .where(condition)
                .orderBy(RECORD_EVENT.STREAM_KIND, RECORD_EVENT.STREAM_ID, RECORD_EVENT.VERSION)
                .fetch(rows::read));
    }

    /** One event as a transaction sees it. */
    StoredEvent find(DSLContext sql, String eventId) {
        return sql.selectFrom(RECORD_EVENT)
                .where(RECORD_EVENT.ID.eq(eventId))
                .fetchOptional(rows::read)
                .orElseThrow(UnknownException::new);
    }

    private static Condition stream(StreamId stream) {
        return RECORD_EVENT.STREAM_KIND.eq(stream.kind()).and(RECORD_EVENT.STREAM_ID.eq(stream.id()));
    }
}
