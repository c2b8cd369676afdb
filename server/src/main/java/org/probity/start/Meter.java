package org.probity.start;

import java.io.Console;
import java.util.Locale;
import org.probity.upkeep.Progress;

/** Shows on a terminal, and only there, how far long work has come. */
final class Meter implements Progress, AutoCloseable {
    private static final long EVERY_NANOS = 100_000_000;

    private final boolean terminal = isTerminal();
    private long last = System.nanoTime();
    private boolean shown;

    @SuppressWarnings("SystemConsoleNull") // it is null again by default since JDK 25
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public void at(String what, long count) {
        long now = System.nanoTime();
        if (terminal && now - last > EVERY_NANOS) {
            last = now;
            shown = true;
            System.err.printf(Locale.ROOT, "\r\033[K%,d %s", count, what);
        }
    }

    @Override
    public void close() {
        if (shown) {
            System.err.print("\r\033[K");
        }
    }
}
