package org.probity.cli.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.keys.LogKeys;
import org.probity.ledger.note.KeyFile;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.store.Store;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that every command on a log's folder has. */
final class LogFolder {
    @Parameters(index = "0", paramLabel = "DIR", description = "The log's folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The private key (default: DIR.key beside the folder, so that it is never served with it).")
    private @Nullable Path keyFile;

    Path folder() {
        return folder;
    }

    Path keyFile() {
        return keyFile == null ? beside(folder, ".key") : keyFile;
    }

    /** The private key that will replace the other one, while a change of keys is under way. */
    Path nextKeyFile() {
        return keyFile().resolveSibling(keyFile().getFileName() + ".next");
    }

    /** What sealed entries say: beside the folder, never in it. */
    Disclosures disclosures() {
        return new Disclosures(beside(folder, ".disclosures"));
    }

    Log open() {
        Optional<KeyHistory> history = Files.isDirectory(folder) ? LogKeys.load(reading()) : Optional.empty();
        SigningKey key = KeyFile.read(keyFile());
        if (history.isEmpty()) {
            return Log.open(folder, LogSettings.of(key));
        }
        List<SigningKey> available = new ArrayList<>(List.of(key));
        if (Files.exists(nextKeyFile())) {
            available.add(KeyFile.read(nextKeyFile()));
        }
        return Log.open(folder, LogSettings.of(history.get(), available));
    }

    /** The public half of the key in the key file. */
    List<VerifierKey> publicKeys() {
        if (!Files.exists(keyFile())) {
            throw new LedgerException("the log has no history of keys and its key file is not here; give --key");
        }
        return List.of(KeyFile.read(keyFile()).verifier());
    }

    PosixStore reading() {
        return PosixStore.reading(folder);
    }

    /**
     * The keys that a checkpoint of this size may be signed by, for someone who trusts these: they themselves, or, when the
     * log's history of keys holds one of them, those in force at that size.
     */
    static List<VerifierKey> accepted(Store store, List<VerifierKey> trusted, long size) {
        return LogKeys.load(store)
                .filter(history -> history.all().stream().anyMatch(trusted::contains))
                .map(history -> history.at(size))
                .orElse(trusted);
    }

    /** The published checkpoint; checked when keys are given. */
    SignedCheckpoint checkpoint(Store store, List<VerifierKey> keys) {
        try {
            byte[] bytes = store.read(Store.CHECKPOINT);
            if (bytes == null) {
                throw new LedgerException("there is no log in " + folder);
            }
            SignedCheckpoint signed = SignedCheckpoint.parse(bytes);
            return keys.isEmpty()
                    ? signed
                    : signed.requireSignedBy(
                            accepted(store, keys, signed.checkpoint().size()));
        } catch (java.io.IOException failed) {
            throw new LedgerException(
                    "the checkpoint of " + folder + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static Path beside(Path folder, String ending) {
        Path whole = folder.toAbsolutePath().normalize();
        Path name = whole.getFileName();
        if (name == null) {
            throw new LedgerException(folder + " cannot be the folder of a log");
        }
        return whole.resolveSibling(name + ending);
    }
}
