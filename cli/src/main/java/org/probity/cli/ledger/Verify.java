package org.probity.cli.ledger;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity verify}: checks an evidence bundle offline and says in plain words what it proves and what not. */
@Command(
        name = "verify",
        description =
                "Check an evidence bundle, offline. Exit code: 0 proven, 1 refuted, 2 unusable. Without --key, the key that"
                        + " came with the bundle is used, and the answer says so.",
        mixinStandardHelpOptions = true)
public final class Verify implements Callable<Integer> {
    @Parameters(paramLabel = "BUNDLE", description = "The evidence bundle, a ZIP.")
    private Path bundle = Path.of("");

    @Mixin
    private Keys keys = new Keys();

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** For the terminal only. */
    @SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
    public Verify() {}

    @Override
    public Integer call() {
        Verdict verdict = new BundleVerifier(keys.trusted()).verify(bundle);
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
}
