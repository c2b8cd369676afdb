package org.probity.start;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Starting the server, and looking after its data. */
@Command(
        name = "probity",
        description = "Starts the Probity server and looks after its data.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CheckCommand.class,
            RotateKeyCommand.class,
            RehearseCommand.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true)
public final class StartCommand {}
