package org.probity.cli.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.VerifierKey;
import picocli.CommandLine.Option;

/** {@code --key}: verifier keys that the caller trusts. */
final class Keys {
    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A verifier key (name+id+key) that you trust, or a file with one a line. May be repeated.")
    private List<String> keys = new ArrayList<>();

    List<VerifierKey> trusted() {
        List<VerifierKey> trusted = new ArrayList<>();
        for (String key : keys) {
            if (key.indexOf('+') >= 0 && !Files.exists(Path.of(key))) {
                trusted.add(VerifierKey.parse(key));
            } else {
                lines(Path.of(key)).forEach(line -> trusted.add(VerifierKey.parse(line)));
            }
        }
        return trusted;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException failed) {
            throw new LedgerException("the file of keys " + file + " cannot be read: " + failed.getMessage(), failed);
        }
    }
}
