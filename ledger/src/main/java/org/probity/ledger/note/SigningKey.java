package org.probity.ledger.note;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;

/** A private key with its name: signs notes, or cosigns checkpoints, by its type. Its text form never shows the secret. */
public final class SigningKey {
    private final VerifierKey verifier;
    private final PrivateKey secret;

    SigningKey(VerifierKey verifier, PrivateKey secret) {
        this.verifier = verifier;
        this.secret = secret;
    }

    /** A fresh key from the platform's strong randomness. */
    public static SigningKey generate(String name, KeyType type) {
        try {
            return of(name, type, KeyPairGenerator.getInstance(type.algorithm()).generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new LedgerException("this Java platform cannot make keys of type " + type.algorithm(), impossible);
        }
    }

    /** A key pair of the platform under a name, for instance out of a PKCS#12 store. */
    public static SigningKey of(String name, KeyType type, KeyPair pair) {
        SigningKey key = new SigningKey(VerifierKey.of(name, type, pair.getPublic()), pair.getPrivate());
        key.refuseMismatch();
        return key;
    }

    /** The public half. */
    public VerifierKey verifier() {
        return verifier;
    }

    /**
     * Signs a note text.
     *
     * @throws LedgerException when this is a cosigner's key
     */
    public NoteSignature sign(String text) {
        if (verifier.type().cosigns()) {
            throw new LedgerException("the key " + verifier.name() + " cosigns checkpoints and signs nothing else");
        }
        return new NoteSignature(verifier.name(), verifier.id(), raw(Encoding.utf8(text)));
    }

    /**
     * Cosigns a checkpoint: a statement that, at this time, it was the largest consistent tree the signer has seen of this
     * log. Only a witness that has checked that may call this.
     *
     * @param time kept to the second
     * @throws LedgerException when this is not a cosigner's key
     */
    public NoteSignature cosign(Checkpoint checkpoint, Instant time) {
        long seconds = Math.max(0, time.getEpochSecond());
        byte[] message = Cosignatures.message(verifier, checkpoint.text(), seconds)
                .orElseThrow(
                        () -> new LedgerException("the key " + verifier.name() + " cannot cosign this checkpoint"));
        byte[] signature = raw(message);
        byte[] stamped = ByteBuffer.allocate(8 + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
        return new NoteSignature(verifier.name(), verifier.id(), stamped);
    }

    PrivateKey secret() {
        return secret;
    }

    private void refuseMismatch() {
        byte[] probe = Encoding.utf8(verifier.toString());
        if (verifier.type() == KeyType.ED25519 && !verifier.verifies(verifier.toString(), raw(probe))) {
            throw new LedgerException("the private key of " + verifier.name() + " does not belong to its public key");
        }
    }

    private byte[] raw(byte[] message) {
        try {
            Signature signer = Signature.getInstance(verifier.type().algorithm());
            signer.initSign(secret);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException broken) {
            throw new LedgerException("signing with the key " + verifier.name() + " failed", broken);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + verifier + "]";
    }
}
