package org.probity.ledger.store;

import java.io.IOException;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the published files of one log lie. Paths are those of C2SP tlog-tiles relative to the log's prefix:
 * {@code checkpoint}, {@code tile/0/000}, {@code tile/entries/x001/234.p/7}. Implementable over a folder, over SQL (one table
 * of path and bytes) or over an object store with conditional writes. Implementations are safe for use by several threads.
 */
public interface Store extends AutoCloseable {
    /** The path of the checkpoint, the only file that ever changes. */
    String CHECKPOINT = "checkpoint";

    /** The bytes of a file in an array that is the caller's own, or null when there is none. */
    byte @Nullable [] read(String path) throws IOException;

    /**
     * As {@link #read(String)}, into a piece of memory that is used again and again.
     *
     * @return false, and nothing is in the buffer, when there is no such file
     */
    default boolean read(String path, ReadBuffer into) throws IOException {
        byte[] bytes = read(path);
        if (bytes != null) {
            into.set(bytes);
        }
        return bytes != null;
    }

    /**
     * Stores immutable files; all are durable and visible when this returns. A path that exists already is replaced, which
     * happens only with equal bytes, after a crash. May be partly done when it throws; that does no harm, since nothing
     * refers to these files until the checkpoint does.
     */
    void write(SequencedMap<String, byte[]> files) throws IOException;

    /**
     * Replaces the checkpoint in one step, durable when this returns, but only if it is still the expected one.
     *
     * @param expected the bytes last read, or null when there was none
     * @return false, and nothing changed, when another checkpoint was there
     */
    boolean replaceCheckpoint(byte @Nullable [] expected, byte[] next) throws IOException;

    /** Removes files that later ones have made superfluous; may do nothing. */
    default void remove(Iterable<String> paths) throws IOException {}

    @Override
    void close() throws IOException;
}
