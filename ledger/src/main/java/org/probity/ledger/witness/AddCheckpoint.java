package org.probity.ledger.witness;

import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Proofs;

/**
 * The body of an {@code add-checkpoint} request by C2SP tlog-witness.
 *
 * @param oldSize the size of the checkpoint the witness last cosigned
 * @param proof the consistency proof from there
 * @param checkpoint what the witness shall cosign
 */
record AddCheckpoint(long oldSize, List<Hash> proof, SignedCheckpoint checkpoint) {
    private static final String OLD = "old ";

    AddCheckpoint {
        proof = List.copyOf(proof);
        if (proof.size() > Proofs.MAX_LENGTH) {
            throw new LedgerException("a consistency proof with more than " + Proofs.MAX_LENGTH + " hashes");
        }
    }

    static AddCheckpoint parse(byte[] body) {
        String text = Encoding.utf8(body);
        int end = text.indexOf("\n\n");
        if (end < 0 || !text.startsWith(OLD)) {
            throw new LedgerException("the request must be an old size, a proof, a blank line and a checkpoint");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        long old = Encoding.decimal(lines.removeFirst().substring(OLD.length()));
        List<Hash> proof = lines.stream().map(Hash::fromBase64).toList();
        return new AddCheckpoint(old, proof, SignedCheckpoint.parse(Encoding.utf8(text.substring(end + 2))));
    }

    byte[] bytes() {
        StringBuilder out = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> out.append(hash.base64()).append('\n'));
        return Encoding.utf8(out.append('\n').append(checkpoint.note()).toString());
    }
}
