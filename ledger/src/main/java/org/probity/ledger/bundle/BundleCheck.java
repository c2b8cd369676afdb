package org.probity.ledger.bundle;

import static org.probity.ledger.bundle.Findings.readable;
import static org.probity.ledger.bundle.Findings.refutable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.bundle.Findings.Refuted;
import org.probity.ledger.bundle.Findings.Unusable;
import org.probity.ledger.bundle.Verdict.Outcome;
import org.probity.ledger.entry.Disclosure;
import org.probity.ledger.entry.Leaf;
import org.probity.ledger.json.Json;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.proof.ProofReader;
import org.probity.ledger.proof.TlogProof;

/** One check of one bundle: list of files, signature, proofs, disclosures, attachments, page, time, contents of the files. */
final class BundleCheck {
    private static final int MAX_MANIFEST = 16 << 20;
    private static final int MAX_PAGE = 64 << 20;
    private static final int WORTH_A_THREAD = 32;

    private final BundleFiles files;
    private final Trust trust;
    private final Findings findings = new Findings();
    private final SortedMap<Long, Json.Obj> entries = new TreeMap<>();
    private @Nullable Checkpoint checkpoint;

    private BundleCheck(BundleFiles files, Trust trust) {
        this.files = files;
        this.trust = trust;
    }

    static Verdict run(ZipReader zip, Trust trust) throws IOException {
        try (BundleFiles files = new BundleFiles(zip)) {
            return new BundleCheck(files, trust).run();
        }
    }

    private Verdict run() throws IOException {
        Outcome outcome = Outcome.PROVEN;
        try {
            check(readable(Manifest.PATH, () -> Manifest.parse(files.bytes(Manifest.PATH, MAX_MANIFEST))));
        } catch (Refuted refuted) {
            findings.end(refuted);
            outcome = Outcome.REFUTED;
        } catch (Unusable unusable) {
            findings.end(unusable);
            outcome = Outcome.UNUSABLE;
        }
        return new Verdict(outcome, findings.all(), checkpoint, entries);
    }

    private void check(Manifest manifest) throws IOException {
        files.requireListed(manifest);
        CheckpointCheck behind = new CheckpointCheck(files, trust, findings);
        List<VerifierKey> keys = behind.keys();
        Optional<KeyHistory> history = behind.history(manifest);
        SignedCheckpoint signed = behind.checkpoint(keys, history);
        checkpoint = signed.checkpoint();
        checkEntries(manifest.entries(), new ProofReader(signed));
        checkAttachments(manifest);
        checkPage(manifest, signed.checkpoint(), keys, history);
        behind.timestamps(manifest, signed);
        findings.holds("", "all " + files.requireContents(manifest) + " files are as the manifest lists them");
        limits(manifest);
    }

    /** Many entries are checked by two threads, each a half. */
    private void checkEntries(List<Long> indices, ProofReader proofs) throws IOException {
        int half = indices.size() < WORTH_A_THREAD ? indices.size() : indices.size() / 2;
        List<Long> later = indices.subList(half, indices.size());
        if (later.isEmpty()) {
            entries.putAll(shown(indices, proofs));
        } else {
            try (Beside<SortedMap<Long, Json.Obj>> rest = new Beside<>("bundle-entries", () -> shown(later, proofs))) {
                entries.putAll(shown(indices.subList(0, half), proofs));
                entries.putAll(rest.get());
            }
        }
        entries.forEach((index, shown) ->
                findings.holds(Manifest.entry(index), "entry " + index + " is in the log; disclosed: " + names(shown)));
    }

    private SortedMap<Long, Json.Obj> shown(List<Long> indices, ProofReader proofs) throws IOException {
        SortedMap<Long, Json.Obj> shown = new TreeMap<>();
        for (long index : indices) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the check was broken off");
            }
            shown.put(index, checkEntry(index, proofs));
        }
        return shown;
    }

    private Json.Obj checkEntry(long index, ProofReader proofs) throws IOException {
        String proofPath = Manifest.proof(index);
        byte[] leaf = readable(Manifest.entry(index), () -> files.bytes(Manifest.entry(index), Leaf.MAX_BYTES));
        TlogProof proof = readable(proofPath, () -> proofs.parse(files.bytes(proofPath)));
        if (!proofs.expected(proof, index)) {
            throw new Refuted(proofPath, "is a proof of another entry or under another checkpoint");
        }
        if (!proof.includes(leaf)) {
            throw new Refuted(Manifest.entry(index), "is not entry " + index + " of the log's tree");
        }
        String path = Manifest.disclosures(index);
        return refutable(path, () -> {
            List<Disclosure> disclosures = new ArrayList<>();
            for (String line : files.lines(path)) {
                disclosures.add(Disclosure.parse(line));
            }
            return Leaf.parse(leaf).reveal(disclosures);
        });
    }

    private void checkAttachments(Manifest manifest) {
        manifest.attachments().forEach((name, sha256) -> {
            String path = Manifest.attachment(sha256);
            ZipReader.Digest digest = manifest.files().get(path);
            if (digest == null || !digest.sha256().equals(sha256)) {
                throw new Refuted(path, "is not the file its name says (SHA-256 differs)");
            }
        });
        Attachments.unnamed(manifest.attachments(), entries.values()).ifPresent(name -> {
            throw new Refuted(
                    Manifest.PATH, "no disclosed field vouches for the attachment " + Encoding.shortened(name));
        });
        manifest.attachments()
                .forEach((name, sha256) -> findings.holds(
                        Manifest.attachment(sha256),
                        "a disclosed field vouches for the attachment " + Encoding.shortened(name)));
    }

    private void checkPage(Manifest manifest, Checkpoint under, List<VerifierKey> keys, Optional<KeyHistory> history)
            throws IOException {
        byte[] page = readable(Manifest.PAGE, () -> files.bytes(Manifest.PAGE, MAX_PAGE));
        if (!Arrays.equals(page, EvidencePage.render(manifest, under, keys, history, entries))) {
            throw new Refuted(Manifest.PAGE, "says something else than the evidence");
        }
        findings.holds(Manifest.PAGE, "the page shows just what the evidence says");
    }

    private void limits(Manifest manifest) {
        if (trust.allLogKeys().isEmpty()) {
            findings.notShown(
                    Manifest.KEYS,
                    "who holds the key: it came with the bundle. Compare it with one that the log's operator published"
                            + " elsewhere, or name the key you trust");
        }
        if (manifest.timestamps() == 0) {
            findings.notShown("", "when this was: no time-stamp token is in the bundle");
        }
        findings.notShown("", "fields that were not disclosed, other entries, and whether what was entered is true");
    }

    private static String names(Json.Obj shown) {
        return shown.fields().isEmpty()
                ? "nothing"
                : String.join(", ", shown.fields().keySet());
    }
}
