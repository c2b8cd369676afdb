package org.probity.cli.ledger;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.probity.ledger.bundle.TimestampCheck;
import org.probity.ledger.time.TimestampAuthorities;
import org.probity.ledger.verifier.Timestamps;
import org.probity.ledger.verifier.VerifierMain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * {@code probity verify}: checks an evidence bundle offline and says in plain words what it proves and what not. The arguments
 * are the verifier's own to read; {@link org.probity.cli.Main} goes there without any command tree, which takes longer to
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
        return run(arguments.toArray(String[]::new), System.in, line.getOut(), line.getErr());
    }

    /** Checks the bundle that the arguments name and gives the exit code. */
    public static int run(String[] arguments, InputStream in, PrintWriter out, PrintWriter err) {
        return VerifierMain.run(arguments, in, out, err, Optional.of(new Authorities()));
    }

    private static final class Authorities implements Timestamps {
        @Override
        public TimestampCheck trustingNobody() {
            return new TimestampAuthorities(List.of());
        }

        @Override
        public TimestampCheck trusting(byte[] certificates) {
            return new TimestampAuthorities(TimestampAuthorities.certificates(certificates));
        }
    }
}
