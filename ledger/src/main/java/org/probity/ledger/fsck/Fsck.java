package org.probity.ledger.fsck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TilePath;
import org.probity.ledger.tiles.TileReader;
import org.probity.ledger.tree.Hash;

/**
 * Reads a whole log and compares: each entry with its leaf hash, each tile with the hash above it, the top with the signed
 * checkpoint. Changes nothing. Reads bundles on all processors; memory does not grow with the log.
 */
public final class Fsck {
    /** More faults than these are counted, not listed. */
    public static final int MAX_LISTED = 100;

    private final Store store;
    private final Collection<VerifierKey> keys;
    private final LongConsumer progress;

    /** A check in silence. */
    public Fsck(Store store, Collection<VerifierKey> keys) {
        this(store, keys, entries -> {});
    }

    /**
     * A check.
     *
     * @param keys the log's keys; when empty, the checkpoint's signature is not checked, and the report says so
     * @param progress told the number of entries checked so far, by several threads
     */
    public Fsck(Store store, Collection<VerifierKey> keys, LongConsumer progress) {
        this.store = store;
        this.keys = List.copyOf(keys);
        this.progress = progress;
    }

    /**
     * One thing that is wrong.
     *
     * @param place the path of the file, relative to the log
     */
    public record Fault(String place, String says) {}

    /**
     * What the check found.
     *
     * @param checkpoint the checkpoint that was checked against, or null when there is none that can be read
     * @param signatureChecked whether a key was given to check its signature with
     * @param entries how many entries were read
     * @param faults at most {@link #MAX_LISTED}, in the order of their places
     * @param faultCount how many there are in all
     */
    public record Report(
            @Nullable Checkpoint checkpoint,
            boolean signatureChecked,
            long entries,
            List<Fault> faults,
            long faultCount) {
        /** Copies the list. */
        public Report {
            faults = List.copyOf(faults);
        }

        /** Whether nothing is wrong. */
        public boolean clean() {
            return faultCount == 0;
        }
    }

    /** Checks the log as its present checkpoint has it. */
    public Report run() {
        Faults faults = new Faults();
        SignedCheckpoint signed;
        try {
            signed = checkpoint();
        } catch (LedgerException bad) {
            faults.add(Store.CHECKPOINT, bad.getMessage());
            return new Report(null, !keys.isEmpty(), 0, faults.listed(), faults.count());
        }
        Checkpoint checkpoint = signed.checkpoint();
        long read = checkBundles(checkpoint.size(), faults);
        checkRoot(checkpoint, faults);
        return new Report(checkpoint, !keys.isEmpty(), read, faults.listed(), faults.count());
    }

    private SignedCheckpoint checkpoint() {
        try {
            byte[] bytes = store.read(Store.CHECKPOINT);
            if (bytes == null) {
                throw new LedgerException("the file is missing");
            }
            SignedCheckpoint signed = SignedCheckpoint.parse(bytes);
            return keys.isEmpty() ? signed : signed.requireSignedBy(keys);
        } catch (IOException unreadable) {
            throw new LedgerException("the file cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private long checkBundles(long size, Faults faults) {
        long bundles = (size + TilePath.WIDTH - 1) / TilePath.WIDTH;
        AtomicLong next = new AtomicLong();
        AtomicLong entries = new AtomicLong();
        TileReader tiles = new TileReader(store, size);
        AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            BundleCheck check = new BundleCheck(store, tiles, faults);
            workers.add(Thread.ofPlatform().name("fsck-" + i).start(() -> {
                try {
                    for (long bundle = next.getAndIncrement(); bundle < bundles; bundle = next.getAndIncrement()) {
                        progress.accept(entries.addAndGet(check.check(bundle)));
                    }
                } catch (RuntimeException | Error fault) {
                    broken.compareAndSet(null, fault);
                }
            }));
        }
        await(workers);
        Throwable fault = broken.get();
        if (fault != null) {
            throw new LedgerException("the check broke off: " + fault, fault);
        }
        return entries.get();
    }

    private static void await(List<Thread> workers) {
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LedgerException("the check was interrupted", stopped);
        }
    }

    /** Each tile above level 0 against the hash above it, and the whole against the checkpoint. */
    private void checkRoot(Checkpoint checkpoint, Faults faults) {
        long size = checkpoint.size();
        TileReader tiles = new TileReader(store, size);
        for (int level = 1; level < 8 && size >> (TilePath.HEIGHT * level) > 0; level++) {
            long full = size >> (TilePath.HEIGHT * (level + 1));
            for (long index = 0; index < full; index++) {
                checkTile(tiles, level, index, faults);
            }
        }
        try {
            Hash root = tiles.root();
            if (!root.equals(checkpoint.root())) {
                faults.add(Store.CHECKPOINT, "its root " + checkpoint.root() + " is not that of the tiles, " + root);
            }
        } catch (LedgerException unreadable) {
            faults.add(unreadable, Store.CHECKPOINT);
        }
    }

    private static void checkTile(TileReader tiles, int level, long index, Faults faults) {
        String place = TilePath.tile(level, index, TilePath.WIDTH);
        try {
            Hash own = tiles.node(level * TilePath.HEIGHT + TilePath.HEIGHT - 1, index * 2);
            Hash other = tiles.node(level * TilePath.HEIGHT + TilePath.HEIGHT - 1, index * 2 + 1);
            if (!Hash.node(own, other).equals(tiles.node((level + 1) * TilePath.HEIGHT, index))) {
                faults.add(place, "it does not fit its hash in " + tiles.pathOf(level + 1, index / TilePath.WIDTH));
            }
        } catch (LedgerException unreadable) {
            faults.add(unreadable, place);
        }
    }
}
