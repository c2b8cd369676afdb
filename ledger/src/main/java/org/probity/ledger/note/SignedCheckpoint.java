package org.probity.ledger.note;

import java.util.Collection;
import org.probity.ledger.base.LedgerException;

/** A checkpoint with the note that signs it. */
public record SignedCheckpoint(Checkpoint checkpoint, Note note) {
    /** Refuses a note that signs something else. */
    public SignedCheckpoint {
        if (!note.text().equals(checkpoint.text())) {
            throw new LedgerException("the note is not that of the checkpoint");
        }
    }

    /** Reads the note's text as a checkpoint; no signature is checked. */
    public static SignedCheckpoint parse(byte[] bytes) {
        Note note = Note.parse(bytes);
        return new SignedCheckpoint(Checkpoint.of(note), note);
    }

    /**
     * Checks that the log itself signed: a signature by one of the keys whose name is the origin.
     *
     * @throws LedgerException when none did, or one is bad
     */
    public SignedCheckpoint requireSignedBy(Collection<VerifierKey> logKeys) {
        boolean signed = note.verify(logKeys).stream()
                .anyMatch(key -> !key.type().cosigns() && key.name().equals(checkpoint.origin()));
        if (!signed) {
            throw new LedgerException("the checkpoint is not signed by a known key of " + checkpoint.origin());
        }
        return this;
    }
}
