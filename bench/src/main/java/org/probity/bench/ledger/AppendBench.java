package org.probity.bench.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.probity.ledger.Added;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;

/** Durable appends of 512-byte entries by many writers, beside batched write + fsync of the same bytes. */
final class AppendBench {
    private static final int ENTRY = 512;
    private static final int WRITERS = 64;
    private static final int IN_FLIGHT = 256;

    private AppendBench() {}

    static void run(Path folder, int entries) throws Exception {
        double raw = raw(folder.resolve("raw"), entries);
        for (int round = 1; round <= 3; round++) {
            measure(folder.resolve("log" + round), entries, raw);
        }
    }

    /** The same bytes in batches of a mebibyte, each followed by fsync: what the disk allows. Entries a second. */
    private static double raw(Path file, int entries) throws IOException {
        ByteBuffer batch = ByteBuffer.allocateDirect(1 << 20);
        long bytes = (long) entries * ENTRY;
        long start = System.nanoTime();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long done = 0; done < bytes; done += batch.capacity()) {
                batch.clear();
                out.write(batch);
                out.force(false);
            }
        }
        Files.delete(file);
        return entries / seconds(start);
    }

    private static void measure(Path folder, int entries, double raw) throws Exception {
        SigningKey key = SigningKey.generate("bench.example/log", KeyType.ED25519);
        long[] latencies = new long[WRITERS];
        long start = System.nanoTime();
        double sequenced;
        try (Log log = Log.create(folder, LogSettings.of(key))) {
            List<Thread> writers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                int writer = w;
                writers.add(Thread.ofPlatform().start(() -> latencies[writer] = write(log, entries / WRITERS, writer)));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            sequenced = entries / seconds(start);
            log.flush();
        }
        double published = entries / seconds(start);
        Arrays.sort(latencies);
        System.out.printf(
                "append: %,.0f entries/s acknowledged on disk, %,.0f/s published (last one included); raw batched write+fsync"
                        + " %,.0f/s; ratio %.0f %%; slowest published after %.0f ms%n",
                sequenced, published, raw, 100 * sequenced / raw, latencies[WRITERS - 1] / 1e6);
    }

    /** Keeps a window of entries on their way; gives the longest time from handing in to published, of every 64th entry. */
    private static long write(Log log, int count, int writer) {
        BlockingQueue<Added> flying = new ArrayBlockingQueue<>(IN_FLIGHT);
        List<Thread> watchers = new ArrayList<>();
        long[] slowest = new long[1];
        try {
            for (int i = 0; i < count; i++) {
                byte[] entry = new byte[ENTRY];
                ByteBuffer.wrap(entry).putInt(writer).putInt(i);
                long handedIn = System.nanoTime();
                Added added = log.add(entry);
                if (!flying.offer(added)) {
                    flying.take().sequenced().get();
                    flying.put(added);
                }
                if (i % 1024 == 0) {
                    watchers.add(Thread.startVirtualThread(() -> watch(added, handedIn, slowest)));
                }
            }
            for (Added added : flying) {
                added.sequenced().get();
            }
            for (Thread watcher : watchers) {
                watcher.join();
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return slowest[0];
    }

    private static void watch(Added added, long handedIn, long[] slowest) {
        try {
            added.published().get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        synchronized (slowest) {
            slowest[0] = Math.max(slowest[0], System.nanoTime() - handedIn);
        }
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
