package org.probity.record.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.note.KeyFile;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.store.Store;
import org.probity.platform.DataFolder;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.springframework.stereotype.Component;

/**
 * Where the log lies and who may write to it. With SQLite it is a folder, locked by its file; with PostgreSQL it is a table,
 * locked by an advisory lock that ends with its holder's connection, so that another node takes over.
 */
@Component
final class LogHome {
    private static final long LOCK = 0x50524f42_49545931L;

    private final Db db;
    private final Path folder;
    private final SigningKey key;

    LogHome(Db db, DataFolder data, Settings settings) {
        this.db = db;
        this.folder = data.path().resolve("log");
        this.key = key(data.path().resolve("keys").resolve("log.key"), settings.vendor());
    }

    /** The signing key is made on the first start. Its name is the log's origin and stays for ever. */
    private static SigningKey key(Path file, String vendor) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                String slug = vendor.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
                KeyFile.write(
                        file, SigningKey.generate("probity/" + (slug.isEmpty() ? "vendor" : slug), KeyType.ED25519));
            }
            return KeyFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SigningKey key() {
        return key;
    }

    /** A log open for writing, with the lock that makes it ours. */
    record Held(Log log, @Nullable Connection lock) implements AutoCloseable {
        /** Whether nobody else can have taken over. */
        boolean isOurs() {
            try {
                return lock == null || lock.isValid(2);
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void close() {
            log.close();
            try {
                if (lock != null) {
                    lock.close();
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the sequencer's lock could not be let go", e);
            }
        }
    }

    /** Takes the log, or null while another node holds it. */
    @Nullable
    Held take() {
        LogSettings settings = LogSettings.of(key);
        if (db.dialect() == SQLDialect.SQLITE) {
            Store store = PosixStore.writing(folder());
            return new Held(Log.exists(store) ? Log.open(store, settings) : Log.create(store, settings), null);
        }
        Connection lock = lock();
        if (lock == null) {
            return null;
        }
        Store store = new SqlTiles(db);
        return new Held(Log.exists(store) ? Log.open(store, settings) : Log.create(store, settings), lock);
    }

    /** A store to read proofs from, whoever writes. */
    Store reading() {
        return db.dialect() == SQLDialect.SQLITE ? PosixStore.reading(folder()) : new SqlTiles(db);
    }

    private Path folder() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Connection lock() {
        try {
            Connection connection = db.connection();
            try (PreparedStatement ask = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
                ask.setLong(1, LOCK);
                try (ResultSet answer = ask.executeQuery()) {
                    if (answer.next() && answer.getBoolean(1)) {
                        return connection;
                    }
                }
            }
            connection.close();
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException("the sequencer's lock cannot be asked for: " + e.getMessage(), e);
        }
    }
}
