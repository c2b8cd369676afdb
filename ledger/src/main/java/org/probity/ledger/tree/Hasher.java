package org.probity.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** RFC 6962 hashing with one reused SHA-256. Not safe for use by several threads at once; cheap to make. */
public final class Hasher {
    private static final MessageDigest UNUSED = ofPlatform();

    private final MessageDigest digest = newSha256();
    private final byte[] inner = new byte[1 + 2 * Hash.LENGTH];

    /** A hasher. */
    public Hasher() {
        inner[0] = 1;
    }

    /** A new SHA-256, which every Java platform has. A copy of an unused one, for asking the platform takes longer than to hash. */
    public static MessageDigest newSha256() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageDigest ofPlatform() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** SHA-256 of some bytes. */
    public Hash sha256(byte[] bytes) {
        return Hash.owning(digest.digest(bytes));
    }

    /** SHA-256(0x00 ‖ entry). */
    public Hash leaf(byte[] entry) {
        digest.update((byte) 0);
        return Hash.owning(digest.digest(entry));
    }

    /** SHA-256(0x00 ‖ entry) of an entry inside an array. */
    public Hash leaf(byte[] bytes, int offset, int length) {
        digest.update((byte) 0);
        digest.update(bytes, offset, length);
        return Hash.owning(digest.digest());
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public Hash node(Hash left, Hash right) {
        System.arraycopy(left.raw(), 0, inner, 1, Hash.LENGTH);
        System.arraycopy(right.raw(), 0, inner, 1 + Hash.LENGTH, Hash.LENGTH);
        return Hash.owning(digest.digest(inner));
    }

    /** The root over hashes that are the leaves of a complete subtree; their number must be a power of two. */
    public Hash complete(List<Hash> hashes) {
        if (Integer.bitCount(hashes.size()) != 1) {
            throw new IllegalArgumentException("not a power of two: " + hashes.size());
        }
        Hash[] row = hashes.toArray(Hash[]::new);
        for (int width = row.length; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                row[i] = node(row[2 * i], row[2 * i + 1]);
            }
        }
        return row[0];
    }
}
