package org.probity.ledger.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.probity.ledger.base.LedgerException;

/** The signature types of C2SP signed-note that this library speaks. */
public enum KeyType {
    /** Ed25519 over the note's text. */
    ED25519(0x01, "Ed25519", 32, 64, "302a300506032b6570032100"),
    /** A timestamped Ed25519 cosignature (tlog-cosignature). */
    COSIGNATURE(0x04, "Ed25519", 32, 64, "302a300506032b6570032100"),
    /** A timestamped ML-DSA-44 cosignature (tlog-cosignature). */
    ML_DSA_COSIGNATURE(0x06, "ML-DSA-44", 1312, 2420, "30820532300b060960864801650304031103820521" + "00");

    private final byte code;
    private final String algorithm;
    private final int keyLength;
    private final int signatureLength;
    private final byte[] prefix;

    KeyType(int code, String algorithm, int keyLength, int signatureLength, String prefix) {
        this.code = (byte) code;
        this.algorithm = algorithm;
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
        this.prefix = HexFormat.of().parseHex(prefix);
    }

    /** The type of a signature type byte. */
    static KeyType of(byte code) {
        for (KeyType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new LedgerException(String.format("signature type 0x%02x of a verifier key is not supported", code));
    }

    byte code() {
        return code;
    }

    /** The name by which the Java platform knows the algorithm. */
    String algorithm() {
        return algorithm;
    }

    /** Length of a public key in bytes. */
    int keyLength() {
        return keyLength;
    }

    /** Length of a signature in bytes, without the timestamp of a cosignature. */
    int signatureLength() {
        return signatureLength;
    }

    /** Whether signatures of this type carry a timestamp. */
    public boolean cosigns() {
        return this != ED25519;
    }

    /** The platform's key for raw public key bytes; both encodings are a fixed SPKI head followed by the raw key. */
    PublicKey decode(byte[] raw) {
        try {
            byte[] spki = Arrays.copyOf(prefix, prefix.length + raw.length);
            System.arraycopy(raw, 0, spki, prefix.length, raw.length);
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException notAKey) {
            throw new LedgerException("not a public key of type " + algorithm, notAKey);
        }
    }

    /** The raw public key bytes of the platform's key. */
    byte[] encode(PublicKey key) {
        byte[] spki = key.getEncoded();
        if (spki.length != prefix.length + keyLength || !Arrays.equals(prefix, Arrays.copyOf(spki, prefix.length))) {
            throw new LedgerException("not a public key of type " + algorithm);
        }
        return Arrays.copyOfRange(spki, prefix.length, spki.length);
    }
}
