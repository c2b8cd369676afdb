package org.probity.cli.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.probity.ledger.verifier.VerifierMain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * {@code probity verify}: checks an evidence bundle offline and says in plain words what it proves and what not. The arguments
 * are the verifier's own to read; {@link org.probity.cli.Start} goes there without any command tree, which takes longer to
 * build than a bundle to check.
 */
@Command(
        name = "verify",
        description = "Check an evidence bundle, offline.",
        customSynopsis = "probity verify [--key KEY]... [--policy FILE] [--tsa-trust FILE] [--json] BUNDLE",
        footer = {VerifierMain.OPTIONS})
public final class Verify implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    /** For the terminal only. */
    @SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
    public Verify() {}

    @Override
    public Integer call() {
        var line = spec.commandLine();
        return VerifierMain.run(
                arguments.toArray(String[]::new),
                System.in,
                line.getOut(),
                line.getErr(),
                Optional.of(new LazyTimestamps()));
    }
}
