package org.probity.ledger.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.Verdict.Finding;
import org.probity.ledger.bundle.Verdict.Kind;
import org.probity.ledger.bundle.Verdict.Outcome;
import org.probity.ledger.entry.Disclosure;
import org.probity.ledger.entry.Leaf;
import org.probity.ledger.json.Json;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.proof.TlogProof;

/** One check of one bundle, from the outside in: files, signature, proofs, disclosures, attachments, page. */
final class BundleCheck {
    private static final int MAX_MANIFEST = 16 << 20;
    private static final int MAX_PAGE = 64 << 20;
    private static final int MAX_SMALL = 2 << 20;

    private final ZipReader zip;
    private final Trust trust;
    private final List<Finding> findings = new ArrayList<>();
    private final SortedMap<Long, Json.Obj> entries = new TreeMap<>();
    private @Nullable Checkpoint checkpoint;
    private Outcome outcome = Outcome.PROVEN;

    BundleCheck(ZipReader zip, Trust trust) {
        this.zip = zip;
        this.trust = trust;
    }

    Verdict run() throws IOException {
        try {
            check(manifest());
        } catch (Refuted refuted) {
            fail(Outcome.REFUTED, Kind.FAILS, refuted);
        } catch (Unusable unusable) {
            fail(Outcome.UNUSABLE, Kind.UNUSABLE, unusable);
        }
        return new Verdict(outcome, findings, checkpoint, entries);
    }

    private void check(Manifest manifest) throws IOException {
        checkFiles(manifest);
        List<VerifierKey> keys = keys();
        SignedCheckpoint signed = signedCheckpoint(keys);
        checkpoint = signed.checkpoint();
        for (long index : manifest.entries()) {
            checkEntry(index, signed);
        }
        checkAttachments(manifest);
        checkPage(manifest, signed.checkpoint(), keys);
        checkTimestamps(manifest, signed.checkpoint());
        limits(manifest);
    }

    private Manifest manifest() throws IOException {
        return readable(Manifest.PATH, () -> Manifest.parse(bytes(Manifest.PATH, MAX_MANIFEST)));
    }

    /** Every file is one the manifest lists, with the digest it lists, and none is missing. */
    private void checkFiles(Manifest manifest) throws IOException {
        List<String> present = new ArrayList<>(zip.members().keySet());
        present.remove(Manifest.PATH);
        if (!present.equals(List.copyOf(manifest.files().keySet()))) {
            throw new Refuted("", "the files in the bundle are not those its manifest lists");
        }
        for (var listed : manifest.files().entrySet()) {
            String path = listed.getKey();
            ZipReader.Digest digest = readable(path, () -> zip.digest(member(path)));
            if (!digest.equals(listed.getValue())) {
                throw new Refuted(path, "is not the file that the manifest lists (SHA-256 or length differ)");
            }
        }
        holds("", "all " + (present.size() + 1) + " files are as the manifest lists them");
    }

    private List<VerifierKey> keys() throws IOException {
        return readable(
                Manifest.KEYS,
                () -> lines(Manifest.KEYS).stream().map(VerifierKey::parse).toList());
    }

    private SignedCheckpoint signedCheckpoint(List<VerifierKey> own) throws IOException {
        SignedCheckpoint signed =
                readable(Manifest.CHECKPOINT, () -> SignedCheckpoint.parse(bytes(Manifest.CHECKPOINT, MAX_SMALL)));
        refutable(Manifest.CHECKPOINT, () -> signed.requireSignedBy(own));
        List<VerifierKey> trusted = trust.allLogKeys();
        if (!trusted.isEmpty()) {
            refutable(Manifest.CHECKPOINT, () -> signed.requireSignedBy(trusted));
        }
        String said = "the log " + signed.checkpoint().origin() + " signed its tree of "
                + signed.checkpoint().size() + " entries";
        holds(Manifest.CHECKPOINT, said + (trusted.isEmpty() ? "" : ", with a key that you trust"));
        checkWitnesses(signed, own);
        return signed;
    }

    /** With a policy its quorum is needed; without one, cosignatures are told but vouch for nobody known. */
    private void checkWitnesses(SignedCheckpoint signed, List<VerifierKey> own) throws IOException {
        if (trust.policy().isPresent()) {
            refutable(Manifest.CHECKPOINT, () -> {
                trust.policy().get().require(signed);
                return signed;
            });
            holds(Manifest.CHECKPOINT, "a quorum of the witnesses in your policy has cosigned it");
            return;
        }
        List<VerifierKey> cosigners = signed.note().verify(own).stream()
                .filter(key -> key.type().cosigns())
                .toList();
        cosigners.forEach(key -> notShown(
                Manifest.CHECKPOINT,
                "the witness " + key.name()
                        + " has cosigned, under a key that came with the bundle; name a policy to rely" + " on it"));
    }

    private void checkTimestamps(Manifest manifest, Checkpoint under) throws IOException {
        for (int i = 0; i < manifest.timestamps(); i++) {
            String path = Manifest.timestamp(i);
            byte[] response = readable(path, () -> bytes(path, MAX_SMALL));
            if (trust.timestamps().isEmpty()) {
                notShown(path, "this time-stamp token was not checked");
                continue;
            }
            TimestampCheck.Stamp stamp =
                    refutable(path, () -> trust.timestamps().get().check(response, Encoding.utf8(under.text())));
            if (stamp.trusted()) {
                holds(
                        path,
                        "the checkpoint existed at " + stamp.time() + ", says " + stamp.authority()
                                + ", which you trust");
            } else {
                notShown(
                        path,
                        "the checkpoint existed at " + stamp.time() + ", says " + stamp.authority()
                                + ", but its certificate leads to no authority that you named");
            }
        }
    }

    private void checkEntry(long index, SignedCheckpoint signed) throws IOException {
        String proofPath = Manifest.proof(index);
        byte[] leaf = readable(Manifest.entry(index), () -> bytes(Manifest.entry(index), Leaf.MAX_BYTES));
        byte[] text = readable(proofPath, () -> bytes(proofPath, MAX_SMALL));
        TlogProof proof = readable(proofPath, () -> TlogProof.parse(text, signed));
        if (!Arrays.equals(proof.bytes(), text) || proof.extra() != null) {
            throw new Unusable(proofPath, "is not in the one form a bundle has");
        }
        if (proof.index() != index || !proof.checkpoint().equals(signed)) {
            throw new Refuted(proofPath, "is a proof of another entry or under another checkpoint");
        }
        if (!proof.includes(leaf)) {
            throw new Refuted(Manifest.entry(index), "is not entry " + index + " of the log's tree");
        }
        String path = Manifest.disclosures(index);
        Json.Obj shown = refutable(path, () -> {
            List<Disclosure> disclosures =
                    lines(path).stream().map(Disclosure::parse).toList();
            return Leaf.parse(leaf).reveal(disclosures);
        });
        entries.put(index, shown);
        holds(Manifest.entry(index), "entry " + index + " is in the log; disclosed: " + names(shown));
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
                .forEach((name, sha256) -> holds(
                        Manifest.attachment(sha256),
                        "a disclosed field vouches for the attachment " + Encoding.shortened(name)));
    }

    private void checkPage(Manifest manifest, Checkpoint under, List<VerifierKey> keys) throws IOException {
        byte[] page = readable(Manifest.PAGE, () -> bytes(Manifest.PAGE, MAX_PAGE));
        if (!Arrays.equals(page, EvidencePage.render(manifest, under, keys, entries))) {
            throw new Refuted(Manifest.PAGE, "says something else than the evidence");
        }
        holds(Manifest.PAGE, "the page shows just what the evidence says");
    }

    private void limits(Manifest manifest) {
        if (trust.allLogKeys().isEmpty()) {
            notShown(
                    Manifest.KEYS,
                    "who holds the key: it came with the bundle. Compare it with one that the log's operator published"
                            + " elsewhere, or name the key you trust");
        }
        if (manifest.timestamps() == 0) {
            notShown("", "when this was: no time-stamp token is in the bundle");
        }
        notShown("", "fields that were not disclosed, other entries, and whether what was entered is true");
    }

    private static String names(Json.Obj shown) {
        return shown.fields().isEmpty()
                ? "nothing"
                : String.join(", ", shown.fields().keySet());
    }

    private List<String> lines(String path) throws IOException {
        String text = Encoding.utf8(bytes(path, MAX_SMALL));
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.endsWith("\n")) {
            throw new LedgerException("the last line has no end");
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    private byte[] bytes(String path, int limit) throws IOException {
        return zip.bytes(member(path), limit);
    }

    private ZipForm.Member member(String path) {
        ZipForm.Member member = zip.members().get(path);
        if (member == null) {
            throw new LedgerException("the bundle has no file " + path);
        }
        return member;
    }

    private void holds(String where, String says) {
        findings.add(new Finding(Kind.HOLDS, where, says));
    }

    private void notShown(String where, String says) {
        findings.add(new Finding(Kind.NOT_SHOWN, where, says));
    }

    private void fail(Outcome result, Kind kind, Fault fault) {
        outcome = result;
        findings.add(new Finding(kind, fault.where, String.valueOf(fault.getMessage())));
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T readable(String where, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (LedgerException malformed) {
            throw new Unusable(where, String.valueOf(malformed.getMessage()));
        }
    }

    private static <T> T refutable(String where, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (LedgerException wrong) {
            throw new Refuted(where, String.valueOf(wrong.getMessage()));
        }
    }

    private abstract static class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String where;

        Fault(String where, String says) {
            super(says, null, false, false);
            this.where = where;
        }
    }

    private static final class Refuted extends Fault {
        private static final long serialVersionUID = 1L;

        Refuted(String where, String says) {
            super(where, says);
        }
    }

    private static final class Unusable extends Fault {
        private static final long serialVersionUID = 1L;

        Unusable(String where, String says) {
            super(where, says);
        }
    }
}
