package org.probity.start;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.probity.upkeep.Upkeep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code probity backup FILE}, and {@code export}, which is the same. */
@Command(
        name = "backup",
        aliases = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a whole installation into one file, while it may be running.",
        footer = {
            "",
            "The file holds everything but the private keys: database, attachments, and what the log is made from. It can be",
            "restored into the embedded database or into PostgreSQL, whichever it came from. Only its owner can read it.",
            "Exit code: 0 written, 1 written but something in the installation is damaged, 2 not written."
        })
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A new file.")
    private Path file = Path.of("");

    @Option(
            names = "--with-keys",
            description = "Put the private keys in too. Whoever has the file can then seal in your name.")
    private boolean withKeys;

    @Mixin
    private DataOptions options = new DataOptions();

    @Override
    public Integer call() {
        return options.run(upkeep -> {
            Upkeep.Saved saved;
            try (Meter meter = new Meter()) {
                saved = upkeep.backup(file, withKeys, meter);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d rows, %d attachments, %s%s%n",
                    file,
                    saved.rows(),
                    saved.attachments(),
                    saved.size() == 0 ? "nothing sealed yet" : saved.origin() + " up to entry " + saved.size(),
                    withKeys ? ", with the private keys" : ", without the private keys");
            saved.wrong().forEach(wrong -> System.err.println("probity: damaged: " + wrong));
            return saved.wrong().isEmpty() ? 0 : 1;
        });
    }
}
