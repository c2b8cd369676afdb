package org.probity.record.store;

import static org.probity.db.Tables.RECORD_CHECKPOINT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.store.Store;
import org.probity.ledger.tree.Proofs;
import org.probity.platform.DataFolder;
import org.probity.platform.MovableClock;
import org.probity.platform.db.Db;
import org.springframework.stereotype.Component;

/**
 * Where the log lies and who may write to it. With SQLite it is a folder, locked by its file; with PostgreSQL it is a table,
 * locked by an advisory lock that ends with its holder's connection, so that another node takes over. On both a {@link Fence}
 * in the database keeps out a holder that only believes to be one.
 */
@Component
final class LogHome {
    private final Db db;
    private final Path folder;
    private final LogKeys keys;
    private final Clock clock;
    private final String me;
    private final AdvisoryLock lock;
    private volatile LogSettings settings;

    LogHome(Db db, DataFolder data, LogKeys keys, MovableClock clock) {
        this.db = db;
        this.folder = data.path().resolve("log");
        this.clock = clock.real();
        this.me = name();
        this.lock = new AdvisoryLock(db);
        if (!keys.exist() && remembered().isEmpty()) {
            keys.makeOnce();
        }
        this.keys = keys;
        this.settings = keys.logSettings();
    }

    private static String name() {
        String process = "process " + ProcessHandle.current().pid();
        try {
            return process + " on " + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return process;
        }
    }

    /** The public key of the log. */
    VerifierKey key() {
        return settings.signers().getLast().verifier();
    }

    /** Every public key whose signature makes a checkpoint this log's own. */
    Collection<VerifierKey> keys() {
        return settings.keys();
    }

    LogSettings settings() {
        return settings;
    }

    /** A log open for writing, with the lock and the fence that make it ours. */
    record Held(Log log, Fence fence, @Nullable Connection lock) implements AutoCloseable {
        /** Whether the lock is still there; that nobody else writes is for the fence to hold. */
        boolean isOurs() {
            try {
                return lock == null || lock.isValid(2);
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void close() {
            try {
                log.close();
            } finally {
                AdvisoryLock.letGo(lock);
            }
        }
    }

    /**
     * Takes the log, or null while another node holds it.
     *
     * @throws LedgerException when it cannot be gone on with as it is
     */
    @Nullable
    Held take() {
        // Read again, for the key may have been changed while this node waited.
        settings = keys.logSettings();
        if (db.dialect() == SQLDialect.SQLITE) {
            return open(PosixStore.writing(folder()), null);
        }
        Connection ours = lock.take();
        return ours == null ? null : open(null, ours);
    }

    private Held open(@Nullable Store files, @Nullable Connection ours) {
        AutoCloseable toClose = files;
        try {
            Fence fence = Fence.take(db, clock, me);
            Store store = files == null ? SqlTiles.writing(db, fence::hold) : files;
            Optional<Checkpoint> last = remembered();
            if (!Log.exists(store)) {
                refuseMissing(last);
                return new Held(Log.create(store, settings), fence, ours);
            }
            Log log = Log.open(store, settings);
            toClose = log;
            last.ifPresent(checkpoint -> refuseOlder(log, checkpoint));
            return new Held(log, fence, ours);
        } catch (RuntimeException fault) {
            close(toClose, fault);
            AdvisoryLock.letGo(ours);
            throw fault;
        }
    }

    private static void close(@Nullable AutoCloseable store, RuntimeException fault) {
        try {
            if (store != null) {
                store.close();
            }
        } catch (Exception second) {
            fault.addSuppressed(second);
        }
    }

    /** The last checkpoint that the record knows of; the log itself may be further. */
    private Optional<Checkpoint> remembered() {
        return db.read(sql -> sql.select(RECORD_CHECKPOINT.NOTE)
                        .from(RECORD_CHECKPOINT)
                        .orderBy(RECORD_CHECKPOINT.TREE_SIZE.desc())
                        .limit(1)
                        .fetchOptional(RECORD_CHECKPOINT.NOTE))
                .map(note -> SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8)))
                .map(SignedCheckpoint::checkpoint)
                .filter(checkpoint -> checkpoint.size() > 0);
    }

    private void refuseMissing(Optional<Checkpoint> last) {
        if (last.isPresent()) {
            throw new LedgerException("the log has lost its checkpoint, but the record knows of one over "
                    + last.get().size() + " entries. Nothing is written over what is there. Run \"probity check\", then"
                    + " restore a backup");
        }
    }

    private static void refuseOlder(Log log, Checkpoint last) {
        Checkpoint now = log.checkpoint().checkpoint();
        if (now.size() < last.size()) {
            throw new LedgerException(
                    "the log ends at entry " + now.size() + ", but the record knows of a checkpoint over " + last.size()
                            + " entries: the log was set back. Run \"probity check\", then restore a backup");
        }
        boolean continues = Proofs.verifiesConsistency(
                last.size(), last.root(), now.size(), now.root(), log.consistency(last.size(), now.size()));
        if (!continues) {
            throw new LedgerException("the log is not the one that the record knows: its tree does not continue the"
                    + " checkpoint over " + last.size() + " entries. Run \"probity check\", then restore a backup");
        }
    }

    /** Who holds the log, for people to read; tells a holder that has not moved for long apart from one that lives. */
    String holder() {
        return lock.watch(Fence.holder(db));
    }

    /** A store to read proofs from, whoever writes. */
    Store reading() {
        return db.dialect() == SQLDialect.SQLITE ? PosixStore.reading(folder()) : SqlTiles.reading(db);
    }

    private Path folder() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
