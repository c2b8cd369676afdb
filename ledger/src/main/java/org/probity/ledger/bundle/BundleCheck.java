package org.probity.ledger.bundle;

import static org.probity.ledger.bundle.Findings.readable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.bundle.CheckpointCheck.Signed;
import org.probity.ledger.bundle.Findings.Refuted;
import org.probity.ledger.bundle.Findings.Unusable;
import org.probity.ledger.bundle.Verdict.Outcome;
import org.probity.ledger.json.Json;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.SignedCheckpoint;

/** One check of one bundle: list of files, signature, proofs, disclosures, attachments, page, time, contents of the files. */
final class BundleCheck {
    private static final int MAX_MANIFEST = 16 << 20;
    private static final int MAX_PAGE = 64 << 20;

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
            check();
        } catch (Refuted refuted) {
            findings.end(refuted);
            outcome = Outcome.REFUTED;
        } catch (Unusable unusable) {
            findings.end(unusable);
            outcome = Outcome.UNUSABLE;
        }
        return new Verdict(outcome, findings.all(), checkpoint, entries);
    }

    /** Who signed is found out on a thread of its own meanwhile, and judged in its turn. */
    private void check() throws IOException {
        Findings aboutSignatures = new Findings();
        CheckpointCheck behind = new CheckpointCheck(files, trust, aboutSignatures);
        try (Beside<Signed> signing = new Beside<>("bundle-signature", behind::signed)) {
            Manifest manifest = readable(Manifest.PATH, () -> Manifest.parse(files.bytes(Manifest.PATH, MAX_MANIFEST)));
            files.requireListed(manifest);
            Signed signed = checkEntries(manifest.entries(), signing, aboutSignatures);
            checkAttachments(manifest);
            checkPage(manifest, signed);
            behind.timestamps(manifest, signed.checkpoint(), findings);
            findings.holds("", "all " + files.requireContents(manifest) + " files are as the manifest lists them");
            limits(manifest);
        }
    }

    /** Entries are checked by two threads, each a half, from when the checkpoint is read; its signature is judged before them. */
    private Signed checkEntries(List<Long> indices, Beside<Signed> signing, Findings aboutSignatures)
            throws IOException {
        SignedCheckpoint read = CheckpointCheck.read(files);
        int half = indices.size() / 2;
        EntryCheck early = new EntryCheck(files, indices.subList(0, half), read);
        EntryCheck late = new EntryCheck(files, indices.subList(half, indices.size()), read);
        try (Beside<SortedMap<Long, Json.Obj>> first = new Beside<>("bundle-entries-1", early::shown);
                Beside<SortedMap<Long, Json.Obj>> second = new Beside<>("bundle-entries-2", late::shown)) {
            Signed signed = judged(signing, aboutSignatures);
            entries.putAll(first.get());
            entries.putAll(second.get());
            EntryRuns.tell(entries, findings);
            return signed;
        }
    }

    private Signed judged(Beside<Signed> signing, Findings aboutSignatures) throws IOException {
        try {
            Signed signed = signing.get();
            checkpoint = signed.checkpoint().checkpoint();
            return signed;
        } finally {
            findings.addAll(aboutSignatures);
        }
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

    private void checkPage(Manifest manifest, Signed signed) throws IOException {
        byte[] page = readable(Manifest.PAGE, () -> files.bytes(Manifest.PAGE, MAX_PAGE));
        byte[] expected = EvidencePage.render(
                manifest, signed.checkpoint().checkpoint(), signed.keys(), signed.history(), entries);
        if (!Arrays.equals(page, expected)) {
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
}
