package org.probity.ledger;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.NoteSignature;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.CorruptLog;
import org.probity.ledger.tiles.TileReader;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Proofs;

/** Signs checkpoints, and only such as continue the last one; the comparison and the signing happen under one lock. */
final class Publisher {
    private final Store store;
    private final LogSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile SignedCheckpoint last;

    private Publisher(Store store, LogSettings settings, SignedCheckpoint last) {
        this.store = store;
        this.settings = settings;
        this.last = last;
    }

    /** Publishes the checkpoint of the empty tree where there is none yet. */
    static void begin(Store store, LogSettings settings) {
        Checkpoint empty = new Checkpoint(settings.origin(), 0, Hash.EMPTY_TREE);
        try {
            if (!store.replaceCheckpoint(null, sign(settings, empty).note().bytes())) {
                throw new LedgerException("there is a log already");
            }
        } catch (IOException failed) {
            throw new LedgerException("the first checkpoint cannot be written: " + failed.getMessage(), failed);
        }
    }

    /** Reads the last checkpoint back; it must be this log's own. */
    static Publisher resume(Store store, LogSettings settings) {
        try {
            byte[] bytes = store.read(Store.CHECKPOINT);
            if (bytes == null) {
                throw new LedgerException("there is no log (no checkpoint)");
            }
            SignedCheckpoint last = SignedCheckpoint.parse(bytes);
            if (!last.checkpoint().origin().equals(settings.origin())) {
                throw new LedgerException(
                        "this is the log " + last.checkpoint().origin() + ", not " + settings.origin());
            }
            return new Publisher(store, settings, last.requireSignedBy(settings.keys()));
        } catch (IOException failed) {
            throw new LedgerException("the checkpoint cannot be read: " + failed.getMessage(), failed);
        }
    }

    SignedCheckpoint last() {
        return last;
    }

    /**
     * Publishes a tree whose tiles are durable.
     *
     * @throws LedgerException when it does not continue the last checkpoint, or another writer has published since
     */
    SignedCheckpoint publish(long size, Hash root) {
        lock.lock();
        try {
            Checkpoint before = last.checkpoint();
            if (size == before.size() && root.equals(before.root())) {
                return last;
            }
            refuseFork(before, size, root);
            SignedCheckpoint next = sign(settings, new Checkpoint(settings.origin(), size, root));
            replace(next);
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Adds signatures, such as cosignatures of witnesses, to the last checkpoint if it is still the one they are for. */
    SignedCheckpoint cosign(SignedCheckpoint signed, List<NoteSignature> more) {
        lock.lock();
        try {
            if (last.checkpoint().equals(signed.checkpoint())) {
                Note note = last.note().with(more);
                replace(new SignedCheckpoint(signed.checkpoint(), note));
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    private void refuseFork(Checkpoint before, long size, Hash root) {
        if (size <= before.size()) {
            throw new LedgerException("a checkpoint of size " + size + " cannot follow one of size " + before.size());
        }
        TileReader tiles = new TileReader(store, size);
        List<Hash> proof = Proofs.consistency(before.size(), size, tiles);
        if (!Proofs.verifiesConsistency(before.size(), before.root(), size, root, proof)) {
            throw new CorruptLog(
                    Store.CHECKPOINT,
                    "the tree of size " + size + " does not continue the one of size " + before.size()
                            + "; nothing was signed");
        }
    }

    private void replace(SignedCheckpoint next) {
        try {
            if (!store.replaceCheckpoint(last.note().bytes(), next.note().bytes())) {
                throw new LedgerException("another writer has published a checkpoint; nothing was overwritten");
            }
        } catch (IOException failed) {
            throw new LedgerException("the checkpoint cannot be written: " + failed.getMessage(), failed);
        }
        last = next;
    }

    private static SignedCheckpoint sign(LogSettings settings, Checkpoint checkpoint) {
        String text = checkpoint.text();
        List<NoteSignature> signatures =
                settings.signers().stream().map(signer -> signer.sign(text)).toList();
        return new SignedCheckpoint(checkpoint, new Note(text, signatures));
    }
}
