package org.probity.ledger.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.probity.ledger.FaultyStore;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.tree.Hash;

class StampedCheckpointsTest {
    private final SigningKey key = SigningKey.generate("probity.example/log", KeyType.ED25519);
    private final FaultyStore store = new FaultyStore();
    private final StampedCheckpoints stamped = new StampedCheckpoints(store);

    private SignedCheckpoint of(long size) {
        Checkpoint checkpoint = new Checkpoint("probity.example/log", size, Hash.EMPTY_TREE);
        return new SignedCheckpoint(
                checkpoint, new Note(checkpoint.text(), java.util.List.of(key.sign(checkpoint.text()))));
    }

    @Test
    void theEarliestThatCoversAnEntryIsFoundAmongAnyNumber() {
        assertThat(stamped.count()).isZero();
        assertThat(stamped.covering(0)).isEmpty();
        for (int i = 0; i < 20; i++) {
            assertThat(stamped.add(of(10L * i), new byte[] {(byte) i})).isEqualTo(i);
            assertThat(stamped.count()).isEqualTo(i + 1);
            for (int index = 0; index < 10 * i; index++) {
                assertThat(stamped.covering(index).orElseThrow().number()).isEqualTo(index / 10 + 1);
                assertThat(stamped.covering(index).orElseThrow().token()).containsExactly(index / 10 + 1);
            }
            assertThat(stamped.covering(10L * i)).isEmpty();
        }
    }

    @Test
    void theyNeverGoBack() {
        stamped.add(of(10), new byte[1]);
        stamped.add(of(10), new byte[1]);
        assertThatThrownBy(() -> stamped.add(of(9), new byte[1])).hasMessageContaining("cannot follow");
    }

    @Test
    void aFullDiskAndAMissingTokenAreTold() {
        stamped.add(of(10), new byte[1]);
        store.files.remove("timestamps/0/token.tsr");
        assertThatThrownBy(() -> stamped.covering(0)).hasMessageContaining("damaged at timestamps/0/token.tsr");
        store.failAfter(0);
        assertThatThrownBy(() -> stamped.add(of(11), new byte[1])).hasMessageContaining("No space left");
    }
}
