package org.probity.record;

import java.io.IOException;
import java.util.Optional;

/** Attachments as they lie, encrypted, for backup and restore; their keys are in the database. */
public interface SealedFiles {
    /** The encrypted bytes; empty when there is no such file. */
    Optional<byte[]> read(String sha256) throws IOException;

    /** Puts encrypted bytes in place, durably. */
    void write(String sha256, byte[] sealed) throws IOException;
}
