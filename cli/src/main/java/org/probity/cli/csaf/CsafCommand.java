package org.probity.cli.csaf;

import java.util.List;
import org.probity.cli.tree.Branch;
import picocli.CommandLine.Command;

/** {@code probity csaf}: groups what can be done with CSAF documents. */
@Command(
        name = "csaf",
        description = "Security advisories by CSAF 2.0 and 2.1.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class CsafCommand implements Branch {
    @Override
    public List<Below> commands() {
        return List.of(
                Below.of("convert", CsafConvertCommand.class),
                Below.of("diff", CsafDiffCommand.class),
                Below.of("download", CsafDownloadCommand.class),
                Below.of("lint", CsafLintCommand.class),
                Below.of("merge", CsafMergeCommand.class),
                Below.of("new", CsafNewCommand.class),
                Below.of("provider", CsafProviderCommand.class),
                Below.of("supersede", CsafSupersedeCommand.class),
                Below.of("validate", CsafValidateCommand.class),
                Below.of("withdraw", CsafWithdrawCommand.class));
    }
}
