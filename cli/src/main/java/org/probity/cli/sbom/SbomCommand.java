package org.probity.cli.sbom;

import java.util.List;
import org.probity.cli.tree.Branch;
import picocli.CommandLine.Command;

/** {@code probity sbom}. */
@Command(
        name = "sbom",
        description = "Reads, judges, compares and rates bills of materials (CycloneDX 1.2-1.7, SPDX 2.2-3.0).")
public final class SbomCommand implements Branch {
    @Override
    public List<Below> commands() {
        return List.of(
                Below.of("diff", SbomDiffCommand.class),
                Below.help(),
                Below.of("quality", SbomQualityCommand.class),
                Below.of("read", SbomReadCommand.class),
                Below.of("validate", SbomValidateCommand.class));
    }
}
