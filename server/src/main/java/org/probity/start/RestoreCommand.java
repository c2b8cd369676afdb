package org.probity.start;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.probity.upkeep.Upkeep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code probity restore FILE}, and {@code import}, which is the same. */
@Command(
        name = "restore",
        aliases = "import",
        mixinStandardHelpOptions = true,
        description =
                "Puts what backup has written into an empty folder, and into an empty PostgreSQL if the settings name one.",
        footer = {
            "",
            "Every byte is compared with its digest first, and the log's tree is made again from the record and compared with",
            "its signed checkpoint. Before you start the server, compare with a checkpoint kept elsewhere:",
            "  probity check --data DIR --checkpoint FILE",
            "Exit code: 0 restored, 2 refused."
        })
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "What backup has written.")
    private Path file = Path.of("");

    @Mixin
    private DataOptions options = new DataOptions();

    @Override
    public Integer call() {
        return options.run(upkeep -> {
            Upkeep.Restored restored;
            try (Meter meter = new Meter()) {
                restored = upkeep.restore(file, meter);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d rows, %d attachments; %s%n",
                    restored.rows(),
                    restored.attachments(),
                    restored.size() == 0
                            ? "nothing was sealed yet"
                            : restored.origin() + " proven up to entry " + restored.size());
            if (!restored.withKeys()) {
                System.out.println(
                        "The private keys are not in it: put keys/ in the folder before you start the server.");
            }
            return 0;
        });
    }
}
