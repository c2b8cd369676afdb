package org.probity.ledger.bundle;

import static org.probity.ledger.bundle.Findings.readable;
import static org.probity.ledger.bundle.Findings.refutable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.Findings.Refuted;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;

/** Who stands behind a bundle's checkpoint: the log's key, the history that hands it on, witnesses, time-stamp authorities. */
final class CheckpointCheck {
    private final BundleFiles files;
    private final Trust trust;
    private final Findings findings;

    CheckpointCheck(BundleFiles files, Trust trust, Findings findings) {
        this.files = files;
        this.trust = trust;
        this.findings = findings;
    }

    /**
     * What the signatures came to.
     *
     * @param keys the keys that came with the bundle
     * @param history the signed history of the log's keys, if the bundle holds one
     */
    record Signed(List<VerifierKey> keys, Optional<KeyHistory> history, SignedCheckpoint checkpoint) {}

    /** The checkpoint, signed by a key that came along, by one in force by the history, and by one that is trusted. */
    Signed signed() throws IOException {
        List<VerifierKey> keys = keys();
        Optional<KeyHistory> history = history();
        return new Signed(keys, history, checkpoint(keys, history));
    }

    /** The checkpoint as it is read, before anyone has looked who signed it. */
    static SignedCheckpoint read(BundleFiles files) throws IOException {
        return readable(Manifest.CHECKPOINT, () -> SignedCheckpoint.parse(files.bytes(Manifest.CHECKPOINT)));
    }

    private List<VerifierKey> keys() throws IOException {
        return readable(Manifest.KEYS, () -> {
            List<VerifierKey> keys = new ArrayList<>();
            List<String> lines = files.lines(Manifest.KEYS);
            if (lines.size() > Manifest.MAX_KEYS) {
                throw new LedgerException("the bundle holds more than " + Manifest.MAX_KEYS + " keys");
            }
            for (String line : lines) {
                keys.add(VerifierKey.parse(line));
            }
            return keys;
        });
    }

    /** As many steps as there are files: the manifest is read meanwhile, and refused if it counts otherwise. */
    private Optional<KeyHistory> history() throws IOException {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < Manifest.MAX_COUNT && files.has(Manifest.keyStep(i)); i++) {
            String path = Manifest.keyStep(i);
            notes.add(readable(path, () -> Note.parse(files.bytes(path))));
        }
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(refutable(Manifest.keyStep(0), () -> KeyHistory.read(notes)));
    }

    private SignedCheckpoint checkpoint(List<VerifierKey> own, Optional<KeyHistory> history) throws IOException {
        SignedCheckpoint signed = read(files);
        List<VerifierKey> trusted = trust.allLogKeys();
        Set<VerifierKey> known = new LinkedHashSet<>(own);
        known.addAll(trusted);
        history.ifPresent(steps -> known.addAll(steps.all()));
        List<VerifierKey> signers = refutable(Manifest.CHECKPOINT, () -> signed.signers(known));
        requireOne(signers, own, signed, "is not signed by a key that came with the bundle");
        if (history.isPresent()) {
            requireOne(
                    signers,
                    history.get().at(signed.checkpoint().size()),
                    signed,
                    "is not signed by a key that was in force at its size, by the history of keys");
        }
        String said = "the log " + signed.checkpoint().origin() + " signed its tree of "
                + signed.checkpoint().size() + " entries";
        findings.holds(Manifest.CHECKPOINT, said + trusted(signers, trusted, history));
        witnesses(signed, own);
        return signed;
    }

    private static String trusted(List<VerifierKey> signers, List<VerifierKey> trusted, Optional<KeyHistory> history) {
        if (trusted.isEmpty()) {
            return "";
        }
        if (signers.stream().anyMatch(trusted::contains)) {
            return ", with a key that you trust";
        }
        if (history.isPresent() && history.get().all().stream().anyMatch(trusted::contains)) {
            return ", with a key that a key you trust leads to, by the signed history of keys";
        }
        throw new Refuted(
                Manifest.CHECKPOINT,
                "the checkpoint is not signed by a key that you trust"
                        + (history.isPresent() ? ", nor does the history of keys lead to one" : ""));
    }

    private static void requireOne(
            List<VerifierKey> signers, List<VerifierKey> wanted, SignedCheckpoint signed, String otherwise) {
        if (signers.stream().noneMatch(wanted::contains)) {
            throw new Refuted(
                    Manifest.CHECKPOINT,
                    "the checkpoint of " + signed.checkpoint().origin() + " " + otherwise);
        }
    }

    /** With a policy its quorum is needed; without one, cosignatures are told but vouch for nobody known. */
    private void witnesses(SignedCheckpoint signed, List<VerifierKey> own) throws IOException {
        if (trust.policy().isPresent()) {
            boolean quorum =
                    refutable(Manifest.CHECKPOINT, () -> trust.policy().get().witnessed(signed));
            if (!quorum) {
                throw new Refuted(Manifest.CHECKPOINT, "too few of the witnesses in your policy have cosigned it");
            }
            findings.holds(Manifest.CHECKPOINT, "a quorum of the witnesses in your policy has cosigned it");
            return;
        }
        List<VerifierKey> cosigners =
                own.stream().filter(key -> key.type().cosigns()).toList();
        for (VerifierKey key :
                refutable(Manifest.CHECKPOINT, () -> signed.note().verify(cosigners))) {
            findings.notShown(
                    Manifest.CHECKPOINT,
                    "the witness " + key.name()
                            + " has cosigned, under a key that came with the bundle; name a policy to rely on it");
        }
    }

    /** Each token must hold; when authorities are named, one of them must have given one. */
    void timestamps(Manifest manifest, SignedCheckpoint signed, Findings found) throws IOException {
        Optional<TimestampCheck> check = trust.timestamps();
        boolean shown = false;
        for (int i = 0; i < manifest.timestamps(); i++) {
            String path = Manifest.timestamp(i);
            byte[] response = readable(path, () -> files.bytes(path));
            if (check.isEmpty()) {
                found.notShown(path, "this time-stamp token was not checked");
                continue;
            }
            byte[] text = Encoding.utf8(signed.checkpoint().text());
            shown |= told(found, path, refutable(path, () -> check.get().check(response, text)));
        }
        if (check.isPresent() && check.get().trustsAnyone() && !shown) {
            throw new Refuted("", "no time-stamp in the bundle is by an authority that you trust");
        }
    }

    private boolean told(Findings found, String path, TimestampCheck.Stamp stamp) {
        String said = "the checkpoint existed at " + stamp.time() + ", says " + stamp.authority();
        if (stamp.trusted()) {
            found.holds(path, said + ", which you trust");
        } else {
            found.notShown(path, said + ", but " + stamp.doubt());
        }
        return stamp.trusted();
    }
}
