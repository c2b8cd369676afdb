package org.probity.ledger.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Proofs;

/**
 * An offline-verifiable proof that an entry is in a log, in the text form of C2SP tlog-proof.
 *
 * @param extra opaque bytes, authenticated by nothing, or null
 */
@SuppressWarnings("ArrayRecordComponent") // proofs are compared by their text
public record TlogProof(byte @Nullable [] extra, long index, List<Hash> path, SignedCheckpoint checkpoint) {
    static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final int MAX_BYTES = 2 << 20;

    /** Copies the path; refuses one longer than any tree needs. */
    public TlogProof {
        path = List.copyOf(path);
        if (path.size() > Proofs.MAX_LENGTH) {
            throw new LedgerException("a proof with more than " + Proofs.MAX_LENGTH + " hashes");
        }
    }

    /** A proof without extra data. */
    public TlogProof(long index, List<Hash> path, SignedCheckpoint checkpoint) {
        this(null, index, path, checkpoint);
    }

    /**
     * Reads a proof; nothing is verified.
     *
     * @throws LedgerException when the bytes are not of the form
     */
    public static TlogProof parse(byte[] bytes) {
        return parse(text(bytes));
    }

    /** The text of a proof that is not longer than any can be. */
    static String text(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new LedgerException("a proof of " + bytes.length + " bytes is too long");
        }
        return Encoding.utf8(bytes);
    }

    static TlogProof parse(String text) {
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new LedgerException("a proof without the blank line before its checkpoint");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        if (!lines.removeFirst().equals(HEADER)) {
            throw new LedgerException("not a proof: the first line is not " + HEADER);
        }
        byte[] extra = value(lines, "extra ").map(Encoding::fromBase64).orElse(null);
        long index = Encoding.decimal(
                value(lines, "index ").orElseThrow(() -> new LedgerException("a proof without its index line")));
        List<Hash> path = lines.stream().map(Hash::fromBase64).toList();
        byte[] note = Encoding.utf8(text.substring(end + 2));
        return new TlogProof(extra, index, path, SignedCheckpoint.parse(note));
    }

    /** The text. */
    public byte[] bytes() {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        if (extra != null) {
            out.append("extra ").append(Encoding.base64(extra)).append('\n');
        }
        out.append("index ").append(index).append('\n');
        path.forEach(hash -> out.append(hash.base64()).append('\n'));
        return Encoding.utf8(out.append('\n').append(checkpoint.note()).toString());
    }

    /**
     * Verifies that the entry is in the log under the proof's index. Cosignatures are another question; see the policy.
     *
     * @param logKeys keys of logs that are accepted
     * @throws LedgerException when the signature or the proof does not hold
     */
    public void verify(byte[] entry, Collection<VerifierKey> logKeys) {
        checkpoint.requireSignedBy(logKeys);
        if (!includes(entry)) {
            throw new LedgerException("the entry is not the one with index " + index + " in the checkpoint's tree");
        }
    }

    /** Whether the path leads from the entry to the checkpoint's root; says nothing of signatures. */
    public boolean includes(byte[] entry) {
        long size = checkpoint.checkpoint().size();
        return Proofs.verifiesInclusion(
                Hash.leaf(entry), index, size, path, checkpoint.checkpoint().root());
    }

    private static Optional<String> value(List<String> lines, String name) {
        if (lines.isEmpty() || !lines.getFirst().startsWith(name)) {
            return Optional.empty();
        }
        return Optional.of(lines.removeFirst().substring(name.length()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlogProof proof && java.util.Arrays.equals(bytes(), proof.bytes());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(index);
    }
}
