package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_LEAF;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.io.TempDir;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;

/** Whoever can write to the database can edit a row; not without its showing. */
class AuditsTest {
    private static final Actor ANNA = Actor.person("anna");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final StreamId STREAM = new StreamId("note", "one");

    @TempDir
    private Path folder;

    private Room filled(Engine engine) throws InterruptedException {
        Room room = Room.on(engine, folder).knowing(Note.class).open();
        EventStore store = room.get(EventStore.class);
        store.append(
                ANNA,
                NOON,
                new Change(
                        STREAM,
                        0,
                        List.of(
                                Note.Written.of("first"),
                                new Note.Written("second", Long.MAX_VALUE, NOON, List.of("a", "b"), java.util.Map.of()),
                                new Note.Struck("third"))));
        EventStoreTest.awaitSealed(room, 3);
        return room;
    }

    private static String id(Room room, long version) {
        return room.get(EventStore.class)
                .history(STREAM)
                .events()
                .get((int) version - 1)
                .id();
    }

    private static List<String> audited(Room room) {
        Audits.Last last = room.get(Audits.class).run(ANNA);
        assertThat(last.state()).isEqualTo(Audits.State.DONE);
        List<String> open = room.get(Audits.class).findings(100).stream()
                .filter(finding -> finding.goneAt() == null)
                .map(finding -> finding.kind() + " " + finding.logIndex())
                .toList();
        assertThat(last.findings()).isEqualTo(open.size());
        return open;
    }

    private static void edit(Room room, String statement, Object... values) {
        room.db().change(sql -> {
            withoutKeys(sql);
            sql.execute(statement, values);
        });
    }

    /** An intruder is not stopped by foreign keys. */
    private static void withoutKeys(DSLContext sql) {
        if (sql.dialect() != SQLDialect.SQLITE) {
            sql.execute("set local session_replication_role = replica");
        }
    }

    @OnEachDatabase
    void an_untouched_record_fits_and_an_edited_field_shows_with_its_place_alone(Engine engine) throws Exception {
        try (Room room = filled(engine)) {
            assertThat(audited(room)).isEmpty();
            Audits.Last last = room.get(Audits.class).last().orElseThrow();
            assertThat(last.treeSize()).isEqualTo(3);
            assertThat(last.done()).isEqualTo(3);
            assertThat(room.get(EventStore.class)
                            .history(new StreamId("operations", "audit"))
                            .events())
                    .singleElement()
                    .extracting(StoredEvent::body)
                    .isEqualTo(new RecordEvent.RecordAudited(3, 0));
            String second = id(room, 2);
            edit(room, "update record_event set body = replace(body, 'second', 'doctored') where id = ?", second);
            assertThat(audited(room)).containsExactly("EDITED 1");
            Audits.Finding finding = room.get(Audits.class).findings(1).getFirst();
            assertThat(finding.place()).isEqualTo(second + "/body/text");
            assertThat(finding.eventType()).isEqualTo("test.note-written");
            edit(room, "update record_event set body = replace(body, 'doctored', 'second') where id = ?", second);
            assertThat(audited(room)).isEmpty();
            assertThat(room.get(Audits.class).findings(1).getFirst().goneAt()).isNotNull();
            everyColumn(room);
        }
    }

    private static void everyColumn(Room room) {
        String id = id(room, 1);
        Object[] before = room.db().read(sql -> sql.selectFrom(RECORD_EVENT)
                .where(RECORD_EVENT.ID.eq(id))
                .fetchSingle()
                .intoArray());
        for (String change : List.of(
                "actor = 'person:eve'", "at = at + 1", "type = 'test.note-struck2'", "schema = 7", "body = '{'")) {
            edit(room, "update record_event set " + change + " where id = ?", id);
            assertThat(audited(room)).as(change).containsExactly("EDITED 0");
            room.db().change(sql -> sql.update(RECORD_EVENT)
                    .set(RECORD_EVENT.TYPE, (String) before[4])
                    .set(RECORD_EVENT.SCHEMA, (Integer) before[5])
                    .set(RECORD_EVENT.BODY, (String) before[6])
                    .set(RECORD_EVENT.ACTOR, (String) before[7])
                    .set(RECORD_EVENT.AT, (Instant) before[8])
                    .where(RECORD_EVENT.ID.eq(id))
                    .execute());
        }
        assertThat(audited(room)).isEmpty();
    }

    @OnEachDatabase
    void taking_the_proof_away_does_not_hide_an_edit(Engine engine) throws Exception {
        try (Room room = filled(engine)) {
            String first = id(room, 1);
            room.db().change(sql -> {
                String kept = sql.select(RECORD_LEAF.DISCLOSURES)
                        .from(RECORD_LEAF)
                        .where(RECORD_LEAF.EVENT_ID.eq(first))
                        .fetchSingle(RECORD_LEAF.DISCLOSURES)
                        .lines()
                        .filter(line -> !line.startsWith("/body/text\t"))
                        .collect(java.util.stream.Collectors.joining("\n"));
                sql.update(RECORD_LEAF)
                        .set(RECORD_LEAF.DISCLOSURES, kept)
                        .where(RECORD_LEAF.EVENT_ID.eq(first))
                        .execute();
            });
            edit(room, "update record_event set body = replace(body, 'first', 'doctored') where id = ?", first);
            assertThat(audited(room)).containsExactly("UNPROVEN 0");
        }
    }

    @OnEachDatabase
    void what_was_exchanged_taken_out_or_forged_shows(Engine engine) throws Exception {
        try (Room room = filled(engine)) {
            String first = id(room, 1);
            String second = id(room, 2);
            edit(
                    room,
                    "update record_leaf set disclosures = (select disclosures from record_leaf where event_id = ?) "
                            + "where event_id = ?",
                    second,
                    first);
            assertThat(audited(room)).containsExactly("DISCLOSURE 0");
            edit(
                    room,
                    "update record_leaf set leaf = (select leaf from record_leaf where event_id = ?) where event_id = ?",
                    second,
                    first);
            assertThat(audited(room)).contains("LEAF 0").doesNotContain("TREE null");
            edit(room, "delete from record_sequence where event_id = ?", second);
            assertThat(audited(room)).contains("MISSING 1", "STRAY null");
            // Each audit is an event too: the checkpoint that covers the last one must be there to be forged.
            EventStoreTest.awaitSealed(room, 3 + 3);
            room.db().change(sql -> sql.update(RECORD_CHECKPOINT)
                    .set(RECORD_CHECKPOINT.NOTE, "forged\n3\nAAAA\n\n— forged AAAA\n")
                    .execute());
            assertThat(audited(room)).contains("TREE null");
        }
    }

    @OnEachDatabase
    void a_new_event_that_was_edited_before_it_was_read_again_shows_at_once(Engine engine) throws Exception {
        try (Room room = filled(engine)) {
            SubscriptionsTest.await("watched", () -> watch(room).next() >= 3);
            edit(room, "update record_event set actor = 'person:eve' where id = ?", id(room, 1));
            room.db()
                    .change(sql -> sql.execute(
                            "update record_subscription set next_index = 0 where name = 'record.integrity-watch'"));
            SubscriptionsTest.await(
                    "seen", () -> !room.get(Audits.class).findings(10).isEmpty());
            assertThat(room.get(Audits.class).findings(10))
                    .singleElement()
                    .extracting(Audits.Finding::kind)
                    .isEqualTo(Audits.Kind.EDITED);
        }
    }

    private static Subscriptions.State watch(Room room) {
        return room.get(Subscriptions.class).states().stream()
                .filter(state -> state.name().equals("record.integrity-watch"))
                .findFirst()
                .orElseThrow();
    }
}
