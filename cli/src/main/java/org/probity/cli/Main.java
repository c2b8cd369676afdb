package org.probity.cli;

import java.nio.file.NoSuchFileException;
import org.probity.cli.csaf.CsafCommand;
import org.probity.cli.identifiers.PurlCommand;
import org.probity.cli.identifiers.VersCommand;
import org.probity.cli.inventory.InventoryCommand;
import org.probity.cli.ledger.LedgerCommand;
import org.probity.cli.ledger.Verify;
import org.probity.cli.match.MatchCommand;
import org.probity.cli.sbom.SbomCommand;
import org.probity.cli.scoring.CvssCommand;
import org.probity.cli.scoring.SsvcCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The entry of every terminal command. Exit codes are the same everywhere: 0 for success, 1 for "looked and found
 * something wrong", 2 for arguments or input that cannot be used.
 */
@Command(
        name = "probity",
        description = "The product-security office of a technology vendor, on a terminal.",
        mixinStandardHelpOptions = true,
        version = "probity 0.1.0",
        subcommands = {
            CsafCommand.class,
            CvssCommand.class,
            HelpCommand.class,
            InventoryCommand.class,
            LedgerCommand.class,
            MatchCommand.class,
            PurlCommand.class,
            SbomCommand.class,
            SsvcCommand.class,
            Verify.class,
            VersCommand.class,
        })
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command tree, also used by tests. A fault ends in one line on standard error and code 2. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            String said = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
            said = fault instanceof NoSuchFileException ? "no such file: " + said : said;
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + said);
            return 2;
        });
        return line;
    }
}
