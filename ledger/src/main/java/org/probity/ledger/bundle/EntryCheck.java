package org.probity.ledger.bundle;

import static org.probity.ledger.bundle.Findings.readable;
import static org.probity.ledger.bundle.Findings.refutable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.probity.ledger.bundle.Findings.Refuted;
import org.probity.ledger.entry.Disclosure;
import org.probity.ledger.entry.Leaf;
import org.probity.ledger.json.Json;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.proof.ProofReader;
import org.probity.ledger.proof.TlogProof;

/** Some entries of a bundle under its checkpoint: each one's proof, and what is disclosed of it. For one thread. */
final class EntryCheck {
    private final BundleFiles files;
    private final List<Long> indices;
    private final ProofReader proofs;

    EntryCheck(BundleFiles files, List<Long> indices, SignedCheckpoint checkpoint) {
        this.files = files;
        this.indices = indices;
        this.proofs = new ProofReader(checkpoint);
    }

    /** The disclosed fields of each, when all hold. */
    SortedMap<Long, Json.Obj> shown() throws IOException {
        SortedMap<Long, Json.Obj> shown = new TreeMap<>();
        for (long index : indices) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the check was broken off");
            }
            shown.put(index, reveal(index, included(index)));
        }
        return shown;
    }

    /** The bytes of an entry that the tree includes. */
    private byte[] included(long index) throws IOException {
        String path = Manifest.proof(index);
        byte[] leaf = readable(Manifest.entry(index), () -> files.bytes(Manifest.entry(index), Leaf.MAX_BYTES));
        TlogProof proof = readable(path, () -> proofs.parse(files.bytes(path)));
        if (!proofs.expected(proof, index)) {
            throw new Refuted(path, "is a proof of another entry or under another checkpoint");
        }
        if (!proofs.includes(proof, leaf)) {
            throw new Refuted(Manifest.entry(index), "is not entry " + index + " of the log's tree");
        }
        return leaf;
    }

    private Json.Obj reveal(long index, byte[] leaf) throws IOException {
        String path = Manifest.disclosures(index);
        return refutable(path, () -> {
            List<Disclosure> disclosures = new ArrayList<>();
            for (String line : files.lines(path)) {
                disclosures.add(Disclosure.parse(line));
            }
            return Leaf.parse(leaf).reveal(disclosures);
        });
    }
}
