package org.probity.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.probity.platform.DataFolder;
import org.probity.platform.FolderLock;
import org.probity.platform.Settings;
import org.probity.platform.db.Databases;
import org.probity.platform.db.Schema;
import org.probity.record.KeyCare;
import org.probity.record.RecordCare;
import org.springframework.beans.factory.ObjectProvider;

/** What the terminal's commands do to an installation as a whole. The database is opened only after the first looks. */
public final class Upkeep {
    /** Marks a folder whose restore did not come to its end. */
    public static final String UNFINISHED = "restore-unfinished";

    private final Settings settings;
    private final DataFolder data;
    private final ObjectProvider<Databases> databases;
    private final ObjectProvider<Backup> backup;
    private final ObjectProvider<Restore> restore;
    private final ObjectProvider<RecordCare> care;
    private final ObjectProvider<KeyCare> keyCare;

    Upkeep(
            Settings settings,
            DataFolder data,
            ObjectProvider<Databases> databases,
            ObjectProvider<Backup> backup,
            ObjectProvider<Restore> restore,
            ObjectProvider<RecordCare> care,
            ObjectProvider<KeyCare> keyCare) {
        this.settings = settings;
        this.data = data;
        this.databases = databases;
        this.backup = backup;
        this.restore = restore;
        this.care = care;
        this.keyCare = keyCare;
    }

    /**
     * What a backup holds.
     *
     * @param wrong what was found damaged or missing; the backup holds the rest
     */
    public record Saved(long rows, long attachments, String origin, long size, List<String> wrong) {
        public Saved {
            wrong = List.copyOf(wrong);
        }
    }

    /**
     * What was restored.
     *
     * @param withKeys whether the archive held the private keys
     */
    public record Restored(long rows, long attachments, String origin, long size, boolean withKeys) {}

    /**
     * Writes the installation into a new file, readable by its owner only, while it may be in use.
     *
     * @throws UnusableArchiveException when the file exists or there is no installation
     */
    public Saved backup(Path file, boolean withKeys, Progress progress) throws IOException {
        String schema = current();
        return backup.getObject().write(file, schema, withKeys, progress);
    }

    /**
     * Puts an archive into an empty folder, and an empty database if the settings name one.
     *
     * @throws UnusableArchiveException when the archive or the place cannot be used; nothing was written then
     */
    public Restored restore(Path file, Progress progress) throws IOException {
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            archive.verify(progress);
            if (!Restore.isEmpty(data.path())) {
                throw new UnusableArchiveException("the folder " + data.path()
                        + " is not empty, and nothing is written over what is there. Choose another with --data.");
            }
            if (settings.database().url() != null) {
                Restore.refuseUsed(databases.getObject());
            }
            Files.createDirectories(data.path());
            Path mark = Files.createFile(data.path().resolve(UNFINISHED));
            Restored restored = restore.getObject().run(archive, progress);
            Files.delete(mark);
            return restored;
        }
    }

    /** Compares everything with everything, see {@link RecordCare#check}. */
    public RecordCare.Report check(Optional<String> seen, Progress progress) {
        current();
        return care.getObject().check(seen, at -> progress.at("compared", at));
    }

    /** Declares the clock right although something was sealed at a later time. */
    public void acceptClock() {
        current();
        care.getObject().acceptClock();
    }

    /** Makes a new key for the log, see {@link KeyCare#rotate}. With the embedded database the server must not be running. */
    public KeyCare.Rotated rotateKey() throws IOException {
        current();
        FolderLock taken = settings.database().url() == null ? FolderLock.take(data.path()) : FolderLock.none();
        try {
            return keyCare.getObject().rotate();
        } finally {
            taken.close();
        }
    }

    /** The version of the database, which must be this program's. */
    private String current() {
        if (settings.database().url() == null && !Files.exists(data.path().resolve("probity.db"))) {
            throw new UnusableArchiveException(
                    "there is no Probity in " + data.path() + ". Name its folder with --data.");
        }
        Schema.requireCurrent(databases.getObject());
        return Schema.version(databases.getObject()).orElseThrow();
    }
}
