package org.probity.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;

/**
 * One signature line of a note: the key's name and 32-bit id, and the signature bytes that follow the id. The arrays are
 * not copied; treat them as read-only.
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
public record NoteSignature(String name, int keyId, byte[] signature) {
    private static final String DASH = "\u2014 ";

    /** Refuses a key name that is no key name. */
    public NoteSignature {
        KeyNames.check(name);
    }

    /**
     * Reads a line, without its newline.
     *
     * @throws LedgerException when the line is not of the form "— name base64"
     */
    public static NoteSignature parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !line.startsWith(DASH)) {
            throw new LedgerException("not a signature line of a note: " + Encoding.shortened(line));
        }
        byte[] bytes = Encoding.fromBase64(parts[2]);
        if (bytes.length < 5) {
            throw new LedgerException("a signature line of a note is too short to hold a signature");
        }
        int id = ByteBuffer.wrap(bytes).getInt();
        return new NoteSignature(parts[1], id, Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    /** The line, without a newline. */
    public String line() {
        byte[] bytes = ByteBuffer.allocate(4 + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + Encoding.base64(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature(String n, int id, byte[] s)
                && name.equals(n)
                && keyId == id
                && Arrays.equals(signature, s);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + keyId;
    }

    @Override
    public String toString() {
        return line();
    }
}
