package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probity.db.Tables.RECORD_LEAF;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.Verdict;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.note.VerifierKey;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Bundles.Choice;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;

/** From events in a real store to a bundle that an outsider checks with the ledger's verifier alone. */
class BundlesTest {
    private static final Actor ANNA = Actor.person("anna");
    private static final StreamId STREAM = new StreamId("note", "one");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final byte[] FILE = "what was seen".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Room room(Engine engine) {
        return Room.on(engine, folder).knowing(Note.class).open();
    }

    private static List<StoredEvent> events(Room room) {
        String sha256 = room.get(Attachments.class)
                .keep(new ByteArrayInputStream(FILE), 1_000, "text/plain")
                .sha256();
        return room.get(EventStore.class)
                .append(
                        ANNA,
                        NOON,
                        new Change(
                                STREAM,
                                0,
                                List.of(
                                        Note.Written.of("the flaw is in the parser"),
                                        new Note.Written("second", 2, NOON, List.of("x"), Map.of("file", sha256)),
                                        new Note.Struck("answered"))));
    }

    private static byte[] bytes(Bundles.Bundle bundle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            bundle.writer().writeTo(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Verdict verify(Room room, byte[] bundle) {
        VerifierKey key = VerifierKey.parse(room.get(Seals.class).state().verifierKey());
        return new BundleVerifier(List.of(key)).verify(bundle);
    }

    @OnEachDatabase
    void everything_of_some_events_is_proven(Engine engine) {
        try (Room room = room(engine)) {
            List<StoredEvent> events = events(room);
            Bundles.Bundle bundle = room.get(Bundles.class).make(Choice.all("Case C-1: all of it", events));
            assertThat(bundle.fileName()).isEqualTo("case-c-1-all-of-it.evidence.zip");
            Verdict verdict = verify(room, bytes(bundle));
            assertThat(verdict.proven()).as("%s", verdict.findings()).isTrue();
            assertThat(verdict.entries()).hasSize(3);
            assertThat(verdict.entries().firstEntry().getValue().canonical())
                    .contains("the flaw is in the parser", "person:anna", "2026-11-22T12:00:00Z", "test.note-written");
            assertThat(bundle.told()).hasSize(3).first().asString().contains("the flaw is in the parser");
        }
    }

    @OnEachDatabase
    void chosen_fields_are_proven_and_the_others_are_not_in_the_bundle(Engine engine) {
        try (Room room = room(engine)) {
            List<StoredEvent> events = events(room);
            Choice choice = Choice.of("When", events.subList(0, 1), List.of("/type", "/at"), Map.of());
            byte[] bundle = bytes(room.get(Bundles.class).make(choice));
            Verdict verdict = verify(room, bundle);
            assertThat(verdict.proven()).isTrue();
            assertThat(verdict.entries().firstEntry().getValue().canonical())
                    .isEqualTo("{\"at\":\"2026-11-22T12:00:00Z\",\"type\":\"test.note-written\"}");
            assertThat(new String(bundle, StandardCharsets.ISO_8859_1)).doesNotContain("parser", "anna");
        }
    }

    @OnEachDatabase
    void a_file_goes_with_the_event_that_names_it(Engine engine) {
        try (Room room = room(engine)) {
            List<StoredEvent> events = events(room);
            String sha256 = ((Note.Written) events.get(1).body()).more().get("file");
            Bundles bundles = room.get(Bundles.class);
            Choice choice = Choice.of("With a file", events, List.of(Bundles.ALL), Map.of("seen.txt", sha256));
            assertThat(verify(room, bytes(bundles.make(choice))).proven()).isTrue();
        }
    }

    @OnEachDatabase
    void another_log_key_does_not_vouch(Engine engine) {
        try (Room room = room(engine)) {
            byte[] bundle = bytes(room.get(Bundles.class).make(Choice.all("x", events(room))));
            VerifierKey stranger =
                    SigningKey.generate("probity/test-vendor", KeyType.ED25519).verifier();
            assertThat(new BundleVerifier(List.of(stranger)).verify(bundle).outcome())
                    .isEqualTo(Verdict.Outcome.REFUTED);
        }
    }

    @OnEachDatabase
    void no_changed_byte_is_ever_proven(Engine engine) {
        try (Room room = room(engine)) {
            byte[] bundle = bytes(room.get(Bundles.class).make(Choice.all("x", events(room))));
            Random random = new Random(20243);
            for (int i = 0; i < 400; i++) {
                byte[] changed = bundle.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                assertThat(verify(room, changed).proven()).isFalse();
            }
        }
    }

    @OnEachDatabase
    void what_was_erased_is_proven_to_have_been_there_and_not_told(Engine engine) {
        try (Room room = room(engine)) {
            List<StoredEvent> events = events(room);
            room.db().change(sql -> sql.update(RECORD_LEAF)
                    .setNull(RECORD_LEAF.DISCLOSURES)
                    .where(RECORD_LEAF.EVENT_ID.eq(events.getFirst().id()))
                    .execute());
            Verdict verdict = verify(room, bytes(room.get(Bundles.class).make(Choice.all("x", events))));
            assertThat(verdict.proven()).isTrue();
            assertThat(verdict.entries().firstEntry().getValue().canonical()).isEqualTo("{}");
        }
    }

    @OnEachDatabase
    void no_event_is_no_evidence(Engine engine) {
        try (Room room = room(engine)) {
            assertThatThrownBy(() -> room.get(Bundles.class).make(Choice.all("x", List.of())))
                    .isInstanceOf(RefusedException.class);
        }
    }
}
