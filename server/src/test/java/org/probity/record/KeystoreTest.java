package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.note.VerifierKey;
import org.probity.testing.Engine;
import org.probity.testing.Room;
import org.probity.testing.Sealed;

/** The log's key in a PKCS#12 store that the operator names, rather than in the data folder. */
class KeystoreTest {
    private static final Actor ANNA = Actor.person("anna");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final StreamId STREAM = new StreamId("note", "one");

    @TempDir
    private Path folder;

    private Room room(String password) {
        return Room.on(Engine.SQLITE, folder)
                .knowing(Note.class)
                .setting("probity.log-keystore", store().toString())
                .setting("probity.log-keystore-password", password)
                .open();
    }

    private Path store() {
        return folder.resolve("elsewhere").resolve("log.p12");
    }

    private static void write(Room room, long version) {
        room.get(EventStore.class)
                .append(ANNA, NOON, new Change(STREAM, version, List.of(Note.Written.of("note " + version))));
        Sealed.await(room.db());
    }

    @Test
    void what_its_key_has_sealed_is_gone_on_with_after_a_restart_and_verifies() throws Exception {
        String key;
        try (Room room = room("a long password")) {
            write(room, 0);
            key = room.get(Seals.class).state().verifierKey();
        }
        assertThat(store()).exists();
        assertThat(folder.resolve("keys").resolve("log.key")).doesNotExist();
        try (Room room = room("a long password")) {
            write(room, 1);
            assertThat(room.get(Seals.class).state().verifierKey()).isEqualTo(key);
            List<StoredEvent> events =
                    room.get(EventStore.class).history(STREAM).events();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            room.get(Bundles.class)
                    .make(Bundles.Choice.all("x", events))
                    .writer()
                    .writeTo(out);
            assertThat(new BundleVerifier(List.of(VerifierKey.parse(key)))
                            .verify(out.toByteArray())
                            .proven())
                    .isTrue();
        }
    }

    @Test
    void another_password_is_refused_by_the_name_of_the_store() {
        try (Room room = room("a long password")) {
            write(room, 0);
        }
        assertThatThrownBy(() -> room("another password").close())
                .hasRootCauseInstanceOf(java.security.UnrecoverableKeyException.class)
                .satisfies(refused -> assertThat(refused)
                        .extracting(KeystoreTest::ledgers)
                        .asString()
                        .contains(store().toString(), "wrong password"));
        try (Room room = room("a long password")) {
            write(room, 1);
        }
    }

    private static String ledgers(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerException plain) {
                return String.valueOf(plain.getMessage());
            }
        }
        return "";
    }
}
