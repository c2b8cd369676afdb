package org.probity.cli.match;

import java.io.PrintWriter;
import org.probity.inventory.vulnerability.Exploitation;
import org.probity.inventory.vulnerability.Statement;
import org.probity.inventory.vulnerability.VulnerabilityHandler;
import org.probity.inventory.vulnerability.VulnerabilityRecord;
import org.probity.inventory.vulnerability.VulnerabilityStore;

/** A line on a terminal that counts; silent where standard error is no terminal. */
final class Progress implements AutoCloseable {
    private final PrintWriter err;
    private final boolean shown;
    private final String what;
    private final long begun = System.nanoTime();
    private long count;
    private long last = begun;

    @SuppressWarnings("SystemConsoleNull") // JDK 25 gives none again where there is no terminal
    Progress(PrintWriter err, boolean wanted, String what) {
        this.err = err;
        this.shown = wanted && System.console() != null && System.console().isTerminal();
        this.what = what;
    }

    void step() {
        count++;
        long now = (count & 63) == 0 ? System.nanoTime() : last;
        if (shown && now - last > 200_000_000L) {
            last = now;
            err.print("\r" + count + " " + what + " read, " + (now - begun) / 1_000_000_000L + " s");
            err.flush();
        }
    }

    VulnerabilityHandler counting(VulnerabilityStore store) {
        return new VulnerabilityHandler() {
            @Override
            public void record(VulnerabilityRecord record) {
                store.record(record);
                step();
            }

            @Override
            public void statement(Statement statement) {
                store.statement(statement);
            }

            @Override
            public void exploitation(Exploitation exploitation) {
                store.exploitation(exploitation);
                step();
            }

            @Override
            public void problem(String problem) {
                store.problem(problem);
            }
        };
    }

    @Override
    public void close() {
        if (shown && last != begun) {
            err.print("\r" + " ".repeat(60) + "\r");
            err.flush();
        }
    }
}
