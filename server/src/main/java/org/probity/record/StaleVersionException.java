package org.probity.record;

import org.probity.platform.decide.ConflictException;

/** Somebody else wrote to the stream since it was read. The command was not carried out; read again and decide again. */
public final class StaleVersionException extends ConflictException {
    private static final long serialVersionUID = 1L;

    private final transient StreamId stream;
    private final long expected;

    public StaleVersionException(StreamId stream, long expected) {
        super(
                "Somebody else has changed this since you opened it. Nothing was changed; look at what is new and send again.");
        this.stream = stream;
        this.expected = expected;
    }

    public StreamId stream() {
        return stream;
    }

    /** The version that the command was decided on. */
    public long expected() {
        return expected;
    }
}
