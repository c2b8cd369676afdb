package org.probity.ledger.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Hasher;
import org.probity.ledger.tree.ProvenNodes;

/** Reads many proofs under one checkpoint; what they have in common is read and hashed only once. For one thread. */
public final class ProofReader {
    private static final String BEGIN = TlogProof.HEADER + "\nindex ";

    private final SignedCheckpoint checkpoint;
    private final String end;
    private final ProvenNodes proven;
    private final Hasher hasher = new Hasher();
    private final Map<String, Hash> hashes = new HashMap<>();

    /** Expects proofs under this checkpoint. */
    public ProofReader(SignedCheckpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.end = "\n\n" + checkpoint.note();
        this.proven = new ProvenNodes(
                checkpoint.checkpoint().size(), checkpoint.checkpoint().root());
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
            path.add(hashes.computeIfAbsent(text.substring(line + 1, next), Hash::fromBase64));
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

    /** Whether the path of an expected proof leads from the entry to the checkpoint's root. */
    public boolean includes(TlogProof proof, byte[] entry) {
        return proven.include(hasher.leaf(entry), proof.index(), proof.path());
    }

    private static int lineEnd(String text, int from, int last) {
        int end = text.indexOf('\n', from);
        return end < 0 || end > last ? last : end;
    }
}
