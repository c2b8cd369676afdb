package org.probity.record;

import java.io.InputStream;
import java.util.Optional;

/**
 * Files that belong to events, kept as the exact bytes that came in, by SHA-256, encrypted at rest with a key per object.
 * Nothing here is ever rendered or run: whoever opens one downloads it.
 */
public interface Attachments {
    /**
     * Keeps bytes; the same bytes twice are kept once.
     *
     * @param mediaType what the bytes look like, by their content rather than their name
     * @throws TooLargeException past {@code limit} bytes; nothing is kept
     */
    Kept keep(InputStream bytes, long limit, String mediaType);

    /** The bytes back, checked against their digest. Empty when unknown or erased. */
    Optional<byte[]> open(String sha256);

    /**
     * What was kept.
     *
     * @param sha256 lower-case hex
     * @param size in bytes
     */
    record Kept(String sha256, long size, String mediaType) {}

    /** More bytes than allowed. */
    final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TooLargeException(long limit) {
            super("The file is larger than " + limit / 1_048_576 + " MB.");
        }
    }
}
