package org.probity.record.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.probity.ledger.LogSettings;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.keys.Pkcs12;
import org.probity.ledger.note.KeyFile;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.note.VerifierKey;
import org.probity.platform.DataFolder;
import org.probity.platform.SecretFile;
import org.probity.platform.Settings;
import org.springframework.stereotype.Component;

/**
 * The keys of the log, in {@code keys/} of the data folder and never in the database: {@code log.key}, which signs (or the
 * PKCS#12 store that the settings name), and the public keys that signed before it. Several nodes share the folder; of two
 * that start for the first time at once, one makes the key and both use it.
 */
@Component
class LogKeys {
    /** The name of the key that signs, in a PKCS#12 store. */
    static final String ALIAS = "probity-log";

    private final Path folder;
    private final Settings settings;
    private final SealingSettings sealing;

    LogKeys(DataFolder data, Settings settings, SealingSettings sealing) {
        this.folder = data.path().resolve("keys");
        this.settings = settings;
        this.sealing = sealing;
    }

    /** Whether there is a key to sign with. */
    boolean exist() {
        return Files.exists(file());
    }

    /** Makes the key of a new log. Its name is the log's origin and stays for ever. */
    void makeOnce() {
        try {
            SecretFile.once(file(), path -> make(path, origin(settings.vendor())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(Path path, String origin) {
        if (sealing.logKeystore() == null) {
            KeyFile.write(path, SigningKey.generate(origin, KeyType.ED25519));
        } else {
            Pkcs12.create(path, password(), ALIAS, origin);
            // The name is not in the store, so it is remembered beside it.
            write(folder.resolve("log.origin"), origin + "\n");
        }
    }

    /**
     * The key that signs.
     *
     * @throws LedgerException when it is missing or cannot be used
     */
    SigningKey signing() {
        if (!exist()) {
            throw new LedgerException("the log's key " + file() + " is missing, and without it nothing can be sealed."
                    + " Put it back from where it is kept apart");
        }
        if (sealing.logKeystore() == null) {
            return KeyFile.read(file());
        }
        return Pkcs12.read(
                file(), password(), ALIAS, read(folder.resolve("log.origin")).strip());
    }

    LogSettings logSettings() {
        try {
            finishRotation();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SigningKey key = signing();
        return new LogSettings(
                key.verifier().name(),
                List.of(key),
                former(),
                LogSettings.of(key).publishEvery(),
                LogSettings.of(key).maxPendingBytes());
    }

    /** The public keys that signed before, by the signed history of the log's keys. */
    private List<VerifierKey> former() {
        return history().map(KeyHistory::all).orElse(List.of());
    }

    /**
     * The signed history of the log's keys; empty while there was only one.
     *
     * @throws LedgerException when it does not hang together
     */
    Optional<KeyHistory> history() {
        List<Note> notes = new ArrayList<>();
        while (Files.exists(step(notes.size()))) {
            notes.add(Note.parse(read(step(notes.size())).getBytes(StandardCharsets.UTF_8)));
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(KeyHistory.read(notes));
    }

    /** Puts a new key in the place of the old one, once the history names it; after a crash too. */
    private void finishRotation() throws IOException {
        Path next = file().resolveSibling(file().getFileName() + ".next");
        Optional<KeyHistory> history = history();
        if (history.isEmpty() || !Files.exists(next)) {
            return;
        }
        VerifierKey named = history.get().present().getLast();
        String origin = named.name();
        SigningKey fresh =
                sealing.logKeystore() == null ? KeyFile.read(next) : Pkcs12.read(next, password(), ALIAS, origin);
        if (fresh.verifier().equals(named)) {
            Path retired =
                    file().resolveSibling("retired-" + (history.get().notes().size() - 2) + ".key");
            if (!Files.exists(retired)) {
                Files.createLink(retired, file());
            }
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path step(int number) {
        return folder.resolve("history-" + number + ".note");
    }

    /**
     * Makes a new key, which signs from this size on, and writes so into the history, signed by the old and the new. The old
     * private key stays beside it as {@code retired-N.key}.
     *
     * @param size of the last checkpoint that the old key has signed
     */
    VerifierKey rotate(long size) {
        SigningKey old = signing();
        KeyHistory before = history().orElseGet(() -> KeyHistory.begin(List.of(old)));
        Path next = file().resolveSibling(file().getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            make(next, old.verifier().name());
            SigningKey fresh = sealing.logKeystore() == null
                    ? KeyFile.read(next)
                    : Pkcs12.read(next, password(), ALIAS, old.verifier().name());
            List<Note> steps = before.next(size, List.of(old), List.of(fresh)).notes();
            for (int i = 0; i < steps.size(); i++) {
                if (!Files.exists(step(i))) {
                    write(step(i), steps.get(i).toString());
                }
            }
            finishRotation();
            return fresh.verifier();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        String store = sealing.logKeystore();
        return store == null ? folder.resolve("log.key") : Path.of(store);
    }

    private char[] password() {
        return sealing.logKeystorePassword().toCharArray();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new LedgerException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String origin(String vendor) {
        String slug =
                vendor.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return "probity/" + (slug.isEmpty() ? "vendor" : slug);
    }
}
