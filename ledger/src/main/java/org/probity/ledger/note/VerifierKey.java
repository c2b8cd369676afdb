package org.probity.ledger.note;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.tree.Hasher;

/**
 * A public key in the verifier-key form of C2SP signed-note, which Go's sumdb {@code note} package reads as well:
 * {@code name+hex(id)+base64(type ‖ key)}. Equal by its text.
 */
public final class VerifierKey {
    private final String name;
    private final int id;
    private final KeyType type;
    private final byte[] raw;

    private VerifierKey(String name, KeyType type, byte[] raw) {
        KeyNames.check(name);
        if (raw.length != type.keyLength()) {
            throw new LedgerException("the public key of " + name + " has the wrong length for its type");
        }
        this.name = name;
        this.type = type;
        this.raw = raw.clone();
        this.id = id(name, type, raw);
    }

    /** A key from its raw public bytes (RFC 8032, or FIPS 204). */
    public static VerifierKey of(String name, KeyType type, byte[] raw) {
        return new VerifierKey(name, type, raw);
    }

    static VerifierKey of(String name, KeyType type, PublicKey key) {
        return new VerifierKey(name, type, type.encode(key));
    }

    /**
     * Reads a verifier key.
     *
     * @throws LedgerException when the text is malformed, its type unknown, or its id is not that of the key
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !Encoding.isId(parts[1])) {
            throw new LedgerException("not a verifier key (name+id+key): " + Encoding.shortened(text));
        }
        byte[] material = Encoding.fromBase64(parts[2]);
        if (material.length < 2) {
            throw new LedgerException("a verifier key without key bytes: " + Encoding.shortened(text));
        }
        KeyType type = KeyType.of(material[0]);
        VerifierKey key = new VerifierKey(parts[0], type, Arrays.copyOfRange(material, 1, material.length));
        if (key.id != HexFormat.fromHexDigits(parts[1])) {
            throw new LedgerException("the id in the verifier key is not that of its key: " + Encoding.shortened(text));
        }
        return key;
    }

    /** The key's name; for a log, its origin. */
    public String name() {
        return name;
    }

    /** The 32-bit key id that signature lines carry. */
    public int id() {
        return id;
    }

    /** What kind of signatures the key makes. */
    public KeyType type() {
        return type;
    }

    /** A copy of the raw public key bytes. */
    public byte[] raw() {
        return raw.clone();
    }

    /**
     * Whether the bytes behind the key id are this key's signature of the note text. A cosignature is checked over the
     * checkpoint that the text is; a text that is no checkpoint is never validly cosigned.
     */
    public boolean verifies(String text, byte[] signature) {
        if (!type.cosigns()) {
            return signature.length == type.signatureLength() && check(Encoding.utf8(text), signature);
        }
        if (signature.length != 8 + type.signatureLength()) {
            return false;
        }
        long time = ByteBuffer.wrap(signature).getLong();
        return time >= 0
                && Cosignatures.message(this, text, time)
                        .map(message -> check(message, Arrays.copyOfRange(signature, 8, signature.length)))
                        .orElse(false);
    }

    private boolean check(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(type.algorithm());
            verifier.initVerify(type.decode(raw));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static int id(String name, KeyType type, byte[] raw) {
        var digest = Hasher.newSha256();
        digest.update(Encoding.utf8(name));
        digest.update((byte) '\n');
        digest.update(type.code());
        return ByteBuffer.wrap(digest.digest(raw)).getInt();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key
                && name.equals(key.name)
                && type == key.type
                && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The verifier key as text. */
    @Override
    public String toString() {
        byte[] material = new byte[raw.length + 1];
        material[0] = type.code();
        System.arraycopy(raw, 0, material, 1, raw.length);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Encoding.base64(material);
    }
}
