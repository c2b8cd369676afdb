package org.probity.ledger.proof;

import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.tree.Hash;

/** Reads many proofs under one checkpoint, whose text is read only once. Safe for use by several threads. */
public final class ProofReader {
    private static final String BEGIN = TlogProof.HEADER + "\nindex ";

    private final SignedCheckpoint checkpoint;
    private final String end;

    /** Expects proofs under this checkpoint. */
    public ProofReader(SignedCheckpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.end = "\n\n" + checkpoint.note();
    }

    /**
     * Reads a proof. One under another checkpoint, or with extra data, is read as well; ask {@link #expected}.
     *
     * @throws org.probity.ledger.base.LedgerException when the bytes are not of the form
     */
    public TlogProof parse(byte[] bytes) {
        String text = TlogProof.text(bytes);
        if (!text.startsWith(BEGIN) || !text.endsWith(end) || text.length() < BEGIN.length() + end.length()) {
            return TlogProof.parse(text);
        }
        int last = text.length() - end.length();
        int line = lineEnd(text, BEGIN.length(), last);
        long index = Encoding.decimal(text.substring(BEGIN.length(), line));
        List<Hash> path = new ArrayList<>();
        while (line < last) {
            int next = lineEnd(text, line + 1, last);
            path.add(Hash.fromBase64(text.substring(line + 1, next)));
            line = next;
        }
        return new TlogProof(index, path, checkpoint);
    }

    /** Whether the proof is for this entry, under the expected checkpoint, and without extra data. */
    public boolean expected(TlogProof proof, long index) {
        return proof.index() == index
                && proof.extra() == null
                && proof.checkpoint().equals(checkpoint);
    }

    private static int lineEnd(String text, int from, int last) {
        int end = text.indexOf('\n', from);
        return end < 0 || end > last ? last : end;
    }
}
