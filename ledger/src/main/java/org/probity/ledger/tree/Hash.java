package org.probity.ledger.tree;

import java.util.Arrays;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;

/** A SHA-256 hash: 32 bytes, immutable, equal by value. */
public final class Hash {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** The root of the empty tree: SHA-256 of nothing (RFC 6962, section 2.1). */
    public static final Hash EMPTY_TREE = sha256(new byte[0]);

    private final byte[] bytes;

    private Hash(byte[] owned) {
        this.bytes = owned;
    }

    /**
     * A hash from exactly 32 bytes, which are copied.
     *
     * @throws LedgerException for any other length
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new LedgerException("a SHA-256 hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** A hash from 32 bytes inside an array. */
    public static Hash of(byte[] bytes, int offset) {
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
    }

    /** A hash from strict base64. */
    public static Hash fromBase64(String text) {
        return of(Encoding.fromBase64(text));
    }

    /** SHA-256 of some bytes. */
    public static Hash sha256(byte[] bytes) {
        return new Hasher().sha256(bytes);
    }

    /** The leaf hash of an entry: SHA-256(0x00 ‖ entry), RFC 6962, section 2.1. */
    public static Hash leaf(byte[] entry) {
        return new Hasher().leaf(entry);
    }

    /** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right), RFC 6962, section 2.1. */
    public static Hash node(Hash left, Hash right) {
        return new Hasher().node(left, right);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Copies the bytes into an array. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    /** Base64 with padding. */
    public String base64() {
        return Encoding.base64(bytes);
    }

    /** Lowercase hexadecimal. */
    public String hex() {
        return Encoding.hex(bytes);
    }

    static Hash owning(byte[] bytes) {
        return new Hash(bytes);
    }

    byte[] raw() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
