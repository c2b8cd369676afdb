package org.probity.ledger.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.probity.ledger.FaultyStore;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.store.Store;

class FsckTest {
    private static final int SIZE = 66_100;
    private static final SigningKey KEY = SigningKey.generate("probity.example/log", KeyType.ED25519);

    private final FaultyStore store = new FaultyStore();

    @BeforeEach
    void fill() {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            entries.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
        }
        Log.create(store, LogSettings.of(KEY)).append(0, entries);
    }

    private Fsck.Report run() {
        return new Fsck(store, List.of(KEY.verifier())).run();
    }

    @Test
    void anUndamagedLogIsClean() {
        assertThat(run().clean()).isTrue();
        assertThat(run().entries()).isEqualTo(SIZE);
    }

    @Test
    void aFlippedByteInAnyFileIsFoundAtItsPlace() {
        int step = 17;
        for (String path : new TreeSet<>(store.files.keySet())) {
            if (path.startsWith("tile/0/") || path.startsWith("tile/entries/")) {
                if (step++ % 18 != 0 && !path.contains(".p/")) {
                    continue;
                }
            }
            byte[] bytes = store.files.get(path);
            int at = bytes.length / 2;
            bytes[at] ^= 4;
            Fsck.Report report = run();
            assertThat(report.clean()).as(path).isFalse();
            String said = report.faults().toString();
            assertThat(said).as("damage in %s", path).contains(path);
            bytes[at] ^= 4;
        }
        assertThat(run().clean()).isTrue();
    }

    @Test
    void aMissingOrShortFileIsNamed() {
        for (String path : List.of("tile/entries/003", "tile/0/003", "tile/1/000", "tile/entries/258.p/52")) {
            byte[] bytes = store.files.remove(path);
            assertThat(run().faults()).as(path).anyMatch(fault -> fault.place().equals(path));
            store.files.put(path, java.util.Arrays.copyOf(bytes, bytes.length - 1));
            assertThat(run().faults()).as(path).anyMatch(fault -> fault.place().equals(path));
            store.files.put(path, bytes);
        }
        assertThat(run().clean()).isTrue();
    }

    @Test
    void aCheckpointOfAnotherKeyOrNoneAtAllIsNamed() {
        SigningKey other = SigningKey.generate("probity.example/log", KeyType.ED25519);
        assertThat(new Fsck(store, List.of(other.verifier())).run().faults())
                .allMatch(fault -> fault.place().equals(Store.CHECKPOINT))
                .hasSize(1);
        store.files.remove(Store.CHECKPOINT);
        assertThat(run().faults()).hasSize(1);
    }
}
