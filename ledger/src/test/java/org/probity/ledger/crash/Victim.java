package org.probity.ledger.crash;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.probity.ledger.Added;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.KeyFile;

/**
 * A process that writes to a log as fast as it can until it is killed. Tells on standard output what was acknowledged:
 * {@code s INDEX PAYLOAD} for sequenced, {@code p SIZE} for published, {@code x REASON} when the log stopped.
 */
public final class Victim {
    private static final int WRITERS = 4;
    private static final int WINDOW = 64;

    private Victim() {}

    /** Arguments: the log's folder, its key file, a word that makes this run's entries unlike those of other runs. */
    public static void main(String[] args) throws Exception {
        LogSettings settings = LogSettings.of(KeyFile.read(Path.of(args[1]))).publishingEvery(Duration.ofMillis(1));
        Log log = Log.open(Path.of(args[0]), settings);
        System.out.println("open");
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = args[2] + "-" + writer + "-";
            Thread.ofPlatform().start(() -> write(log, name));
        }
    }

    /** A log that stops may refuse the very next entry, and the process ends with its last writer: the reason is told first. */
    private static void write(Log log, String name) {
        try {
            writeUntilStopped(log, name);
        } catch (LedgerException refused) {
            System.out.println("x " + refused.getMessage());
        }
    }

    private static void writeUntilStopped(Log log, String name) {
        PrintStream out = System.out;
        Semaphore window = new Semaphore(WINDOW);
        for (int i = 0; log.stopped().isEmpty(); i++) {
            window.acquireUninterruptibly();
            String payload = name + i + "-" + "x".repeat(i % 700);
            Added added = log.add(payload.getBytes(StandardCharsets.UTF_8));
            Thread.startVirtualThread(() -> {
                try {
                    out.println("s " + added.sequenced().get() + " " + payload);
                    out.println("p " + added.published().get().checkpoint().size());
                } catch (Exception failed) {
                    out.println("x " + failed.getMessage());
                }
                window.release();
            });
        }
        out.println("x " + log.stopped().orElseThrow().getMessage());
    }
}
