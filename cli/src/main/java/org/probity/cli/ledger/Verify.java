package org.probity.cli.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.Trust;
import org.probity.ledger.bundle.Verdict;
import org.probity.ledger.time.TimestampAuthorities;
import org.probity.ledger.witness.Policy;
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
    private static final int MAX_PIPED = 256 << 20;

    @Parameters(paramLabel = "BUNDLE", description = "The evidence bundle, a ZIP; - for standard input.")
    private Path bundle = Path.of("");

    @Mixin
    private Keys keys = new Keys();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A C2SP tlog-policy: logs you trust and the quorum of witnesses that must have cosigned.")
    private @Nullable Path policy;

    @Option(
            names = "--tsa",
            paramLabel = "FILE",
            description = "Certificates (PEM) of the time-stamp authorities you trust.")
    private @Nullable Path authorities;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** For the terminal only. */
    @SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
    public Verify() {}

    @Override
    public Integer call() {
        Verdict verdict = verdict(new BundleVerifier(trust()));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? verdict.json().canonical() + "\n" : verdict.text(bundle.toString()));
        out.flush();
        return switch (verdict.outcome()) {
            case PROVEN -> 0;
            case REFUTED -> 1;
            case UNUSABLE -> 2;
        };
    }

    private Verdict verdict(BundleVerifier verifier) {
        if (!bundle.toString().equals("-")) {
            return verifier.verify(bundle);
        }
        try {
            byte[] piped = System.in.readNBytes(MAX_PIPED + 1);
            if (piped.length > MAX_PIPED) {
                throw new LedgerException("a bundle of more than 256 MiB must be given as a file");
            }
            return verifier.verify(piped);
        } catch (IOException failed) {
            throw new LedgerException("standard input cannot be read: " + failed.getMessage(), failed);
        }
    }

    private Trust trust() {
        List<X509Certificate> roots =
                authorities == null ? List.of() : TimestampAuthorities.certificates(read(authorities));
        return new Trust(
                keys.trusted(),
                policy == null ? Optional.empty() : Optional.of(Policy.parse(read(policy))),
                Optional.of(new TimestampAuthorities(roots)));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new LedgerException("the file " + file + " cannot be read: " + failed.getMessage(), failed);
        }
    }
}
