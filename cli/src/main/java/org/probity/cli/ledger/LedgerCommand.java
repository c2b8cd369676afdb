package org.probity.cli.ledger;

import picocli.CommandLine.Command;

/** {@code probity ledger}: keeps a log in a folder that any web server can serve. */
@Command(
        name = "ledger",
        description = "Keep a tamper-evident log in a folder (C2SP tlog-tiles); any web server can serve it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AddCommand.class,
            BundleCommand.class,
            CheckpointCommand.class,
            FsckCommand.class,
            InitCommand.class,
            KeysCommand.class,
            ProveCommand.class,
            RotateCommand.class,
            StampCommand.class,
            TailCommand.class,
            WitnessCommand.class,
        })
public final class LedgerCommand {}
