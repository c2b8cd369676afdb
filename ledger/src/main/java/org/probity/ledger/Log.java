package org.probity.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.NoteSignature;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.Journal;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.EntryBundle;
import org.probity.ledger.tiles.TileReader;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Proofs;

/**
 * A tamper-evident log (RFC 6962 tree, C2SP tlog-tiles files, tlog-checkpoint). Entries pass three stages, promised by
 * {@link Added}: <i>sequenced</i>, <i>integrated</i>, <i>published</i>. Two ways to write:
 *
 * <ul>
 *   <li>{@link #add}: the log numbers the entries itself, many callers sharing one flush to the disk (group commit);
 *   <li>{@link #append}: the caller has numbered the entries in a database of its own and hands over a batch.
 * </ul>
 *
 * A checkpoint never goes back and never forks: publishing compares with the last one, under a lock of its own. On the first
 * failure to write, the log stops: all that wait fail with the reason, every later write is refused, nothing is repaired
 * silently; reading goes on. Open the log again once the cause is gone. Safe for use by several threads.
 */
public final class Log implements AutoCloseable {
    private final LogSettings settings;
    private final Store store;
    private final Publisher publisher;
    private final Integrator integrator;
    private final @Nullable Sequencer sequencer;
    private final Stop stop = new Stop();
    private final ReentrantLock closing = new ReentrantLock();
    private volatile TileReader reader;

    private Log(Store store, @Nullable Journal journal, LogSettings settings) {
        this.settings = settings;
        this.store = store;
        this.publisher = Publisher.resume(store, settings);
        this.reader = new TileReader(store, publisher.last().checkpoint().size());
        this.integrator = new Integrator(store, publisher);
        this.sequencer = journal == null ? null : new Sequencer(journal, integrator, settings, stop);
    }

    /**
     * Makes a new log in a folder and publishes the checkpoint of the empty tree.
     *
     * @throws LedgerException when a log is there already, or the folder cannot be used
     */
    public static Log create(Path folder, LogSettings settings) {
        PosixStore store = PosixStore.writing(folder);
        return closingOnFault(store, () -> {
            Publisher.begin(store, settings);
            return new Log(store, new Journal(folder.resolve(PosixStore.STATE)), settings);
        });
    }

    /**
     * Opens the log in a folder for writing and finishes what a crash left: sequenced entries are integrated and published
     * before this returns.
     *
     * @throws LedgerException when there is no log, another process writes to it, or it is damaged
     */
    public static Log open(Path folder, LogSettings settings) {
        PosixStore store = PosixStore.writing(folder);
        return closingOnFault(store, () -> new Log(store, new Journal(folder.resolve(PosixStore.STATE)), settings));
    }

    /** As {@link #create(Path, LogSettings)}, in any store. Only {@link #append} can write. The log closes the store. */
    public static Log create(Store store, LogSettings settings) {
        return closingOnFault(store, () -> {
            Publisher.begin(store, settings);
            return new Log(store, null, settings);
        });
    }

    /** As {@link #open(Path, LogSettings)}, in any store. Only {@link #append} can write. The log closes the store. */
    public static Log open(Store store, LogSettings settings) {
        return closingOnFault(store, () -> new Log(store, null, settings));
    }

    /** Whether a store holds a log. */
    public static boolean exists(Store store) {
        try {
            return store.read(Store.CHECKPOINT) != null;
        } catch (IOException failed) {
            throw new LedgerException("the checkpoint cannot be read: " + failed.getMessage(), failed);
        }
    }

    /**
     * Hands in an entry and returns at once, unless too much is waiting: then the caller waits (back-pressure).
     *
     * @throws LedgerException when the entry is longer than 65,535 bytes, the log has stopped or is closed, or the log has no
     *     journal
     */
    public Added add(byte[] entry) {
        return sequencer().add(entry.clone(), true).orElseThrow();
    }

    /** As {@link #add}, but empty instead of waiting when too much is waiting already. */
    public Optional<Added> tryAdd(byte[] entry) {
        return sequencer().add(entry.clone(), false);
    }

    /**
     * Appends entries that the caller has numbered durably, the first one as {@code first}, and publishes one checkpoint over
     * them. Sequenced, integrated and published when this returns. Doing it again after a crash or a failure is safe: entries
     * that are in the log already are compared, not added twice.
     *
     * @return the checkpoint that covers the entries
     * @throws LedgerException when {@code first} leaves a gap, when an entry differs from the one in the log under its number
     *     (then the caller's numbering has forked), or when writing fails
     */
    public SignedCheckpoint append(long first, List<byte[]> entries) {
        entries.forEach(EntryBundle::refuseTooLong);
        stop.refuse();
        if (sequencer != null) {
            return sequencer.exclusively(() -> appendNow(first, entries));
        }
        return appendNow(first, entries);
    }

    private SignedCheckpoint appendNow(long first, List<byte[]> entries) {
        integrator.lock();
        try {
            long size = integrator.size();
            if (first < 0 || first > size) {
                throw new LedgerException("entry " + first + " cannot be next: the log has " + size + " entries");
            }
            int known = (int) Math.min(size - first, entries.size());
            compare(first, entries.subList(0, known));
            return stop.guard(() -> integrator.integrate(entries.subList(known, entries.size()), () -> {}));
        } finally {
            integrator.unlock();
        }
    }

    private void compare(long first, List<byte[]> entries) {
        TileReader now = new TileReader(store, integrator.size());
        for (int i = 0; i < entries.size(); i++) {
            if (!Arrays.equals(now.entry(first + i), entries.get(i))) {
                throw new LedgerException(
                        "entry " + (first + i) + " differs from the one in the log under this number");
            }
        }
    }

    /** Waits until everything handed in so far is published, and gives the latest checkpoint. */
    public SignedCheckpoint flush() {
        stop.refuse();
        if (sequencer != null) {
            sequencer.flush();
        }
        return checkpoint();
    }

    /** The latest published checkpoint. */
    public SignedCheckpoint checkpoint() {
        return publisher.last();
    }

    /**
     * Publishes a checkpoint again with cosignatures, if it is still the latest; otherwise nothing changes. The caller has
     * verified them.
     *
     * @return the latest checkpoint
     */
    public SignedCheckpoint cosigned(SignedCheckpoint checkpoint, List<NoteSignature> cosignatures) {
        return stop.guard(() -> publisher.cosign(checkpoint, cosignatures));
    }

    /** Why the log has stopped, if it has. */
    public Optional<Throwable> stopped() {
        return stop.reason();
    }

    /** How many sequenced entries opening the log had to bring into the tree, after a crash. */
    public long recovered() {
        return sequencer == null ? 0 : sequencer.recovered();
    }

    /** Bytes of a batch that a crash cut short before it was acknowledged, dropped when the log was opened. */
    public long dropped() {
        return sequencer == null ? 0 : sequencer.dropped();
    }

    /** A reader of the tree that the latest checkpoint covers. */
    public TileReader reader() {
        long size = checkpoint().checkpoint().size();
        TileReader present = reader;
        if (present.size() != size) {
            present = present.at(size);
            reader = present;
        }
        return present;
    }

    /**
     * The bytes of a published entry.
     *
     * @throws org.probity.ledger.tiles.CorruptLog when they do not fit the tree
     */
    public byte[] entry(long index) {
        return reader().entry(index);
    }

    /** The inclusion proof of an entry in the tree of the latest checkpoint. */
    public InclusionProof inclusion(long index) {
        return inclusion(index, checkpoint());
    }

    /** The inclusion proof of an entry in the tree of this or an earlier checkpoint of this log. */
    public InclusionProof inclusion(long index, SignedCheckpoint checkpoint) {
        TileReader tiles = reader().at(checkpoint.checkpoint().size());
        return new InclusionProof(
                index, tiles.inclusion(index, checkpoint.checkpoint().root()), checkpoint);
    }

    /**
     * The proof that the tree of {@code from} entries is a prefix of that of {@code to} entries.
     *
     * @throws LedgerException unless {@code 0 <= from <= to <= published size}
     */
    public List<Hash> consistency(long from, long to) {
        if (to > checkpoint().checkpoint().size()) {
            throw new LedgerException("no checkpoint covers " + to + " entries yet");
        }
        return Proofs.consistency(from, to, reader().at(to));
    }

    /** The settings. */
    public LogSettings settings() {
        return settings;
    }

    /** Publishes what was handed in, unless the log has stopped, and lets go of the store. */
    @Override
    public void close() {
        closing.lock();
        try {
            if (sequencer != null) {
                sequencer.close();
            }
            if (stop.reason().isEmpty()) {
                integrator.tidy();
            }
        } finally {
            closeStore();
            closing.unlock();
        }
    }

    private void closeStore() {
        try {
            store.close();
        } catch (IOException failed) {
            throw new LedgerException("closing the log failed: " + failed.getMessage(), failed);
        }
    }

    private Sequencer sequencer() {
        if (sequencer == null) {
            throw new LedgerException("this store has no journal; number the entries yourself and call append");
        }
        return sequencer;
    }

    private static Log closingOnFault(Store store, java.util.function.Supplier<Log> opening) {
        try {
            return opening.get();
        } catch (RuntimeException fault) {
            try {
                store.close();
            } catch (IOException second) {
                fault.addSuppressed(second);
            }
            throw fault;
        }
    }
}
