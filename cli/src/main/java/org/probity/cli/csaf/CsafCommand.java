package org.probity.cli.csaf;

import picocli.CommandLine.Command;

/** {@code probity csaf}: groups what can be done with CSAF documents. */
@Command(
        name = "csaf",
        description = "Security advisories by CSAF 2.0 and 2.1.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CsafConvertCommand.class,
            CsafDiffCommand.class,
            CsafDownloadCommand.class,
            CsafLintCommand.class,
            CsafMergeCommand.class,
            CsafNewCommand.class,
            CsafProviderCommand.class,
            CsafSupersedeCommand.class,
            CsafValidateCommand.class,
            CsafWithdrawCommand.class,
        })
public final class CsafCommand {}
