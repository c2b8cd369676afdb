package org.probity.cli.ledger;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.probity.ledger.Log;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.fsck.Fsck;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.store.PosixStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code probity ledger fsck}: reads the whole log and names every place that is wrong. */
@Command(
        name = "fsck",
        description = "Check every entry and every tile of a log up to its checkpoint. Exit code: 0 clean, 1 damaged.",
        mixinStandardHelpOptions = true)
public final class FsckCommand implements Callable<Integer> {
    @Mixin
    private TrustedLog log = new TrustedLog();

    @Mixin
    private Screen screen = new Screen();

    @Override
    public Integer call() {
        PosixStore store = log.folder().reading();
        if (!Log.exists(store)) {
            throw new LedgerException("there is no log in " + log.folder().folder());
        }
        long size = sizeOrZero(store);
        Fsck.Report report;
        try (ProgressBar bar = new ProgressBar("checking", size, screen.err())) {
            report = new Fsck(store, LogFolder.accepted(store, log.trusted(), size), bar::at).run();
        }
        print(report);
        return report.clean() ? 0 : 1;
    }

    private long sizeOrZero(PosixStore store) {
        try {
            return log.folder().checkpoint(store, List.of()).checkpoint().size();
        } catch (LedgerException unreadable) {
            return 0;
        }
    }

    private void print(Fsck.Report report) {
        PrintWriter out = screen.out();
        report.faults().forEach(fault -> out.println(fault.place() + ": " + fault.says()));
        if (report.faultCount() > report.faults().size()) {
            out.println("… and " + (report.faultCount() - report.faults().size()) + " more");
        }
        Checkpoint checkpoint = report.checkpoint();
        String signed = report.signatureChecked() ? "" : " (its signature was not checked: give --key)";
        if (report.clean() && checkpoint != null) {
            out.println("clean: " + report.entries() + " entries of " + checkpoint.origin() + " lead to its checkpoint"
                    + signed);
        } else {
            out.println("damaged: " + report.faultCount() + " fault(s)" + signed);
        }
        out.flush();
    }
}
