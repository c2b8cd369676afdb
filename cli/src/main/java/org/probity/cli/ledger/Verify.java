package org.probity.cli.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.Verdict;
import org.probity.ledger.note.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity verify}: checks an evidence bundle offline and says in plain words what it proves and what not. */
@Command(
        name = "verify",
        description = "Check an evidence bundle, offline. Exit code: 0 proven, 1 refuted, 2 unusable.",
        mixinStandardHelpOptions = true)
public final class Verify implements Callable<Integer> {
    @Parameters(paramLabel = "BUNDLE", description = "The evidence bundle, a ZIP.")
    private Path bundle = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A verifier key (name+id+key) that you trust, or a file with one a line. May be repeated."
                    + " Without it, the key that came with the bundle is used, and the answer says so.")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** For the terminal only. */
    @SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
    public Verify() {}

    @Override
    public Integer call() {
        Verdict verdict = new BundleVerifier(trusted()).verify(bundle);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(verdict.json().canonical());
        } else {
            print(verdict, out);
        }
        out.flush();
        return switch (verdict.outcome()) {
            case PROVEN -> 0;
            case REFUTED -> 1;
            case UNUSABLE -> 2;
        };
    }

    private void print(Verdict verdict, PrintWriter out) {
        out.println(verdict.outcome() + "  " + bundle);
        for (Verdict.Finding finding : verdict.findings()) {
            String where = finding.where().isEmpty() ? "" : " (" + finding.where() + ")";
            out.println("  " + mark(finding.kind()) + " " + finding.says() + where);
        }
    }

    private static String mark(Verdict.Kind kind) {
        return switch (kind) {
            case HOLDS -> "holds:    ";
            case NOT_SHOWN -> "not shown:";
            case FAILS -> "FAILS:    ";
            case UNUSABLE -> "unusable: ";
        };
    }

    private List<VerifierKey> trusted() {
        List<VerifierKey> trusted = new ArrayList<>();
        for (String key : keys) {
            Path file = Path.of(key);
            if (key.indexOf('+') >= 0 && !Files.exists(file)) {
                trusted.add(VerifierKey.parse(key));
            } else {
                lines(file).forEach(line -> trusted.add(VerifierKey.parse(line)));
            }
        }
        return trusted;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException failed) {
            throw new LedgerException("the key file " + file + " cannot be read: " + failed.getMessage(), failed);
        }
    }
}
