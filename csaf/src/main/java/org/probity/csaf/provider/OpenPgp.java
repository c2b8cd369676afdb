package org.probity.csaf.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/** Checks detached OpenPGP signatures against a provider's public keys. */
public final class OpenPgp {
    private final List<PGPPublicKeyRing> rings = new ArrayList<>();

    /** Starts without any key. */
    public OpenPgp() {}

    /**
     * The outcome of a check.
     *
     * @param good whether a key of the provider made the signature over exactly these bytes
     * @param says which key, or what is wrong
     */
    public record Verdict(boolean good, String says) {}

    /**
     * Adds the keys of a file, armored or not.
     *
     * @return the fingerprints of their primary keys, capital hexadecimal digits
     * @throws IOException if there is no key in it
     */
    public List<String> add(byte[] keyFile) throws IOException {
        List<String> fingerprints = new ArrayList<>();
        try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(keyFile))) {
            Iterator<PGPPublicKeyRing> found =
                    new PGPPublicKeyRingCollection(in, new BcKeyFingerprintCalculator()).getKeyRings();
            while (found.hasNext()) {
                PGPPublicKeyRing ring = found.next();
                rings.add(ring);
                fingerprints.add(fingerprint(ring.getPublicKey()));
            }
        } catch (PGPException | RuntimeException e) {
            throw new IOException("no OpenPGP key: " + e.getMessage(), e);
        }
        if (fingerprints.isEmpty()) {
            throw new IOException("no OpenPGP key");
        }
        return fingerprints;
    }

    private static String fingerprint(PGPPublicKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    }

    /** Whether there is any key. */
    public boolean hasKeys() {
        return !rings.isEmpty();
    }

    /** Checks a detached signature. Weak hashes (MD5, SHA-1), revoked and expired keys are refused. */
    public Verdict verify(byte[] data, byte[] signatureFile) {
        try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(signatureFile))) {
            Object first = new JcaPGPObjectFactory(in).nextObject();
            if (!(first instanceof PGPSignatureList signatures) || signatures.isEmpty()) {
                return new Verdict(false, "the file holds no signature");
            }
            Verdict last = new Verdict(false, "no signature");
            for (PGPSignature signature : signatures) {
                last = verify(data, signature);
                if (last.good()) {
                    return last;
                }
            }
            return last;
        } catch (IOException | PGPException | RuntimeException e) {
            return new Verdict(false, "the signature can't be read: " + e.getMessage());
        }
    }

    private Verdict verify(byte[] data, PGPSignature signature) throws PGPException {
        String id = String.format(Locale.ROOT, "%016X", signature.getKeyID());
        if (signature.getHashAlgorithm() == HashAlgorithmTags.MD5
                || signature.getHashAlgorithm() == HashAlgorithmTags.SHA1) {
            return new Verdict(false, "the signature of key " + id + " rests on a broken hash (MD5 or SHA-1)");
        }
        for (PGPPublicKeyRing ring : rings) {
            PGPPublicKey key = ring.getPublicKey(signature.getKeyID());
            if (key != null) {
                String problem = problem(ring, key, signature);
                if (problem != null) {
                    return new Verdict(false, problem);
                }
                signature.init(new BcPGPContentVerifierBuilderProvider(), key);
                signature.update(data);
                return signature.verify()
                        ? new Verdict(true, "signed by key " + fingerprint(ring.getPublicKey()))
                        : new Verdict(false, "the signature of key " + id + " is not over this content");
            }
        }
        return new Verdict(false, "key " + id + " is none of the provider's");
    }

    private static @Nullable String problem(PGPPublicKeyRing ring, PGPPublicKey key, PGPSignature signature) {
        PGPPublicKey primary = ring.getPublicKey();
        if (key.hasRevocation() || primary.hasRevocation()) {
            return "key " + fingerprint(primary) + " is revoked";
        }
        for (PGPPublicKey one : List.of(key, primary)) {
            long seconds = one.getValidSeconds();
            Instant end = one.getCreationTime().toInstant().plusSeconds(seconds);
            if (seconds > 0 && signature.getCreationTime().toInstant().isAfter(end)) {
                return "the signature is younger than its key " + fingerprint(primary) + " lived";
            }
        }
        return null;
    }
}
