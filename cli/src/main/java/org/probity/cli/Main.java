package org.probity.cli;

import java.nio.file.NoSuchFileException;
import java.util.List;
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
import org.probity.cli.tree.Branch;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The entry of every terminal command. Exit codes are the same everywhere: 0 for success, 1 for "looked and found
 * something wrong", 2 for arguments or input that cannot be used.
 */
@Command(
        name = "probity",
        description = "The product-security office of a technology vendor, on a terminal.",
        mixinStandardHelpOptions = true,
        version = "probity 0.1.0")
public final class Main implements Branch {
    private Main() {}

    @Override
    public List<Below> commands() {
        return List.of(
                Below.of("csaf", CsafCommand.class),
                Below.of("cvss", CvssCommand.class),
                Below.help(),
                Below.of("inventory", InventoryCommand.class),
                Below.of("ledger", LedgerCommand.class),
                Below.of("match", MatchCommand.class),
                Below.of("purl", PurlCommand.class),
                Below.of("sbom", SbomCommand.class),
                Below.of("ssvc", SsvcCommand.class),
                Below.of("verify", Verify.class),
                Below.of("vers", VersCommand.class));
    }

    /** Runs one command and returns its exit code. */
    static int run(String... words) {
        return commandLine(words).execute(words);
    }

    /**
     * The command tree, as far as these words need it; all of it without words. A fault ends in one line on standard error
     * and code 2.
     */
    public static CommandLine commandLine(String... words) {
        CommandLine line = Branch.line(new Main(), List.of(words));
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
