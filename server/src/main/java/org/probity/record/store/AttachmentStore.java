package org.probity.record.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the encrypted bytes of attachments lie. Names are SHA-256 in lower-case hex. A store sees neither keys nor plain text;
 * it may be slow, shared and out of reach. Failures are {@link IOException} with a message for the operator: what was refused,
 * by whom, and what to do.
 */
interface AttachmentStore {
    /** Puts an object; one that is there already is replaced. Durable when it returns. */
    void put(String name, Path bytes) throws IOException;

    /** The object's bytes, to be closed by the caller; null when there is none. */
    @Nullable
    InputStream get(String name) throws IOException;

    /** Deletes an object; none there is no fault. */
    void delete(String name) throws IOException;
}
