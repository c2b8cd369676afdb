package org.probity.bench.ledger;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TileReader;

/** Inclusion proofs of random entries in a large log; each is checked before it counts. */
final class ProofBench {
    private static final int PROOFS = 20_000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private ProofBench() {}

    static void fill(Path folder, int entries) {
        long start = System.nanoTime();
        BenchLog.fill(folder.resolve("log"), entries, 32);
        System.out.printf("filled with %,d entries in %.0f s%n", entries, AppendBench.seconds(start));
    }

    static void run(Path folder, int entries) throws Exception {
        if (!Files.exists(folder.resolve("log"))) {
            fill(folder, entries);
        }
        PosixStore store = PosixStore.reading(folder.resolve("log"));
        byte[] checkpoint = store.read(Store.CHECKPOINT);
        if (checkpoint == null) {
            throw new IllegalStateException("no checkpoint");
        }
        SignedCheckpoint signed = SignedCheckpoint.parse(checkpoint);
        Random random = new Random(1);
        for (int round = 1; round <= 3; round++) {
            TileReader tiles = new TileReader(store, signed.checkpoint().size());
            long[] nanos = new long[PROOFS];
            long[] worked = new long[PROOFS];
            for (int i = 0; i < PROOFS; i++) {
                long from = System.nanoTime();
                long before = CLOCK.getCurrentThreadCpuTime();
                tiles.inclusion(random.nextLong(entries), signed.checkpoint().root());
                worked[i] = CLOCK.getCurrentThreadCpuTime() - before;
                nanos[i] = System.nanoTime() - from;
            }
            Arrays.sort(nanos);
            Arrays.sort(worked);
            System.out.printf(
                    "proof in %,d entries: median %.3f ms, p99 %.3f ms, worst %.3f ms; processor"
                            + " time p99 %.3f ms%n",
                    entries,
                    nanos[PROOFS / 2] / 1e6,
                    nanos[PROOFS * 99 / 100] / 1e6,
                    nanos[PROOFS - 1] / 1e6,
                    worked[PROOFS * 99 / 100] / 1e6);
        }
    }
}
