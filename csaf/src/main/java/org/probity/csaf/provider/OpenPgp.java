package org.probity.csaf.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
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
    private static final int ADVISED_BITS = 3_072;

    private final List<PGPPublicKeyRing> rings = new ArrayList<>();

    private final Clock clock;

    /** Starts without any key. */
    public OpenPgp() {
        this(Clock.systemUTC());
    }

    /** Starts without any key; signatures are judged by this clock. */
    public OpenPgp(Clock clock) {
        this.clock = clock;
    }

    /**
     * The outcome of a check.
     *
     * @param good whether a key of the provider made the signature over exactly these bytes
     * @param says which key, or what is wrong
     * @param until when the signature itself expires, or null if never
     * @param keyUntil when its key expires, or null if never
     */
    public record Verdict(
            boolean good,
            String says,
            @Nullable Instant until,
            @Nullable Instant keyUntil) {
        Verdict(boolean good, String says) {
            this(good, says, null, null);
        }

        /** Whether the signature lasts less than a number of days from now. */
        boolean endsWithin(long days, Instant now) {
            return until != null && until.isBefore(now.plus(Duration.ofDays(days)));
        }
    }

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

    /** Keys that can't be used any more at a time, each with the reason. */
    List<String> faults(Instant now) {
        List<String> faults = new ArrayList<>();
        for (PGPPublicKeyRing ring : rings) {
            PGPPublicKey key = ring.getPublicKey();
            Instant end = end(key);
            if (key.hasRevocation()) {
                faults.add("key " + fingerprint(key) + " is revoked");
            } else if (end != null && end.isBefore(now)) {
                faults.add("key " + fingerprint(key) + " expired on " + end);
            }
        }
        return faults;
    }

    /** Keys that are shorter than is advised today, or end soon, each with the reason. */
    List<String> weaknesses(Instant now) {
        List<String> weaknesses = new ArrayList<>();
        for (PGPPublicKeyRing ring : rings) {
            PGPPublicKey key = ring.getPublicKey();
            Instant end = end(key);
            boolean rsa = key.getAlgorithm() == PublicKeyAlgorithmTags.RSA_GENERAL;
            if (key.getAlgorithm() == PublicKeyAlgorithmTags.DSA || (rsa && key.getBitStrength() < ADVISED_BITS)) {
                weaknesses.add("key " + fingerprint(key) + " is weaker than RSA of " + ADVISED_BITS + " bits");
            }
            if (end != null && end.isAfter(now) && end.isBefore(now.plus(Duration.ofDays(90)))) {
                weaknesses.add("key " + fingerprint(key) + " expires within 90 days, on " + end);
            }
        }
        return weaknesses;
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
                        ? new Verdict(
                                true,
                                "signed by key " + fingerprint(ring.getPublicKey()),
                                end(signature),
                                end(key, ring.getPublicKey()))
                        : new Verdict(false, "the signature of key " + id + " is not over this content");
            }
        }
        return new Verdict(false, "key " + id + " is none of the provider's");
    }

    private static @Nullable Instant end(PGPSignature signature) {
        long seconds = signature.getHashedSubPackets() == null
                ? 0
                : signature.getHashedSubPackets().getSignatureExpirationTime();
        return seconds <= 0 ? null : signature.getCreationTime().toInstant().plusSeconds(seconds);
    }

    private static @Nullable Instant end(PGPPublicKey... keys) {
        Instant first = null;
        for (PGPPublicKey key : keys) {
            long seconds = key.getValidSeconds();
            Instant end = key.getCreationTime().toInstant().plusSeconds(seconds);
            if (seconds > 0 && (first == null || end.isBefore(first))) {
                first = end;
            }
        }
        return first;
    }

    private @Nullable String problem(PGPPublicKeyRing ring, PGPPublicKey key, PGPSignature signature) {
        PGPPublicKey primary = ring.getPublicKey();
        if (key.hasRevocation() || primary.hasRevocation()) {
            return "key " + fingerprint(primary) + " is revoked";
        }
        Instant last = end(signature);
        if (last != null && last.isBefore(clock.instant())) {
            return "the signature of key " + fingerprint(primary) + " expired on " + last;
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
