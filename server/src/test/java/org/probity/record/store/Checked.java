package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_SEQUENCE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.fsck.Fsck;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TileReader;
import org.probity.ledger.tree.Proofs;
import org.probity.platform.db.Db;
import org.probity.testing.Sealed;

/** What must hold of a record whenever one looks, remembering what was seen before. */
final class Checked {
    private final Set<String> acknowledged = new HashSet<>();
    private List<String> sequence = List.of();
    private @Nullable Checkpoint last;

    void acknowledged(String event) {
        acknowledged.add(event);
    }

    int events() {
        return acknowledged.size();
    }

    /** Nothing acknowledged is lost, no number is used twice or left out, every checkpoint continues those before it. */
    void holds(Db db, LogHome home) throws IOException {
        Set<String> stored = new HashSet<>(
                db.read(sql -> sql.select(RECORD_EVENT.ID).from(RECORD_EVENT).fetch(RECORD_EVENT.ID)));
        assertThat(stored).as("events that were acknowledged").containsAll(acknowledged);
        List<Long> numbers = db.read(sql -> sql.select(RECORD_SEQUENCE.LOG_INDEX)
                .from(RECORD_SEQUENCE)
                .orderBy(RECORD_SEQUENCE.LOG_INDEX)
                .fetch(RECORD_SEQUENCE.LOG_INDEX));
        List<String> now = db.read(sql -> sql.select(RECORD_SEQUENCE.EVENT_ID)
                .from(RECORD_SEQUENCE)
                .orderBy(RECORD_SEQUENCE.LOG_INDEX)
                .fetch(RECORD_SEQUENCE.EVENT_ID));
        assertThat(numbers.isEmpty() || numbers.getLast() == numbers.size() - 1)
                .as("numbers without a gap")
                .isTrue();
        assertThat(now.subList(0, sequence.size())).as("numbers given before").isEqualTo(sequence);
        assertThat(new HashSet<>(now)).as("each event numbered once").hasSameSizeAs(now);
        sequence = now;
        checkpoints(db, home);
    }

    private void checkpoints(Db db, LogHome home) throws IOException {
        List<Checkpoint> all = db
                .read(sql -> sql.select(RECORD_CHECKPOINT.NOTE)
                        .from(RECORD_CHECKPOINT)
                        .where(RECORD_CHECKPOINT.TREE_SIZE.ge(last == null ? 0 : last.size()))
                        .orderBy(RECORD_CHECKPOINT.TREE_SIZE)
                        .fetch(RECORD_CHECKPOINT.NOTE))
                .stream()
                .map(note -> SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8)))
                .map(signed -> signed.requireSignedBy(home.keys()).checkpoint())
                .toList();
        try (Store store = home.reading()) {
            assertThat(new Fsck(store, home.keys()).run().faults()).isEmpty();
            long size = SignedCheckpoint.parse(store.read(Store.CHECKPOINT))
                    .checkpoint()
                    .size();
            TileReader tiles = new TileReader(store, size);
            for (Checkpoint next : all) {
                if (last != null && last.size() > 0) {
                    assertThat(Proofs.verifiesConsistency(
                                    last.size(),
                                    last.root(),
                                    next.size(),
                                    next.root(),
                                    Proofs.consistency(last.size(), next.size(), tiles.at(next.size()))))
                            .as("checkpoint %s continues %s", next.size(), last.size())
                            .isTrue();
                }
                last = next;
            }
        }
    }

    /** Waits until everything is sealed. */
    static void awaitSealed(PlainRecord record) {
        Sealed.await(record.db, record.status::state);
    }
}
