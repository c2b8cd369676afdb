package org.probity.cli.ledger;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.keys.LogKeys;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.PosixStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code probity ledger keys}: the checked history of the log's keys. Needs no private key. */
@Command(
        name = "keys",
        description = "Print the keys of the log by its signed history: from which number of entries on, to which, and"
                + " the verifier key. With --key, exit code 1 unless the history holds a key that you trust.",
        mixinStandardHelpOptions = true)
public final class KeysCommand implements Callable<Integer> {
    @Mixin
    private TrustedLog log = new TrustedLog();

    @Mixin
    private Screen screen = new Screen();

    @Override
    public Integer call() {
        PosixStore store = log.folder().reading();
        log.folder().checkpoint(store, List.of());
        KeyHistory history = LogKeys.load(store)
                .orElseThrow(
                        () -> new LedgerException(
                                "the log in " + log.folder().folder()
                                        + " has no history of keys; rotate begins one, and until then the key that init printed signs"));
        PrintWriter out = screen.out();
        List<KeyHistory.Step> steps = history.steps();
        for (int i = 0; i < steps.size(); i++) {
            String until = i + 1 < steps.size() ? "to " + steps.get(i + 1).from() : "on";
            for (VerifierKey key : steps.get(i).keys()) {
                out.println("from " + steps.get(i).from() + " " + until + "\t" + key);
            }
        }
        out.flush();
        List<VerifierKey> trusted = log.trusted();
        if (!trusted.isEmpty() && history.all().stream().noneMatch(trusted::contains)) {
            screen.err().println("no key in this history is one that you trust");
            return 1;
        }
        return 0;
    }
}
