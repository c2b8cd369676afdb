package org.probity.ledger.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof SignedCheckpoint signed && note.equals(signed.note));
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }

    /**
     * Those of the keys that signed as the log itself: their name is the origin.
     *
     * @throws LedgerException when the signature of one of them is bad
     */
    public List<VerifierKey> signers(Collection<VerifierKey> known) {
        List<VerifierKey> signers = new ArrayList<>();
        for (VerifierKey key : note.verify(known)) {
            if (!key.type().cosigns() && key.name().equals(checkpoint.origin())) {
                signers.add(key);
            }
        }
        return signers;
    }

    /**
     * Checks that the log itself signed: a signature by one of the keys whose name is the origin.
     *
     * @throws LedgerException when none did, or one is bad
     */
    public SignedCheckpoint requireSignedBy(Collection<VerifierKey> logKeys) {
        if (signers(logKeys).isEmpty()) {
            throw new LedgerException("the checkpoint is not signed by a known key of " + checkpoint.origin());
        }
        return this;
    }
}
