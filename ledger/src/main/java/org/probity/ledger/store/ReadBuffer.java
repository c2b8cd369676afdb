package org.probity.ledger.store;

/** A piece of memory that file after file is read into, for readers of very many. Not safe for use by several threads. */
public final class ReadBuffer {
    private byte[] bytes = new byte[1 << 16];
    private int length;

    /** The bytes read; only the first {@link #length} of them belong to the file. The array changes with the next reading. */
    public byte[] bytes() {
        return bytes;
    }

    /** How long the file is. */
    public int length() {
        return length;
    }

    /** Makes room for a file of this length; what was there is lost. */
    byte[] resize(int newLength) {
        if (bytes.length < newLength) {
            bytes = new byte[Math.max(newLength, bytes.length * 2)];
        }
        length = newLength;
        return bytes;
    }

    /** Copies a file's bytes. */
    void set(byte[] file) {
        System.arraycopy(file, 0, resize(file.length), 0, file.length);
    }
}
