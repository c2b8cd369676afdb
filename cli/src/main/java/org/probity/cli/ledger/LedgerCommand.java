package org.probity.cli.ledger;

import java.util.List;
import org.probity.cli.tree.Branch;
import picocli.CommandLine.Command;

/** {@code probity ledger}: keeps a log in a folder that any web server can serve. */
@Command(
        name = "ledger",
        description = "Keep a tamper-evident log in a folder (C2SP tlog-tiles); any web server can serve it.",
        mixinStandardHelpOptions = true)
public final class LedgerCommand implements Branch {
    @Override
    public List<Below> commands() {
        return List.of(
                Below.of("add", AddCommand.class),
                Below.of("bundle", BundleCommand.class),
                Below.of("checkpoint", CheckpointCommand.class),
                Below.of("fsck", FsckCommand.class),
                Below.of("init", InitCommand.class),
                Below.of("keys", KeysCommand.class),
                Below.of("prove", ProveCommand.class),
                Below.of("rotate", RotateCommand.class),
                Below.of("stamp", StampCommand.class),
                Below.of("tail", TailCommand.class),
                Below.of("witness", WitnessCommand.class));
    }
}
