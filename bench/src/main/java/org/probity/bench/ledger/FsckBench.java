package org.probity.bench.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probity.ledger.fsck.Fsck;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.tree.Hasher;

/**
 * Checking a whole log of 512-byte entries, beside the rate at which the same number of threads hash the same number of bytes,
 * taken before and after each round. The disk is let finish what the making of the log left it to do.
 */
final class FsckBench {
    private static final int ENTRY = 512;
    private static final int ROUNDS = 5;

    /** Of 64 bytes that SHA-256 takes in for an entry: 513 bytes of its leaf with padding are 9, 65 of an inner node are 2. */
    private static final long BYTES_HASHED = (9 + 2) * 64;

    private FsckBench() {}

    static void run(Path folder, int entries) throws IOException, InterruptedException {
        BenchLog.fill(folder.resolve("log"), entries, ENTRY);
        int synced = new ProcessBuilder("sync").inheritIO().start().waitFor();
        System.out.printf(
                "a log of %,d entries of %d bytes%s%n", entries, ENTRY, synced == 0 ? ", written to the disk" : "");
        System.out.printf("fsck, the first in this process: %.2f s%n", check(folder, entries));
        for (int warm = 0; warm < 2; warm++) {
            raw(entries);
        }
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = round(folder, entries);
        }
        Arrays.sort(ratios);
        System.out.printf("median of %d rounds: %.0f %% of the raw rate%n", ROUNDS, 100 * ratios[ROUNDS / 2]);
    }

    private static double round(Path folder, int entries) throws InterruptedException {
        double before = raw(entries);
        double seconds = check(folder, entries);
        double after = raw(entries);
        double raw = (before + after) / 2;
        double hashed = entries * BYTES_HASHED / seconds;
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "fsck: %.2f s; SHA-256 over %,.0f MB/s (entries alone %,.0f MB/s); raw on %d processors %,.0f and"
                        + " %,.0f MB/s; ratio %.0f %%; heap in use %d MB%n",
                seconds,
                hashed / 1e6,
                entries * (double) ENTRY / seconds / 1e6,
                runtime.availableProcessors(),
                before / 1e6,
                after / 1e6,
                100 * hashed / raw,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        return hashed / raw;
    }

    private static double check(Path folder, int entries) {
        long start = System.nanoTime();
        Fsck.Report report =
                new Fsck(PosixStore.reading(folder.resolve("log")), List.of(BenchLog.KEY.verifier())).run();
        double seconds = AppendBench.seconds(start);
        if (!report.clean() || report.entries() != entries) {
            throw new IllegalStateException(report.faults().toString());
        }
        return seconds;
    }

    /** Bytes a second that SHA-256 takes in, in long pieces, on every processor at once; as many bytes as a check hashes. */
    private static double raw(int entries) throws InterruptedException {
        byte[] block = new byte[1 << 16];
        int processors = Runtime.getRuntime().availableProcessors();
        long blocks = entries * BYTES_HASHED / block.length / processors;
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < processors; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                MessageDigest sha = Hasher.newSha256();
                for (long done = 0; done < blocks; done++) {
                    sha.update(block);
                }
                sha.digest();
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return (double) blocks * block.length * processors / AppendBench.seconds(start);
    }
}
