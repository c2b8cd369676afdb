package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probity.db.Tables.HANDLING_IDENTIFIER;
import static org.probity.db.Tables.PLATFORM_DRAFT;
import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_LEAF;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.Verdict;
import org.probity.ledger.note.VerifierKey;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Erasures.Order;
import org.probity.record.Verifications.Outcome;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;
import org.probity.testing.Sealed;

/** Erasing in the record alone: words go from everywhere, proofs stay. */
class ErasuresTest {
    private static final Actor ANNA = Actor.person("anna");
    private static final StreamId STREAM = new StreamId("note", "one");
    private static final StreamId ACT = new StreamId("note", "erasure");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = "Zebedee \"Marker\" Quux-7731";

    @TempDir
    private Path folder;

    /** Borrows a table that nothing else uses here. */
    static final class Board implements Projection {
        @Override
        public List<Table<?>> tables() {
            return List.of(HANDLING_IDENTIFIER);
        }

        @Override
        public void apply(StoredEvent event, DSLContext sql) {
            if (event.body() instanceof Note.Written written) {
                sql.insertInto(HANDLING_IDENTIFIER)
                        .set(HANDLING_IDENTIFIER.CASE_ID, event.id())
                        .set(HANDLING_IDENTIFIER.IDENTIFIER, written.text())
                        .execute();
            }
        }
    }

    private Room room(Engine engine) {
        return Room.on(engine, folder).knowing(Note.class).with(Board.class).open();
    }

    private static List<StoredEvent> written(Room room) {
        List<StoredEvent> events = room.get(EventStore.class)
                .append(
                        ANNA,
                        NOON,
                        new Change(
                                STREAM,
                                0,
                                List.of(
                                        new Note.Written(
                                                SECRET, 7, NOON, List.of("first", SECRET, "last"), Map.of("a", "b")),
                                        Note.Written.of("something else"))));
        Sealed.await(room.db());
        return events;
    }

    private static void erase(Room room, StoredEvent event, Set<String> pointers, Set<String> files) {
        EventStore store = room.get(EventStore.class);
        room.get(Erasures.class)
                .carryOut(
                        ANNA,
                        NOON,
                        List.of(new Change(ACT, store.history(ACT).version(), List.of(new Note.Struck("done")))),
                        new Order("E-1", "a test", Map.of(event.id(), pointers), files, Set.of()),
                        sql -> {});
    }

    private static Verdict verdict(Room room, List<StoredEvent> events) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        room.get(Bundles.class).make(Bundles.Choice.all("x", events)).writer().writeTo(out);
        return new BundleVerifier(
                        List.of(VerifierKey.parse(room.get(Seals.class).state().verifierKey())))
                .verify(out.toByteArray());
    }

    private static Outcome outcome(Room room, StoredEvent event) {
        return room.get(Verifications.class)
                .check(List.of(event))
                .get(event.id())
                .outcome();
    }

    @OnEachDatabase
    void an_erased_field_is_a_tombstone_and_every_proof_still_holds(Engine engine) throws IOException {
        try (Room room = room(engine)) {
            StoredEvent event = written(room).getFirst();
            erase(room, event, Set.of("/body/text", "/body/tags/1"), Set.of());
            StoredEvent now = room.get(EventStore.class).find(event.id()).orElseThrow();
            Note.Written body = (Note.Written) now.body();
            assertThat(body.text()).isEqualTo("[erased on 2026-11-22 on the ground: a test; E-1]");
            assertThat(body.tags()).containsExactly("first", body.text(), "last");
            assertThat(body.number()).isEqualTo(7);
            Sealed.await(room.db());
            List<StoredEvent> all = room.get(EventStore.class).history(STREAM).events();
            Verdict verdict = verdict(room, all);
            assertThat(verdict.proven()).as("%s", verdict.findings()).isTrue();
            assertThat(verdict.entries().firstEntry().getValue().canonical())
                    .doesNotContain("Zebedee")
                    .contains("first", "last", "person:anna");
            assertThat(outcome(room, now)).isEqualTo(Outcome.VERIFIED);
            assertThat(room.get(Erasures.class).tombstones(all))
                    .extracting(Tombstone::pointer)
                    .containsExactly("/body/tags/1", "/body/text");
        }
    }

    @OnEachDatabase
    void the_fields_of_an_event_keep_their_order(Engine engine) {
        try (Room room = room(engine)) {
            StoredEvent event = written(room).getFirst();
            List<String> before = pointers(room, event);
            erase(room, event, Set.of("/body/text", "/body/tags/1"), Set.of());
            assertThat(pointers(room, event)).isEqualTo(before);
        }
    }

    private static List<String> pointers(Room room, StoredEvent event) {
        return room.get(Erasures.class).spots(event).stream().map(Spot::pointer).toList();
    }

    @OnEachDatabase
    void the_words_are_gone_from_projections_drafts_and_from_the_disk(Engine engine) throws IOException {
        try (Room room = room(engine)) {
            StoredEvent event = written(room).getFirst();
            room.db().change(sql -> sql.insertInto(PLATFORM_DRAFT)
                    .set(PLATFORM_DRAFT.OWNER, "person:bert")
                    .set(PLATFORM_DRAFT.FORM, "/x")
                    .set(PLATFORM_DRAFT.BODY, "{\"text\":[\"Dear Zebedee \\\"Marker\\\" Quux-7731, thank you\"]}")
                    .set(PLATFORM_DRAFT.AT, NOON)
                    .execute());
            erase(room, event, Set.of("/body/text", "/body/tags/1"), Set.of());
            assertThat(room.db().<Integer>read(sql -> sql.fetchCount(PLATFORM_DRAFT)))
                    .isZero();
            assertThat(board(room))
                    .noneMatch(text -> text.contains("Zebedee"))
                    .anyMatch(text -> text.contains("[erased on"));
            assertThat(room.get(Erasures.class).scrub(Set.of())).isTrue();
            assertThat(room.get(Erasures.class).elsewhere(Set.of("Zebedee"), Set.of()))
                    .isEmpty();
            if (engine == Engine.SQLITE) {
                assertThat(filesThatTell("Zebedee")).isEmpty();
            }
        }
    }

    private static List<String> board(Room room) {
        return room.db().read(sql -> sql.select(HANDLING_IDENTIFIER.IDENTIFIER)
                .from(HANDLING_IDENTIFIER)
                .fetch(HANDLING_IDENTIFIER.IDENTIFIER));
    }

    private List<Path> filesThatTell(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> tells(file, text))
                    .toList();
        }
    }

    private static boolean tells(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @OnEachDatabase
    void before_erasing_the_words_are_on_the_disk_so_that_the_test_above_means_something(Engine engine)
            throws IOException {
        try (Room room = room(engine)) {
            written(room);
            if (engine == Engine.SQLITE) {
                assertThat(filesThatTell("Zebedee")).isNotEmpty();
            }
        }
    }

    @OnEachDatabase
    void what_later_steps_depend_on_is_refused_with_the_reason_and_nothing_changes(Engine engine) {
        try (Room room = room(engine)) {
            StoredEvent event = written(room).getFirst();
            for (String pointer : List.of("/body/number", "/body/when", "/body/more/a", "/actor", "/body/nothing")) {
                assertThatThrownBy(() -> erase(room, event, Set.of("/body/text", pointer), Set.of()))
                        .as(pointer)
                        .isInstanceOf(RefusedException.class)
                        .hasMessageContaining("cannot be erased");
            }
            assertThat(room.get(EventStore.class).find(event.id()).orElseThrow())
                    .isEqualTo(event);
            assertThat(room.get(EventStore.class).history(ACT).exists()).isFalse();
            erase(room, event, Set.of("/body/text"), Set.of());
            assertThatThrownBy(() -> erase(room, event, Set.of("/body/text"), Set.of()))
                    .hasMessageContaining("erased already");
        }
    }

    @OnEachDatabase
    void a_rebuild_after_an_erasure_tells_nothing_either(Engine engine) {
        try (Room room = room(engine)) {
            erase(room, written(room).getFirst(), Set.of("/body/text", "/body/tags/1"), Set.of());
            room.get(Rebuilds.class).run(ANNA);
            assertThat(board(room)).noneMatch(text -> text.contains("Zebedee"));
        }
    }

    @OnEachDatabase
    void an_altered_row_shows_wherever_it_is_altered(Engine engine) {
        try (Room room = room(engine)) {
            List<StoredEvent> events = written(room);
            StoredEvent first = events.getFirst();
            assertThat(outcome(room, first)).isEqualTo(Outcome.VERIFIED);
            room.db().change(sql -> sql.update(RECORD_EVENT)
                    .set(RECORD_EVENT.ACTOR, "person:mallory")
                    .where(RECORD_EVENT.ID.eq(first.id()))
                    .execute());
            StoredEvent altered = room.get(EventStore.class).find(first.id()).orElseThrow();
            var checked = room.get(Verifications.class).check(List.of(altered)).get(first.id());
            assertThat(checked.outcome()).isEqualTo(Outcome.REFUTED);
            assertThat(checked.steps())
                    .anyMatch(step -> !step.holds() && step.says().contains("actor"));
            StoredEvent second = events.get(1);
            byte[] other = room.db().read(sql -> sql.select(RECORD_LEAF.LEAF)
                    .from(RECORD_LEAF)
                    .where(RECORD_LEAF.EVENT_ID.eq(first.id()))
                    .fetchSingle(RECORD_LEAF.LEAF));
            String disclosures = room.db().read(sql -> sql.select(RECORD_LEAF.DISCLOSURES)
                    .from(RECORD_LEAF)
                    .where(RECORD_LEAF.EVENT_ID.eq(first.id()))
                    .fetchSingle(RECORD_LEAF.DISCLOSURES));
            room.db().change(sql -> sql.update(RECORD_LEAF)
                    .set(RECORD_LEAF.LEAF, other)
                    .set(RECORD_LEAF.DISCLOSURES, disclosures)
                    .where(RECORD_LEAF.EVENT_ID.eq(second.id()))
                    .execute());
            assertThat(outcome(room, second)).isEqualTo(Outcome.REFUTED);
        }
    }

    @OnEachDatabase
    void a_disclosure_that_vanished_without_an_erasure_shows(Engine engine) {
        try (Room room = room(engine)) {
            StoredEvent event = written(room).getFirst();
            String lines = room.db().read(sql -> sql.select(RECORD_LEAF.DISCLOSURES)
                    .from(RECORD_LEAF)
                    .where(RECORD_LEAF.EVENT_ID.eq(event.id()))
                    .fetchSingle(RECORD_LEAF.DISCLOSURES));
            room.db().change(sql -> sql.update(RECORD_LEAF)
                    .set(
                            RECORD_LEAF.DISCLOSURES,
                            String.join(
                                            "\n",
                                            lines.lines()
                                                    .filter(line -> !line.startsWith("/body/text\t"))
                                                    .toList())
                                    + "\n")
                    .where(RECORD_LEAF.EVENT_ID.eq(event.id()))
                    .execute());
            assertThat(outcome(room, event)).isEqualTo(Outcome.REFUTED);
        }
    }

    @OnEachDatabase
    void an_erased_file_differs_from_one_that_never_was(Engine engine) throws IOException {
        try (Room room = room(engine)) {
            Attachments attachments = room.get(Attachments.class);
            byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
            String sha256 = attachments
                    .keep(new ByteArrayInputStream(bytes), 1_000, "text/plain")
                    .sha256();
            erase(room, written(room).getFirst(), Set.of(), Set.of(sha256));
            assertThat(attachments.open(sha256)).isEmpty();
            assertThat(attachments.erased(sha256))
                    .hasValueSatisfying(words -> assertThat(words).contains("E-1"));
            assertThat(attachments.erased("0".repeat(64))).isEmpty();
            assertThat(room.get(Erasures.class).scrub(Set.of(sha256))).isTrue();
            try (Stream<Path> left = Files.walk(folder.resolve("attachments"))) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
            assertThat(attachments
                            .keep(new ByteArrayInputStream(bytes), 1_000, "text/plain")
                            .sha256())
                    .isEqualTo(sha256);
            assertThat(attachments.open(sha256))
                    .hasValueSatisfying(back -> assertThat(back).isEqualTo(bytes));
        }
    }

    @OnEachDatabase
    void the_same_choice_under_the_same_checkpoint_gives_the_same_bytes(Engine engine) throws IOException {
        try (Room room = room(engine)) {
            List<StoredEvent> events = written(room);
            Bundles bundles = room.get(Bundles.class);
            Bundles.Bundle first = bundles.make(Bundles.Choice.all("x", events));
            ByteArrayOutputStream once = new ByteArrayOutputStream();
            first.writer().writeTo(once);
            room.get(EventStore.class).append(ANNA, NOON, new Change(ACT, 0, List.of(new Note.Struck("later"))));
            Sealed.await(room.db());
            room.clock().pin(Instant.parse("2031-01-01T00:00:00Z"));
            Bundles.Choice again = new Bundles.Choice(
                    "x",
                    events.stream()
                            .map(event -> new Bundles.Pick(event, List.of(Bundles.ALL)))
                            .toList(),
                    Map.of(),
                    first.as());
            ByteArrayOutputStream twice = new ByteArrayOutputStream();
            bundles.make(again).writer().writeTo(twice);
            assertThat(twice.toByteArray()).isEqualTo(once.toByteArray());
        }
    }
}
