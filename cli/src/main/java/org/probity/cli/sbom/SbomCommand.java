package org.probity.cli.sbom;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code probity sbom}. */
@Command(
        name = "sbom",
        description = "Reads, judges, compares and rates bills of materials (CycloneDX 1.2-1.7, SPDX 2.2-3.0).",
        subcommands = {
            SbomDiffCommand.class,
            HelpCommand.class,
            SbomQualityCommand.class,
            SbomReadCommand.class,
            SbomValidateCommand.class,
        })
public final class SbomCommand {}
