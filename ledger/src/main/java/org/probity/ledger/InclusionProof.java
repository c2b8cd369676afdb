package org.probity.ledger;

import java.util.List;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.proof.TlogProof;
import org.probity.ledger.tree.Hash;

/** That an entry is in the tree of a checkpoint: its index, the audit path, and the checkpoint. */
public record InclusionProof(long index, List<Hash> path, SignedCheckpoint checkpoint) {
    /** Copies the path. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** The proof in the text form of C2SP tlog-proof. */
    public TlogProof text() {
        return new TlogProof(index, path, checkpoint);
    }
}
