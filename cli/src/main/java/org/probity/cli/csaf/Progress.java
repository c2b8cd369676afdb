package org.probity.cli.csaf;

import java.io.Console;
import java.io.PrintWriter;

/** A line on a terminal that tells how far things are; nothing anywhere else. */
final class Progress {
    private static final long EVERY_MILLIS = 200;

    private final PrintWriter err;
    private final boolean shown;
    private long last = System.currentTimeMillis();
    private int done;
    private boolean onLine;

    private Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /** Shown only where standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 answers null again where there is no terminal
    static Progress onTerminal(PrintWriter err) {
        Console console = System.console();
        return new Progress(err, console != null && console.isTerminal());
    }

    /** One document more is done. */
    void done(String name) {
        done++;
        long now = System.currentTimeMillis();
        if (shown && now - last >= EVERY_MILLIS) {
            last = now;
            onLine = true;
            err.print("\r\u001b[K" + done + " done, last " + name);
            err.flush();
        }
    }

    /** Clears the line, before something else is printed. */
    void clear() {
        if (onLine) {
            err.print("\r\u001b[K");
            err.flush();
            onLine = false;
        }
    }
}
