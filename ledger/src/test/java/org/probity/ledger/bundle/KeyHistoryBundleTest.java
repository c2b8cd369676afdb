package org.probity.ledger.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.bundle.Verdict.Outcome;
import org.probity.ledger.entry.SealedEntry;
import org.probity.ledger.entry.Sealer;
import org.probity.ledger.json.Json;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.keys.LogKeys;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.PosixStore;

/** A log whose key was changed, and bundles from before, during and after. */
class KeyHistoryBundleTest {
    @TempDir
    Path folder;

    private final SigningKey old = key();
    private final SigningKey fresh = key();
    private KeyHistory history = KeyHistory.begin(List.of(old));
    private byte[] before = new byte[0];
    private byte[] during = new byte[0];
    private byte[] after = new byte[0];

    private static SigningKey key() {
        return SigningKey.generate("probity.example/log", KeyType.ED25519);
    }

    @BeforeEach
    void changeTheKey() {
        Log.create(folder, LogSettings.of(old)).close();
        rotate(store -> LogKeys.begin(store, List.of(old)));
        before = bundle(0, List.of(old));
        rotate(store -> LogKeys.rotate(store, List.of(old), List.of(old, fresh)));
        during = bundle(1, List.of(old, fresh));
        rotate(store -> LogKeys.rotate(store, List.of(old), List.of(fresh)));
        after = bundle(2, List.of(fresh));
    }

    private void rotate(java.util.function.Function<PosixStore, KeyHistory> change) {
        try (PosixStore store = PosixStore.writing(folder)) {
            history = change.apply(store);
            assertThat(LogKeys.load(store).orElseThrow().notes()).isEqualTo(history.notes());
        } catch (java.io.IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private byte[] bundle(int index, List<SigningKey> keys) {
        SealedEntry sealed = new Sealer().seal((Json.Obj) Json.parse("{\"type\":\"Step" + index + "\"}"));
        try (Log log = Log.open(folder, LogSettings.of(history, keys))) {
            log.append(index, List.of(sealed.bytes()));
            SignedCheckpoint checkpoint = log.checkpoint();
            List<VerifierKey> open = keys.stream().map(SigningKey::verifier).toList();
            return new EvidenceBundle(checkpoint, open)
                    .history(history)
                    .entry(
                            log.inclusion(index).text(),
                            log.entry(index),
                            SealedEntry.select(sealed.disclosures(), List.of("/type")))
                    .bytes();
        }
    }

    @Test
    void theVerifierInPythonFollowsTheHistoryToo() throws Exception {
        SecondVerifierTest.requirePython();
        Path file = Files.write(folder.resolve("after.zip"), after);
        assertThat(SecondVerifierTest.python(file.toString(), old.verifier().toString()))
                .satisfies(said -> assertThat(said.code()).as(said.text()).isZero());
        assertThat(SecondVerifierTest.python(file.toString(), key().verifier().toString())
                        .text())
                .contains("does not hold the trusted one");
    }

    private static Verdict verdict(byte[] bundle, SigningKey... trusted) {
        List<VerifierKey> keys = new ArrayList<>();
        for (SigningKey key : trusted) {
            keys.add(key.verifier());
        }
        return new BundleVerifier(keys).verify(bundle);
    }

    @Test
    void whoTrustsTheOldKeyAcceptsABundleMadeAfterItWasRetired() {
        for (byte[] bundle : List.of(before, during, after)) {
            assertThat(verdict(bundle, old).outcome()).isEqualTo(Outcome.PROVEN);
        }
        assertThat(verdict(after, old).text("b")).contains("a key you trust leads to, by the signed history of keys");
        assertThat(verdict(after, old).text("b")).doesNotContain("FAILS");
    }

    @Test
    void whoTrustsTheNewKeyAcceptsThoseItSignedAndIsLedBackByALaterHistory() {
        assertThat(verdict(after, fresh).outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(verdict(during, fresh).outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(verdict(before, fresh).outcome())
                .as("its history was made before the new key")
                .isEqualTo(Outcome.REFUTED);
    }

    @Test
    void aStrangersKeyLeadsNowhere() {
        assertThat(verdict(after, key())).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
            assertThat(verdict.text("b")).contains("nor does the history of keys lead to one");
        });
    }

    @Test
    void aRetiredKeyCannotSignALargerTreeThoughTheReceiverTrustsIt() throws Exception {
        Path elsewhere = folder.resolve("stolen");
        try (Log forged = Log.create(elsewhere, LogSettings.of(old))) {
            List<byte[]> entries = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                entries.add(new Sealer()
                        .seal(new Json.Obj(new java.util.LinkedHashMap<>()))
                        .bytes());
            }
            forged.append(0, entries);
            EvidenceBundle bundle = new EvidenceBundle(forged.checkpoint(), List.of(old.verifier()));
            assertThatThrownBy(() -> bundle.history(history)).hasMessageContaining("not signed by a known key");
        }
    }

    @Test
    void aHistoryWithAStepChangedLeftOutOrOfAnotherLogIsRefuted() throws Exception {
        var files = ForgedBundleTest.files(after);
        var changed = new java.util.TreeMap<>(files);
        String step = new String(files.get("key-history/1"), StandardCharsets.UTF_8);
        changed.put("key-history/1", step.replace("from 1", "from 0").getBytes(StandardCharsets.UTF_8));
        assertThat(verdict(ForgedBundleTest.consistent(changed), old).outcome()).isEqualTo(Outcome.REFUTED);
        changed.put("key-history/1", files.get("key-history/2"));
        changed.put("key-history/2", files.get("key-history/1"));
        assertThat(verdict(ForgedBundleTest.consistent(changed), old).outcome()).isEqualTo(Outcome.REFUTED);
        SigningKey other = SigningKey.generate("other.example/log", KeyType.ED25519);
        changed.put(
                "key-history/1",
                KeyHistory.begin(List.of(other)).notes().getFirst().bytes());
        assertThat(verdict(ForgedBundleTest.consistent(changed), old).outcome()).isEqualTo(Outcome.REFUTED);
        changed.put("key-history/1", "nonsense".getBytes(StandardCharsets.UTF_8));
        assertThat(verdict(ForgedBundleTest.consistent(changed), old).outcome()).isEqualTo(Outcome.UNUSABLE);
    }

    @Test
    void aLogOpenedWithoutTheKeyThatSignsNowIsRefused() {
        assertThatThrownBy(() -> LogSettings.of(history, List.of(old))).hasMessageContaining("private key is not here");
    }
}
