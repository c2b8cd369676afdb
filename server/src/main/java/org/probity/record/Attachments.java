package org.probity.record;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;

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
     * @throws UnavailableException when the store cannot take it; nothing is kept
     */
    Kept keep(InputStream bytes, long limit, String mediaType);

    /**
     * The bytes back, checked against their digest. Empty when unknown or erased.
     *
     * @throws UnavailableException when the store cannot give it now
     */
    Optional<byte[]> open(String sha256);

    /** In what words an attachment was erased, when, and on what ground; empty when it is there or never was. */
    Optional<String> erased(String sha256);

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

    /**
     * The store of attachments does not do what it should. What a person reads tells nothing of the store; what an operator
     * needs is the message.
     */
    final class UnavailableException extends RefusedException {
        private static final long serialVersionUID = 1L;

        private final String detail;

        public UnavailableException(String detail) {
            super(List.of(Problem.of(
                    "The file store cannot be used at the moment; nothing was changed.",
                    "Try again in a while. If it stays so, the operator finds the reason in the program's log.")));
            this.detail = detail;
        }

        @Override
        public String getMessage() {
            return detail;
        }
    }
}
