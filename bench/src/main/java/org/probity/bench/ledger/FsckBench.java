package org.probity.bench.ledger;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.fsck.Fsck;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.tree.Hasher;

/** Checking a whole log of 512-byte entries, beside the rate at which all processors hash. */
final class FsckBench {
    private static final int ENTRY = 512;

    /** Of 64 bytes that SHA-256 takes in for an entry: 513 bytes of its leaf with padding are 9, 65 of an inner node are 2. */
    private static final int BLOCKS = 9 + 2;

    private FsckBench() {}

    static void run(Path folder, int entries) throws InterruptedException {
        BenchLog.fill(folder.resolve("log"), entries, ENTRY);
        for (int round = 1; round <= 3; round++) {
            double raw = raw();
            long start = System.nanoTime();
            Fsck.Report report =
                    new Fsck(PosixStore.reading(folder.resolve("log")), List.of(BenchLog.KEY.verifier())).run();
            double seconds = AppendBench.seconds(start);
            if (!report.clean()) {
                throw new IllegalStateException(report.faults().toString());
            }
            Runtime runtime = Runtime.getRuntime();
            double hashed = entries * BLOCKS * 64.0 / seconds;
            System.out.printf(
                    "fsck: %,d entries in %.2f s; SHA-256 over %,.0f MB/s (entries alone %,.0f MB/s); raw SHA-256 on %d"
                            + " processors %,.0f MB/s; ratio %.0f %% (entries alone %.0f %%); heap in use %d MB%n",
                    entries,
                    seconds,
                    hashed / 1e6,
                    entries * (double) ENTRY / seconds / 1e6,
                    runtime.availableProcessors(),
                    raw / 1e6,
                    100 * hashed / raw,
                    100 * entries * (double) ENTRY / seconds / raw,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        }
    }

    /** Bytes a second that SHA-256 takes in, in long pieces, on every processor at once. */
    private static double raw() throws InterruptedException {
        byte[] block = new byte[1 << 16];
        int rounds = 6000;
        int processors = Runtime.getRuntime().availableProcessors();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < processors; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                MessageDigest sha = Hasher.newSha256();
                for (int round = 0; round < rounds; round++) {
                    sha.update(block);
                }
                sha.digest();
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return (double) rounds * block.length * processors / AppendBench.seconds(start);
    }
}
