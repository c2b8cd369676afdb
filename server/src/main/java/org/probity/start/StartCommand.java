package org.probity.start;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The two ways to start the server. */
@Command(
        name = "probity",
        description = "Starts the Probity server.",
        subcommands = {ServeCommand.class, DemoCommand.class, RehearseCommand.class, HelpCommand.class},
        mixinStandardHelpOptions = true)
public final class StartCommand {}
