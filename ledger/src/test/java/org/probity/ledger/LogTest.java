package org.probity.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Proofs;

class LogTest {
    private static final SigningKey KEY = SigningKey.generate("probity.example/log", KeyType.ED25519);
    private static final LogSettings SETTINGS = LogSettings.of(KEY).publishingEvery(Duration.ofMillis(5));

    @TempDir
    Path folder;

    static List<byte[]> entries(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void entriesPassTheThreeStagesInOrderOfTheirNumbers() throws Exception {
        try (Log log = Log.create(folder, SETTINGS)) {
            List<Added> added = new ArrayList<>();
            entries(0, 1000).forEach(entry -> added.add(log.add(entry)));
            for (int i = 0; i < added.size(); i++) {
                assertThat(added.get(i).sequenced().get()).isEqualTo(i);
                assertThat(added.get(i).integrated().get()).isEqualTo(i);
                SignedCheckpoint covering = added.get(i).published().get();
                assertThat(covering.checkpoint().size()).isGreaterThan(i);
                covering.requireSignedBy(List.of(KEY.verifier()));
            }
            assertThat(log.entry(777)).asString().isEqualTo("entry 777");
            log.inclusion(777).text().verify(log.entry(777), List.of(KEY.verifier()));
        }
    }

    @Test
    void aReopenedLogGoesOnWhereItWasLeft() {
        try (Log log = Log.create(folder, SETTINGS)) {
            entries(0, 300).forEach(log::add);
        }
        try (Log log = Log.open(folder, SETTINGS)) {
            assertThat(log.checkpoint().checkpoint().size()).isEqualTo(300);
            assertThat(log.recovered()).isZero();
            SignedCheckpoint before = log.checkpoint();
            entries(300, 70_000).forEach(log::add);
            SignedCheckpoint after = log.flush();
            assertThat(after.checkpoint().size()).isEqualTo(70_000);
            assertThat(Proofs.verifiesConsistency(
                            300,
                            before.checkpoint().root(),
                            70_000,
                            after.checkpoint().root(),
                            log.consistency(300, 70_000)))
                    .isTrue();
        }
        assertThat(folder.resolve("tile/0/272")).exists();
        assertThat(folder.resolve("tile/0/273.p/112")).exists();
        assertThat(folder.resolve("tile/1/001.p/17")).exists();
        assertThat(folder.resolve("tile/2/000.p/1")).exists();
    }

    @Test
    void appendingABatchTwiceAddsItOnce() {
        try (Log log = Log.create(folder, SETTINGS)) {
            SignedCheckpoint first = log.append(0, entries(0, 10));
            assertThat(log.append(0, entries(0, 10))).isEqualTo(first);
            assertThat(log.append(5, entries(5, 600)).checkpoint().size()).isEqualTo(600);
            assertThat(log.append(600, List.of()).checkpoint().size()).isEqualTo(600);
            assertThatThrownBy(() -> log.append(601, entries(601, 602)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("cannot be next");
            assertThatThrownBy(() -> log.append(590, entries(0, 20)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("differs");
            assertThat(log.append(600, entries(600, 601)).checkpoint().size()).isEqualTo(601);
        }
    }

    @Test
    void addingAndAppendingMayAlternate() throws Exception {
        try (Log log = Log.create(folder, SETTINGS)) {
            entries(0, 5).forEach(log::add);
            log.flush();
            log.append(5, entries(5, 9));
            assertThat(log.add("entry 9".getBytes(StandardCharsets.UTF_8))
                            .sequenced()
                            .get())
                    .isEqualTo(9);
            log.flush();
            assertThat(log.reader().root())
                    .isEqualTo(log.checkpoint().checkpoint().root());
        }
    }

    @Test
    void aSecondWriterIsRefused() {
        try (Log log = Log.create(folder, SETTINGS)) {
            assertThat(log.checkpoint().checkpoint().root()).isEqualTo(Hash.EMPTY_TREE);
            assertThatThrownBy(() -> Log.open(folder, SETTINGS)).hasMessageContaining("another process");
        }
        assertThatThrownBy(() -> Log.create(folder, SETTINGS)).hasMessageContaining("already");
    }

    @Test
    void anotherKeyDoesNotOpenTheLog() {
        Log.create(folder, SETTINGS).close();
        SigningKey other = SigningKey.generate("probity.example/log", KeyType.ED25519);
        assertThatThrownBy(() -> Log.open(folder, LogSettings.of(other)))
                .hasMessageContaining("not signed by a known key");
    }

    @Test
    void theStateFolderHoldsNothingAfterAllIsPublished() throws Exception {
        try (Log log = Log.create(folder, SETTINGS)) {
            entries(0, 50).forEach(log::add);
            log.flush();
        }
        try (var left = Files.list(folder.resolve(".state"))) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
        }
    }

    @Test
    void partialTilesGoOnceTheFullOneIsPublishedAndOldTreesStayReadable() throws Exception {
        SignedCheckpoint early;
        try (Log log = Log.create(folder, SETTINGS)) {
            log.append(0, entries(0, 100));
            early = log.checkpoint();
            assertThat(folder.resolve("tile/entries/000.p/100")).exists();
            log.append(100, entries(100, 300));
            log.append(300, entries(300, 301));
            assertThat(log.inclusion(42, early).text().includes("entry 42".getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
        }
        assertThat(folder.resolve("tile/entries/000.p")).doesNotExist();
        assertThat(folder.resolve("tile/0/000.p")).doesNotExist();
        assertThat(folder.resolve("tile/0/001.p/45")).exists();
    }
}
