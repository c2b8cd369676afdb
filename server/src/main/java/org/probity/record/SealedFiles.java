package org.probity.record;

import java.io.IOException;
import java.util.Optional;

/** Attachments as they lie, encrypted, for backup and restore; their keys, wrapped, are in the database; the names are those of the objects in the store. */
public interface SealedFiles {
    /** The encrypted bytes; empty when there is no such file. */
    Optional<byte[]> read(String object) throws IOException;

    /** Puts encrypted bytes in place, durably. */
    void write(String object, byte[] sealed) throws IOException;
}
