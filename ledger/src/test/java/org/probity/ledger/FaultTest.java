package org.probity.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.fsck.Fsck;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.store.Journal;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.store.Store;
import org.probity.ledger.tree.Hash;

class FaultTest {
    private static final SigningKey KEY = SigningKey.generate("probity.example/log", KeyType.ED25519);
    private static final LogSettings SETTINGS = LogSettings.of(KEY);

    @TempDir
    Path folder;

    @Test
    void aDiskThatFillsUpAtAnyWriteStopsTheLogAndNothingIsLost() {
        for (int writes = 0; writes < 12; writes++) {
            FaultyStore store = new FaultyStore();
            Log log = Log.create(store, SETTINGS);
            log.append(0, LogTest.entries(0, 300));
            byte[] before = store.files.get(Store.CHECKPOINT);
            store.failAfter(writes);
            int allowed = writes;
            assertThatThrownBy(() -> {
                        log.append(300, LogTest.entries(300, 900));
                        store.failAfter(0);
                        log.append(900, LogTest.entries(900, 901));
                    })
                    .as("after %d writes", allowed)
                    .hasMessageContaining("No space left");
            assertThat(log.stopped()).isPresent();
            assertThatThrownBy(() -> log.append(0, List.of())).hasMessageContaining("has stopped");
            assertThat(log.entry(7)).as("reading goes on").isNotEmpty();
            assertThat(store.files.get(Store.CHECKPOINT))
                    .isIn(before, log.checkpoint().note().bytes());

            store.failAfter(Integer.MAX_VALUE);
            Log again = Log.open(store, SETTINGS);
            again.append(300, LogTest.entries(300, 1000));
            assertThat(again.checkpoint().checkpoint().size()).isEqualTo(1000);
            assertThat(new Fsck(store, List.of(KEY.verifier())).run().faults()).isEmpty();
        }
    }

    @Test
    void sequencedEntriesThatACrashLeftAreFinishedOnOpening() throws IOException {
        try (Log log = Log.create(folder, SETTINGS)) {
            log.append(0, LogTest.entries(0, 300));
        }
        try (Journal journal = new Journal(folder.resolve(PosixStore.STATE))) {
            journal.append(300, LogTest.entries(300, 310));
            journal.append(310, LogTest.entries(310, 700));
            Path file = journal.files().getFirst();
            Files.write(file, new byte[] {1, 2, 3}, java.nio.file.StandardOpenOption.APPEND);
        }
        try (Log log = Log.open(folder, SETTINGS)) {
            assertThat(log.recovered()).isEqualTo(400);
            assertThat(log.dropped()).isEqualTo(3);
            assertThat(log.checkpoint().checkpoint().size()).isEqualTo(700);
            assertThat(log.entry(699)).asString().isEqualTo("entry 699");
        }
    }

    @Test
    @Tag("unprivileged")
    void aPermissionLostStopsTheLogWithTheReason() throws Exception {
        try (Log log = Log.create(folder, SETTINGS)) {
            Path state = folder.resolve(PosixStore.STATE);
            Files.setPosixFilePermissions(state, java.nio.file.attribute.PosixFilePermissions.fromString("r-x------"));
            Added added = log.add(new byte[] {1});
            assertThatThrownBy(() -> added.sequenced().get()).isInstanceOf(ExecutionException.class);
            assertThat(log.stopped()).isPresent();
            Files.setPosixFilePermissions(state, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aStateFolderThatVanishesStopsTheLogAndFailsEveryFuture() throws Exception {
        Log log = Log.create(folder, SETTINGS);
        Files.delete(folder.resolve(".state/lock"));
        Files.delete(folder.resolve(".state"));
        Files.writeString(folder.resolve(".state"), "not a folder");
        Added added = log.add(new byte[] {1});
        assertThatThrownBy(() -> added.sequenced().get()).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> added.published().get()).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(log::flush).hasMessageContaining("has stopped");
        assertThatThrownBy(() -> log.add(new byte[] {1})).hasMessageContaining("has stopped");
        log.close();
    }

    @Test
    void aCheckpointThatSomebodyElseReplacedIsNotOverwritten() {
        FaultyStore store = new FaultyStore();
        Log one = Log.create(store, SETTINGS);
        Log two = Log.open(store, SETTINGS);
        one.append(0, LogTest.entries(0, 5));
        assertThatThrownBy(() -> two.append(0, LogTest.entries(7, 14))).hasMessageContaining("another writer");
        assertThat(one.append(5, LogTest.entries(5, 6)).checkpoint().size()).isEqualTo(6);
    }

    @Test
    void aTreeThatDoesNotContinueTheCheckpointIsNotSigned() {
        FaultyStore store = new FaultyStore();
        Log.create(store, SETTINGS).append(0, LogTest.entries(0, 300));
        byte[] before = store.files.get(Store.CHECKPOINT);
        Publisher publisher = Publisher.resume(store, SETTINGS);
        Hash last = publisher.last().checkpoint().root();
        assertThatThrownBy(() -> publisher.publish(299, last)).hasMessageContaining("cannot follow");
        assertThatThrownBy(() -> publisher.publish(300, Hash.EMPTY_TREE)).hasMessageContaining("cannot follow");
        FaultyStore fork = new FaultyStore();
        Hash forked = Log.create(fork, SETTINGS)
                .append(0, LogTest.entries(1, 400))
                .checkpoint()
                .root();
        store.files.putAll(fork.files);
        store.files.put(Store.CHECKPOINT, before);
        assertThatThrownBy(() -> publisher.publish(399, forked)).hasMessageContaining("nothing was signed");
        assertThat(store.files.get(Store.CHECKPOINT)).isEqualTo(before);
    }

    @Test
    void aLogWhoseTilesDoNotGiveItsCheckpointIsNotOpenedAndNotRepaired() {
        for (String path : List.of("tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44")) {
            FaultyStore store = new FaultyStore();
            Log.create(store, SETTINGS).append(0, LogTest.entries(0, 300));
            store.files.get(path)[9] ^= 1;
            byte[] damaged = store.files.get(path).clone();
            assertThatThrownBy(() -> Log.open(store, SETTINGS)).as(path).hasMessageContaining("the log is damaged at");
            assertThat(store.files.get(path)).isEqualTo(damaged);
        }
    }

    @Test
    void emptyEntriesAreHeldBackAsWell() {
        LogSettings tight = SETTINGS.pendingAtMost(1000).publishingEvery(java.time.Duration.ofSeconds(20));
        try (Log log = Log.create(folder, tight)) {
            log.append(0, List.of(new byte[0]));
            int taken = 0;
            while (taken < 1000 && log.tryAdd(new byte[0]).isPresent()) {
                taken++;
            }
            assertThat(taken).isLessThan(100);
        }
    }

    @Test
    void backPressureRefusesOrWaitsOnceTooMuchIsPending() throws Exception {
        LogSettings tight = SETTINGS.pendingAtMost(100).publishingEvery(java.time.Duration.ofMillis(300));
        try (Log log = Log.create(folder, tight)) {
            log.add(new byte[90]);
            assertThat(log.tryAdd(new byte[90])).isEmpty();
            assertThat(log.add(new byte[90]).sequenced().get()).isEqualTo(1);
            assertThat(log.add(new byte[200]).published().get().checkpoint().size())
                    .isEqualTo(3);
        }
    }
}
