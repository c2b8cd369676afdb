package org.probity.cli.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.keys.LogKeys;
import org.probity.ledger.note.KeyFile;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probity ledger init}: makes a key pair and an empty log, and prints the verifier key. */
@Command(
        name = "init",
        description = "Make a key pair and an empty log; print the verifier key, which readers need.",
        mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {
    @Mixin
    private LogFolder log = new LogFolder();

    @Option(
            names = "--origin",
            required = true,
            paramLabel = "NAME",
            description = "The log's name, such as example.com/log: an address without its scheme.")
    private String origin = "";

    @Mixin
    private Screen screen = new Screen();

    @Override
    public Integer call() throws IOException {
        refuseExisting(log.folder());
        SigningKey key = SigningKey.generate(origin, KeyType.ED25519);
        KeyFile.write(log.keyFile(), key);
        Log.create(log.folder(), LogSettings.of(key)).close();
        try (PosixStore store = PosixStore.writing(log.folder())) {
            LogKeys.begin(store, List.of(key));
        }
        screen.out().println(key.verifier());
        screen.err().println("private key: " + log.keyFile() + " (keep it, and keep it from others)");
        return 0;
    }

    private static void refuseExisting(Path folder) {
        if (Files.isDirectory(folder) && Log.exists(PosixStore.reading(folder))) {
            throw new LedgerException("there is a log in " + folder + " already (" + Store.CHECKPOINT + ")");
        }
    }
}
