package org.probity.ledger.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.probity.ledger.base.LedgerException;

/** The bytes of a bundle at any place, in memory or in a file. Safe for use by several threads. */
interface Source {
    /** How many bytes there are. */
    long size();

    /**
     * Fills a part of an array from a place of the source.
     *
     * @throws LedgerException when the source ends before
     */
    void read(long at, byte[] into, int offset, int length) throws IOException;

    /** Bytes in memory. */
    static Source of(byte[] bytes) {
        return new Source() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long at, byte[] into, int offset, int length) {
                if (at < 0 || at > bytes.length - length) {
                    throw new LedgerException("the bundle ends too early");
                }
                System.arraycopy(bytes, (int) at, into, offset, length);
            }
        };
    }

    /** A file of this size, which the caller keeps open. */
    static Source of(FileChannel file, long size) {
        return new Source() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public void read(long at, byte[] into, int offset, int length) throws IOException {
                ByteBuffer rest = ByteBuffer.wrap(into, offset, length);
                while (rest.hasRemaining()) {
                    if (file.read(rest, at + rest.position() - offset) < 0) {
                        throw new LedgerException("the bundle ends too early");
                    }
                }
            }
        };
    }
}
