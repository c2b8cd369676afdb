package org.probity.ledger.time;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.Store;

/**
 * Checkpoints with the time-stamp that was given for each, where the log lies: {@code timestamps/N/checkpoint} and
 * {@code timestamps/N/token.tsr}, N from 0 on, their sizes never going back. They are kept because a token is over one
 * checkpoint's text, and the log's own checkpoint moves on. For one writer at a time.
 */
public final class StampedCheckpoints {
    private final Store store;

    /** Those in this store. */
    public StampedCheckpoints(Store store) {
        this.store = store;
    }

    /**
     * One of them.
     *
     * @param number its N
     * @param token the RFC 3161 response (DER) over the checkpoint's text
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by number alone
    public record Stamped(long number, SignedCheckpoint checkpoint, byte[] token) {}

    /**
     * Keeps a checkpoint and a token over it, both durable when this returns. The caller has verified both.
     *
     * @return its number
     * @throws LedgerException when a larger one is kept already, or writing fails
     */
    public long add(SignedCheckpoint checkpoint, byte[] token) {
        long number = count();
        if (number > 0 && size(number - 1) > checkpoint.checkpoint().size()) {
            throw new LedgerException("a checkpoint of " + size(number - 1)
                    + " entries is time-stamped already; one of "
                    + checkpoint.checkpoint().size() + " cannot follow");
        }
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(token(number), token.clone());
        files.put(note(number), checkpoint.note().bytes());
        try {
            store.write(files);
        } catch (IOException failed) {
            throw new LedgerException("the time-stamp cannot be kept: " + failed.getMessage(), failed);
        }
        return number;
    }

    /** How many there are. */
    public long count() {
        long beyond = 1;
        while (read(note(beyond - 1)) != null) {
            beyond *= 2;
        }
        return firstWhere(beyond / 2, beyond - 1, number -> read(note(number)) == null);
    }

    /** The earliest whose tree holds the entry: the one that says most about when. */
    public Optional<Stamped> covering(long index) {
        long count = count();
        long first = firstWhere(0, count, number -> size(number) > index);
        return first == count ? Optional.empty() : Optional.of(get(first));
    }

    private interface Condition {
        boolean holds(long number);
    }

    /** The first number from {@code low} on for which the condition holds, which it then does for all that follow; or high. */
    private static long firstWhere(long low, long high, Condition condition) {
        long from = low;
        long to = high;
        while (from < to) {
            long middle = (from + to) >>> 1;
            if (condition.holds(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    private Stamped get(long number) {
        byte[] token = read(token(number));
        if (token == null) {
            throw new LedgerException("the log is damaged at " + token(number) + ": the file is missing");
        }
        return new Stamped(number, checkpoint(number), token);
    }

    private long size(long number) {
        return checkpoint(number).checkpoint().size();
    }

    private SignedCheckpoint checkpoint(long number) {
        byte[] note = read(note(number));
        if (note == null) {
            throw new LedgerException("the log is damaged at " + note(number) + ": the file is missing");
        }
        return SignedCheckpoint.parse(note);
    }

    private byte @Nullable [] read(String path) {
        try {
            return store.read(path);
        } catch (IOException failed) {
            throw new LedgerException("the file " + path + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static String note(long number) {
        return "timestamps/" + number + "/checkpoint";
    }

    private static String token(long number) {
        return "timestamps/" + number + "/token.tsr";
    }
}
