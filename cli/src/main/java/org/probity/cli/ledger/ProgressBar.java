package org.probity.cli.ledger;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;

/** A bar on standard error while long work goes on; silent when nobody watches. Safe for use by several threads. */
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 40;
    private static final long EVERY_NANOS = 200_000_000L;

    private final String what;
    private final long total;
    private final PrintWriter err;
    private final boolean watched = watched();
    private final AtomicLong drawn = new AtomicLong(System.nanoTime());

    ProgressBar(String what, long total, PrintWriter err) {
        this.what = what;
        this.total = total;
        this.err = err;
    }

    @SuppressWarnings(
            "SystemConsoleNull") // it does return null in a pipeline, with the console that Java 25 has by default
    private static boolean watched() {
        return System.console() != null && System.console().isTerminal();
    }

    void at(long done) {
        long last = drawn.get();
        long now = System.nanoTime();
        if (watched && now - last > EVERY_NANOS && drawn.compareAndSet(last, now)) {
            int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, done * WIDTH / total);
            err.print("\r" + what + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + "/" + total);
            err.flush();
        }
    }

    @Override
    public void close() {
        if (watched) {
            err.print("\r" + " ".repeat(WIDTH + what.length() + 45) + "\r");
            err.flush();
        }
    }
}
