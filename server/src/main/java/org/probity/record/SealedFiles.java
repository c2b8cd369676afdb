package org.probity.record;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Attachments as they lie, encrypted, for backup and restore. Their keys, wrapped, are in the database; the names are those of
 * the objects in the store.
 */
public interface SealedFiles {
    /** Names of the objects of attachments that were not erased, as this transaction sees them, in a fixed order. */
    List<String> objects(DSLContext sql);

    /** The encrypted bytes; empty when there is no such file. */
    Optional<byte[]> read(String object) throws IOException;

    /** Puts encrypted bytes in place, durably. */
    void write(String object, byte[] sealed) throws IOException;
}
