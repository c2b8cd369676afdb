package org.probity.cli.ledger;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.Log;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.witness.Cosigning;
import org.probity.ledger.witness.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probity ledger checkpoint}: publishes what a crash left, gathers cosignatures, prints the checkpoint. */
@Command(
        name = "checkpoint",
        description = "Publish what is sequenced but not yet published, and print the checkpoint. Without the private"
                + " key, print the published one. With --policy, ask its witnesses for cosignatures first; exit code 1"
                + " when there is no quorum.",
        mixinStandardHelpOptions = true)
public final class CheckpointCommand implements Callable<Integer> {
    @Mixin
    private LogFolder folder = new LogFolder();

    @Option(names = "--policy", paramLabel = "FILE", description = "A C2SP tlog-policy with the witnesses' addresses.")
    private java.nio.file.@Nullable Path policy;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for a witness (default: ${DEFAULT-VALUE}).")
    private int patience = 10;

    @Mixin
    private Screen screen = new Screen();

    @Override
    public Integer call() throws java.io.IOException {
        if (!Files.exists(folder.keyFile())) {
            if (policy != null) {
                throw new LedgerException(
                        "there is no key file " + folder.keyFile() + "; cosignatures need the log opened");
            }
            print(folder.checkpoint(folder.reading(), List.of()));
            return 0;
        }
        try (Log log = folder.open()) {
            boolean quorum = policy == null || cosigned(log, Policy.parse(Files.readAllBytes(policy)));
            print(log.checkpoint());
            return quorum ? 0 : 1;
        }
    }

    private boolean cosigned(Log log, Policy rules) {
        try (Cosigning cosigning = new Cosigning(rules, Duration.ofSeconds(patience))) {
            Cosigning.Round round = cosigning.run(log);
            round.failures().forEach(failure -> screen.err().println(failure));
            if (!round.quorum()) {
                screen.err().println("too few witnesses have cosigned for the policy's quorum");
            }
            return round.quorum();
        }
    }

    private void print(SignedCheckpoint checkpoint) {
        screen.out().print(checkpoint.note());
        screen.out().flush();
    }
}
