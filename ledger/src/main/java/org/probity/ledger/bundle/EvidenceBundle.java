package org.probity.ledger.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.entry.Disclosure;
import org.probity.ledger.entry.Leaf;
import org.probity.ledger.json.Json;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.proof.TlogProof;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Hasher;

/**
 * Makes an evidence bundle: chosen entries of one log, the fields of them that may be told, the files those fields name by
 * digest, and all that is needed to check it offline, in one ZIP. The same choice gives the same bytes. What does not hold
 * together is refused here, not found by the receiver. Not safe for use by several threads.
 */
public final class EvidenceBundle {
    private final SignedCheckpoint checkpoint;
    private final List<VerifierKey> keys;
    private final SortedMap<String, Content> files = new TreeMap<>();
    private final SortedMap<String, String> attachments = new TreeMap<>();
    private final SortedMap<Long, Json.Obj> entries = new TreeMap<>();
    private int timestamps;
    private Optional<KeyHistory> history = Optional.empty();
    private String title = "Evidence";
    private String made = "";

    /**
     * A bundle under one checkpoint.
     *
     * @param keys the log's keys and those of its cosigners, as the receiver should know them
     * @throws LedgerException when none of the keys signed the checkpoint as the log
     */
    public EvidenceBundle(SignedCheckpoint checkpoint, Collection<VerifierKey> keys) {
        this.checkpoint = checkpoint.requireSignedBy(keys);
        this.keys = keys.stream().distinct().toList();
        files.put(Manifest.CHECKPOINT, Content.of(checkpoint.note().bytes()));
        files.put(
                Manifest.KEYS,
                Content.of(lines(this.keys.stream().map(VerifierKey::toString).toList())));
    }

    /** What the maker calls the bundle; shown, vouched for by nobody. At most 500 characters. */
    public EvidenceBundle title(String text) {
        this.title = text;
        return this;
    }

    /** When the maker says it was made; shown to the second, vouched for by nobody. */
    public EvidenceBundle made(Instant when) {
        this.made = when.truncatedTo(ChronoUnit.SECONDS).toString();
        return this;
    }

    /**
     * Adds an entry with the disclosures that may be told.
     *
     * @throws LedgerException when the proof is not for this entry under this bundle's checkpoint, when a disclosure does not
     *     belong to the entry, or when the entry is in the bundle already
     */
    public EvidenceBundle entry(TlogProof proof, byte[] leaf, Collection<Disclosure> disclosures) {
        long index = proof.index();
        if (!proof.checkpoint().equals(checkpoint) || !proof.includes(leaf)) {
            throw new LedgerException("the proof of entry " + index + " does not hold under the bundle's checkpoint");
        }
        if (entries.putIfAbsent(index, Leaf.parse(leaf).reveal(disclosures)) != null) {
            throw new LedgerException("entry " + index + " is in the bundle already");
        }
        List<String> encoded =
                disclosures.stream().map(Disclosure::encoded).sorted().toList();
        files.put(Manifest.entry(index), Content.of(leaf.clone()));
        files.put(Manifest.disclosures(index), Content.of(lines(encoded)));
        files.put(Manifest.proof(index), Content.of(proof.bytes()));
        return this;
    }

    /**
     * Adds a file. Some disclosed field must hold its SHA-256 in hexadecimal (alone or behind {@code sha256:}), or
     * {@link #write} will refuse.
     *
     * @param name how the maker calls it; shown only
     * @throws LedgerException when it cannot be read
     */
    public EvidenceBundle attachment(String name, Content content) {
        String sha256 = sha256(content);
        if (attachments.putIfAbsent(name, sha256) != null) {
            throw new LedgerException("two attachments of the name " + Encoding.shortened(name));
        }
        files.put(Manifest.attachment(sha256), content);
        return this;
    }

    /** Adds an RFC 3161 time-stamp response (DER) over the checkpoint's text, the lines before its blank one. */
    public EvidenceBundle timestamp(byte[] response) {
        files.put(Manifest.timestamp(timestamps), Content.of(response.clone()));
        timestamps++;
        return this;
    }

    /**
     * Adds the signed history of the log's keys, so that who trusts any one key of it can check the bundle.
     *
     * @throws LedgerException when no key in force at the checkpoint's size signed the checkpoint
     */
    public EvidenceBundle history(KeyHistory steps) {
        checkpoint.requireSignedBy(steps.at(checkpoint.checkpoint().size()));
        if (history.isPresent()) {
            throw new LedgerException("the bundle holds a history of keys already");
        }
        history = Optional.of(steps);
        for (int i = 0; i < steps.notes().size(); i++) {
            files.put(Manifest.keyStep(i), Content.of(steps.notes().get(i).bytes()));
        }
        return this;
    }

    /** The fields the receiver will learn of each entry. */
    public SortedMap<Long, Json.Obj> preview() {
        return java.util.Collections.unmodifiableSortedMap(entries);
    }

    /**
     * Writes the bundle; the stream stays open.
     *
     * @throws LedgerException when an attachment is named by no disclosed field, or the bundle would be too large
     */
    public void write(OutputStream out) throws IOException {
        Manifest bare = manifest(new TreeMap<>());
        bare.check();
        Attachments.refuseUnnamed(attachments, entries.values());
        SortedMap<String, Content> all = new TreeMap<>(files);
        all.put(Manifest.PAGE, Content.of(EvidencePage.render(bare, checkpoint.checkpoint(), keys, history, entries)));
        SortedMap<String, ZipReader.Digest> digests = new TreeMap<>();
        for (var file : all.entrySet()) {
            digests.put(file.getKey(), digest(file.getValue()));
        }
        all.put(Manifest.PATH, Content.of(manifest(digests).check().bytes()));
        ZipWriter.write(all, out);
    }

    /** The bundle in memory. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out);
        } catch (IOException failed) {
            throw new LedgerException("an attachment cannot be read: " + failed.getMessage(), failed);
        }
        return out.toByteArray();
    }

    private Manifest manifest(SortedMap<String, ZipReader.Digest> digests) {
        return new Manifest(title, made, List.copyOf(entries.keySet()), attachments, timestamps, keySteps(), digests);
    }

    private int keySteps() {
        return history.map(steps -> steps.notes().size()).orElse(0);
    }

    private static String sha256(Content content) {
        try {
            return digest(content).sha256();
        } catch (IOException failed) {
            throw new LedgerException("an attachment cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static ZipReader.Digest digest(Content content) throws IOException {
        MessageDigest sha = Hasher.newSha256();
        try (InputStream in = new DigestInputStream(content.open(), sha)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new ZipReader.Digest(Hash.of(sha.digest()).hex(), size);
        }
    }

    private static byte[] lines(List<String> lines) {
        List<String> ended = new ArrayList<>();
        lines.forEach(line -> ended.add(line + "\n"));
        return Encoding.utf8(String.join("", ended));
    }
}
