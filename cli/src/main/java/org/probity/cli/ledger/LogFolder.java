package org.probity.cli.ledger;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.KeyFile;
import org.probity.ledger.note.SignedCheckpoint;
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
        return keyFile == null ? beside(folder) : keyFile;
    }

    Log open() {
        return Log.open(folder, LogSettings.of(KeyFile.read(keyFile())));
    }

    PosixStore reading() {
        return PosixStore.reading(folder);
    }

    /** The published checkpoint; checked when keys are given. */
    SignedCheckpoint checkpoint(Store store, List<VerifierKey> keys) {
        try {
            byte[] bytes = store.read(Store.CHECKPOINT);
            if (bytes == null) {
                throw new LedgerException("there is no log in " + folder);
            }
            SignedCheckpoint signed = SignedCheckpoint.parse(bytes);
            return keys.isEmpty() ? signed : signed.requireSignedBy(keys);
        } catch (java.io.IOException failed) {
            throw new LedgerException(
                    "the checkpoint of " + folder + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static Path beside(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        Path name = whole.getFileName();
        if (name == null) {
            throw new LedgerException(folder + " cannot be the folder of a log");
        }
        return whole.resolveSibling(name + ".key");
    }
}
