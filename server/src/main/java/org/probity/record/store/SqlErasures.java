package org.probity.record.store;

import static org.probity.db.Tables.RECORD_ATTACHMENT;
import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_TOMBSTONE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.probity.platform.db.Db;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.web.Leftovers;
import org.probity.record.Actor;
import org.probity.record.Attachments;
import org.probity.record.Change;
import org.probity.record.ErasedCopies;
import org.probity.record.Erasures;
import org.probity.record.Spot;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.probity.record.Tombstone;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Erasing over the tables of the record. */
@Component
class SqlErasures implements Erasures {
    private static final String ENVELOPE =
            "It places the event in the record. People stand in it as ids that tell no name.";
    private static final String GONE = "It is erased already.";

    private final Db db;
    private final EventCodec codec;
    private final SqlEventStore store;
    private final ProjectionReplay replay;
    private final EncryptedAttachments attachments;
    private final ObjectProvider<ErasedCopies> copies;

    SqlErasures(
            Db db,
            EventCodec codec,
            SqlEventStore store,
            ProjectionReplay replay,
            EncryptedAttachments attachments,
            ObjectProvider<ErasedCopies> copies) {
        this.db = db;
        this.codec = codec;
        this.store = store;
        this.replay = replay;
        this.attachments = attachments;
        this.copies = copies;
    }

    @Override
    public List<Spot> spots(StoredEvent event) {
        return db.read(sql -> spots(sql, event));
    }

    private List<Spot> spots(DSLContext sql, StoredEvent event) {
        var row = sql.select(RECORD_EVENT.BODY, RECORD_EVENT.SCHEMA)
                .from(RECORD_EVENT)
                .where(RECORD_EVENT.ID.eq(event.id()))
                .fetchSingle();
        Map<String, Tombstone> gone = tombstones(sql, List.of(event.id())).stream()
                .collect(Collectors.toMap(Tombstone::pointer, stone -> stone));
        List<Spot> spots = new ArrayList<>();
        envelope(event, row.value2())
                .forEach((name, value) -> spots.add(new Spot(event.id(), "/" + name, value, Set.of(), ENVELOPE, null)));
        for (EventFields.Field field : EventFields.of(codec.type(event.type()), codec.fields(row.value1()))) {
            Tombstone stone = gone.get(field.pointer());
            spots.add(new Spot(
                    event.id(),
                    field.pointer(),
                    text(field.value()),
                    field.personal(),
                    stone == null ? field.kept() : GONE,
                    stone));
        }
        return spots;
    }

    private static Map<String, String> envelope(StoredEvent event, int schema) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", event.id());
        fields.put("stream", event.stream().toString());
        fields.put("version", Long.toString(event.version()));
        fields.put("type", event.type());
        fields.put("schema", Integer.toString(schema));
        fields.put("at", event.at().toString());
        fields.put("actor", event.actor().text());
        return fields;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof Collection || value instanceof Map ? "" : value.toString();
    }

    @Override
    public List<Tombstone> tombstones(Collection<StoredEvent> of) {
        return db.read(sql -> tombstones(sql, of.stream().map(StoredEvent::id).toList()));
    }

    private static List<Tombstone> tombstones(DSLContext sql, List<String> eventIds) {
        return sql.selectFrom(RECORD_TOMBSTONE)
                .where(RECORD_TOMBSTONE.EVENT_ID.in(eventIds))
                .orderBy(RECORD_TOMBSTONE.EVENT_ID, RECORD_TOMBSTONE.POINTER)
                .fetch(row -> new Tombstone(
                        row.get(RECORD_TOMBSTONE.EVENT_ID),
                        row.get(RECORD_TOMBSTONE.POINTER),
                        row.get(RECORD_TOMBSTONE.ERASURE_ID),
                        row.get(RECORD_TOMBSTONE.AT),
                        row.get(RECORD_TOMBSTONE.GROUND)));
    }

    @Override
    public List<Spot> elsewhere(Collection<String> texts, Set<String> except) {
        Set<String> wanted =
                texts.stream().filter(text -> text.length() >= SHORTEST).collect(Collectors.toSet());
        List<Spot> found = new ArrayList<>();
        if (wanted.isEmpty()) {
            return found;
        }
        Condition tells = wanted.stream()
                .map(text -> DSL.position(RECORD_EVENT.BODY, codec.inside(text)).gt(0))
                .reduce(DSL.noCondition(), Condition::or);
        List<String> ids = db.read(sql -> sql.select(RECORD_EVENT.ID)
                .from(RECORD_EVENT)
                .where(tells)
                .orderBy(RECORD_EVENT.ID)
                .fetch(RECORD_EVENT.ID));
        for (String id : ids) {
            if (!except.contains(id)) {
                StoredEvent event = store.find(id).orElseThrow();
                spots(event).stream()
                        .filter(spot -> wanted.stream().anyMatch(spot.value()::contains))
                        .forEach(found::add);
            }
        }
        return found;
    }

    @Override
    public List<StoredEvent> carryOut(Actor actor, Instant at, List<Change> changes, Order order, Guard unless) {
        return store.append(actor, at, changes, sql -> {
            unless.check(sql);
            replay.refuseDuringRebuild(sql);
            erase(sql, at, order);
        });
    }

    private void erase(DSLContext sql, Instant at, Order order) {
        Set<String> texts = new HashSet<>();
        Set<StreamId> streams = new HashSet<>();
        String words = Tombstone.words(order.id(), at, order.ground());
        order.fields().forEach((eventId, pointers) -> {
            if (!pointers.isEmpty()) {
                StoredEvent event = store.find(sql, eventId);
                streams.add(event.stream());
                texts.addAll(eraseFields(sql, event, pointers, words));
                pointers.forEach(pointer -> bury(sql, new Tombstone(eventId, pointer, order.id(), at, order.ground())));
            }
        });
        destroyKeys(sql, at, order);
        Leftovers.forget(sql, texts, order.people());
        ErasedCopies.Erased erased = new ErasedCopies.Erased(streams, texts, order.files(), order.people());
        copies.forEach(copy -> copy.forget(erased, sql));
        Set<String> forms = new HashSet<>(texts);
        texts.forEach(text -> forms.add(codec.inside(text)));
        replay.whereStillTold(sql, forms);
    }

    /** Puts the words in and drops the disclosures; the texts that are gone. */
    private Set<String> eraseFields(DSLContext sql, StoredEvent event, Set<String> pointers, String words) {
        Map<String, Spot> present = spots(sql, event).stream().collect(Collectors.toMap(Spot::pointer, spot -> spot));
        Set<String> texts = new HashSet<>();
        String body = sql.select(RECORD_EVENT.BODY)
                .from(RECORD_EVENT)
                .where(RECORD_EVENT.ID.eq(event.id()))
                .fetchSingle(RECORD_EVENT.BODY);
        Map<String, Object> fields = codec.fields(body);
        for (String pointer : pointers) {
            Spot spot = present.get(pointer);
            if (spot == null || spot.kept() != null) {
                throw new RefusedException(
                        "The field " + Spot.place(pointer) + " cannot be erased. "
                                + (spot == null ? "There is no such field." : spot.kept()),
                        "Leave it out.");
            }
            texts.add(spot.value());
            EventFields.put(fields, pointer, words);
        }
        String next = codec.write(fields);
        refuseUnreadable(sql, event, next);
        sql.update(RECORD_EVENT)
                .set(RECORD_EVENT.BODY, next)
                .where(RECORD_EVENT.ID.eq(event.id()))
                .execute();
        dropDisclosures(sql, event.id(), pointers);
        return texts;
    }

    private void refuseUnreadable(DSLContext sql, StoredEvent event, String body) {
        int schema = sql.select(RECORD_EVENT.SCHEMA)
                .from(RECORD_EVENT)
                .where(RECORD_EVENT.ID.eq(event.id()))
                .fetchSingle(RECORD_EVENT.SCHEMA);
        try {
            codec.read(event.type(), schema, body);
        } catch (RuntimeException unreadable) {
            throw new RefusedException(
                    "A field of this event cannot be erased: the record could not be read back without it.",
                    "Choose other fields.");
        }
    }

    private static void dropDisclosures(DSLContext sql, String eventId, Set<String> pointers) {
        String lines = sql.select(RECORD_LEAF.DISCLOSURES)
                .from(RECORD_LEAF)
                .where(RECORD_LEAF.EVENT_ID.eq(eventId))
                .fetchSingle(RECORD_LEAF.DISCLOSURES);
        if (lines != null) {
            String left = lines.lines()
                    .filter(line -> !pointers.contains(line.substring(0, line.indexOf('\t'))))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            sql.update(RECORD_LEAF)
                    .set(RECORD_LEAF.DISCLOSURES, left)
                    .where(RECORD_LEAF.EVENT_ID.eq(eventId))
                    .execute();
        }
    }

    private static void bury(DSLContext sql, Tombstone stone) {
        sql.insertInto(RECORD_TOMBSTONE)
                .set(RECORD_TOMBSTONE.EVENT_ID, stone.eventId())
                .set(RECORD_TOMBSTONE.POINTER, stone.pointer())
                .set(RECORD_TOMBSTONE.ERASURE_ID, stone.erasureId())
                .set(RECORD_TOMBSTONE.AT, stone.at())
                .set(RECORD_TOMBSTONE.GROUND, stone.ground())
                .execute();
    }

    private static void destroyKeys(DSLContext sql, Instant at, Order order) {
        for (String file : order.files()) {
            sql.update(RECORD_ATTACHMENT)
                    .set(RECORD_ATTACHMENT.SECRET_KEY, new byte[0])
                    .set(RECORD_ATTACHMENT.ERASED_AT, at)
                    .set(RECORD_ATTACHMENT.ERASURE, Tombstone.words(order.id(), at, order.ground()))
                    .where(RECORD_ATTACHMENT.SHA256.eq(file))
                    .execute();
        }
    }

    @Override
    public boolean scrub(Collection<String> files) {
        boolean deleted = true;
        for (String file : files) {
            try {
                attachments.deleteErased(file);
            } catch (Attachments.UnavailableException later) {
                deleted = false;
            }
        }
        return db.compact() && deleted;
    }
}
