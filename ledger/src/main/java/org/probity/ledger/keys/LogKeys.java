package org.probity.ledger.keys;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.NoteSignature;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.store.Store;

/**
 * The history of a log's keys where the log lies, for everyone to read: {@code key-history/0}, {@code key-history/1}, …, each a
 * signed note that never changes. Changing keys is for a log that is not open; open it afterwards with
 * {@link org.probity.ledger.LogSettings#of(KeyHistory, Collection)}.
 */
public final class LogKeys {
    private static final String FOLDER = "key-history/";

    private LogKeys() {}

    /**
     * The history that lies in the store; empty when the log never had one.
     *
     * @throws LedgerException when it does not hang together or cannot be read
     */
    public static Optional<KeyHistory> load(Store store) {
        List<Note> notes = new ArrayList<>();
        try {
            for (byte[] note = store.read(FOLDER + 0); note != null; note = store.read(FOLDER + notes.size())) {
                notes.add(Note.parse(note));
            }
        } catch (IOException failed) {
            throw new LedgerException(
                    "the history of keys cannot be read at " + FOLDER + notes.size() + ": " + failed.getMessage(),
                    failed);
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(KeyHistory.read(notes));
    }

    /**
     * Begins the history of a log; durable when this returns. The keys count as those that signed from the first entry on.
     *
     * @throws LedgerException when there is a history already, or the checkpoint, if there is one, is not signed by the keys
     */
    public static KeyHistory begin(Store store, Collection<SigningKey> keys) {
        if (load(store).isPresent()) {
            throw new LedgerException("the log has a history of keys already");
        }
        KeyHistory history = KeyHistory.begin(keys);
        checkpoint(store).ifPresent(signed -> signed.requireSignedBy(history.present()));
        write(store, history, 0);
        return history;
    }

    /**
     * Changes the keys; durable when this returns. The present checkpoint then bears signatures of the new keys as well, so
     * that who knows only these can go on from it.
     *
     * @param by private keys of the present step, at least one
     * @param keys all keys that shall sign from now on: the old with the new while they overlap, later the new alone
     * @throws LedgerException when there is no log or no history, or {@code by} cannot speak for it
     */
    public static KeyHistory rotate(Store store, Collection<SigningKey> by, Collection<SigningKey> keys) {
        KeyHistory present = load(store).orElseThrow(() -> new LedgerException("the log has no history of keys"));
        SignedCheckpoint signed = checkpoint(store).orElseThrow(() -> new LedgerException("there is no log"));
        long size = signed.checkpoint().size();
        signed.requireSignedBy(present.at(size));
        KeyHistory next = present.next(size, by, keys);
        write(store, next, present.notes().size());
        countersign(store, signed, keys);
        return next;
    }

    /** Adds the keys' signatures to the present checkpoint where they are missing; what a crash left undone. */
    public static void countersign(Store store, Collection<SigningKey> keys) {
        checkpoint(store).ifPresent(signed -> countersign(store, signed, keys));
    }

    private static void countersign(Store store, SignedCheckpoint signed, Collection<SigningKey> keys) {
        List<NoteSignature> more = new ArrayList<>();
        for (SigningKey key : keys) {
            if (!signed.signers(List.of(key.verifier())).contains(key.verifier())) {
                more.add(key.sign(signed.checkpoint().text()));
            }
        }
        if (more.isEmpty()) {
            return;
        }
        try {
            byte[] next = signed.note().with(more).bytes();
            if (!store.replaceCheckpoint(signed.note().bytes(), next)) {
                throw new LedgerException("another writer has published a checkpoint; nothing was overwritten");
            }
        } catch (IOException failed) {
            throw new LedgerException("the checkpoint cannot be written: " + failed.getMessage(), failed);
        }
    }

    private static Optional<SignedCheckpoint> checkpoint(Store store) {
        try {
            byte[] bytes = store.read(Store.CHECKPOINT);
            return bytes == null ? Optional.empty() : Optional.of(SignedCheckpoint.parse(bytes));
        } catch (IOException failed) {
            throw new LedgerException("the checkpoint cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static void write(Store store, KeyHistory history, int from) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        for (int i = from; i < history.notes().size(); i++) {
            files.put(FOLDER + i, history.notes().get(i).bytes());
        }
        try {
            store.write(files);
        } catch (IOException failed) {
            throw new LedgerException("the history of keys cannot be written: " + failed.getMessage(), failed);
        }
    }
}
