package org.probity.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.FaultyStore;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.SigningKey;

class KeyHistoryTest {
    private final SigningKey old = key();
    private final SigningKey fresh = key();

    private static SigningKey key() {
        return SigningKey.generate("probity.example/log", KeyType.ED25519);
    }

    private static LogSettings settings(List<SigningKey> signers, KeyHistory history) {
        return new LogSettings("probity.example/log", signers, history.all(), Duration.ZERO, 1 << 20);
    }

    private static List<byte[]> entries(int from, int to) {
        List<byte[]> all = new ArrayList<>();
        for (int i = from; i < to; i++) {
            all.add(Integer.toString(i).getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    @Test
    void oldProofsStayGoodAndARetiredKeySignsNothingNew() {
        FaultyStore store = new FaultyStore();
        KeyHistory first = KeyHistory.begin(List.of(old));
        SignedCheckpoint early =
                Log.create(store, settings(List.of(old), first)).append(0, entries(0, 5));

        KeyHistory overlap = first.next(5, List.of(old), List.of(old, fresh));
        SignedCheckpoint both =
                Log.open(store, settings(List.of(old, fresh), overlap)).append(5, entries(5, 8));
        both.requireSignedBy(List.of(old.verifier()));
        both.requireSignedBy(List.of(fresh.verifier()));

        KeyHistory after = overlap.next(8, List.of(old), List.of(fresh));
        SignedCheckpoint late = Log.open(store, settings(List.of(fresh), after)).append(8, entries(8, 12));

        KeyHistory read = KeyHistory.read(
                after.notes().stream().map(note -> Note.parse(note.bytes())).toList());
        for (SigningKey trusted : List.of(old, fresh)) {
            for (SignedCheckpoint checkpoint : List.of(early, both, late)) {
                read.require(checkpoint, List.of(trusted.verifier()));
            }
        }
        assertThat(read.present()).containsExactly(fresh.verifier());
        FaultyStore stolen = new FaultyStore();
        SignedCheckpoint forged =
                Log.create(stolen, settings(List.of(old), first)).append(0, entries(0, 20));
        assertThatThrownBy(() -> read.require(forged, List.of(fresh.verifier())))
                .hasMessageContaining("not signed by a known key");
        assertThatThrownBy(() -> read.require(late, List.of(key().verifier()))).hasMessageContaining("you trust");
    }

    @Test
    void aHistoryThatDoesNotHangTogetherIsRefused() {
        KeyHistory one = KeyHistory.begin(List.of(old));
        KeyHistory two = one.next(5, List.of(old), List.of(fresh));
        assertThatThrownBy(() -> KeyHistory.read(List.of(two.notes().get(1)))).hasMessageContaining("does not follow");
        assertThatThrownBy(() ->
                        KeyHistory.read(List.of(two.notes().get(1), two.notes().get(0))))
                .hasMessageContaining("does not follow");
        assertThatThrownBy(() -> one.next(5, List.of(fresh), List.of(fresh))).hasMessageContaining("step before");
        assertThatThrownBy(() -> two.next(4, List.of(fresh), List.of(old))).hasMessageContaining("goes back");
        assertThatThrownBy(() -> KeyHistory.read(List.of())).hasMessageContaining("empty");
        SigningKey foreign = SigningKey.generate("other.example/log", KeyType.ED25519);
        assertThatThrownBy(() -> one.next(5, List.of(old), List.of(foreign)))
                .hasMessageContaining("not one of the log");
        Note altered = new Note(
                two.notes().get(1).text().replace("from 5", "from 6"),
                two.notes().get(1).signatures());
        assertThatThrownBy(() -> KeyHistory.read(List.of(two.notes().get(0), altered)))
                .hasMessageContaining("does not fit");
    }

    @Test
    void aKeyInAPkcs12StoreSignsAsAnyOther(@TempDir Path folder) {
        Path file = folder.resolve("log.p12");
        SigningKey made = Pkcs12.create(file, "correct horse".toCharArray(), "log", "probity.example/log");
        SigningKey read = Pkcs12.read(file, "correct horse".toCharArray(), "log", "probity.example/log");
        assertThat(read.verifier()).isEqualTo(made.verifier());
        assertThat(made.verifier().verifies("text\n", read.sign("text\n").signature()))
                .isTrue();
        assertThatThrownBy(() -> Pkcs12.read(file, "wrong".toCharArray(), "log", "n"))
                .hasMessageContaining("wrong password");
        assertThatThrownBy(() -> Pkcs12.read(file, "correct horse".toCharArray(), "x", "n"))
                .hasMessageContaining("under x");
        assertThatThrownBy(() -> Pkcs12.create(file, "p".toCharArray(), "log", "n"))
                .hasMessageContaining("cannot be made");
    }
}
