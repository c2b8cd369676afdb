package org.probity.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.probity.platform.DataFolder;
import org.probity.platform.db.Databases;
import org.probity.platform.db.Db;
import org.probity.platform.db.Schema;
import org.probity.record.RecordCare;
import org.probity.record.SealedFiles;

/**
 * Puts an archive into an empty place: tables in one transaction at the version they were written at and then brought forward,
 * files, keys, and the log's tiles made again from the leaves, which proves that the record leads to its checkpoint.
 */
final class Restore {
    private static final int BATCH = 500;

    private final Databases databases;
    private final Db db;
    private final DataFolder data;
    private final RecordCare care;
    private final SealedFiles files;

    Restore(Databases databases, Db db, DataFolder data, RecordCare care, SealedFiles files) {
        this.databases = databases;
        this.db = db;
        this.data = data;
        this.care = care;
        this.files = files;
    }

    Upkeep.Restored run(ArchiveReader archive, Progress progress) throws IOException {
        Manifest manifest = archive.manifest();
        refuseUsed(databases);
        Schema.migrate(databases, String.valueOf(manifest.schema()));
        db.change(sql -> tables(archive, sql, progress));
        Schema.migrate(databases);
        long attachments = 0;
        for (String sha256 : archive.below("attachments/")) {
            files.write(sha256, archive.bytes("attachments/" + sha256));
            attachments++;
            progress.at("attachments", attachments);
        }
        List<String> keys = keys(archive);
        RecordCare.Proven proven = care.rebuildLog(at -> progress.at("entries of the log", at));
        if (proven.size() != manifest.size() || !proven.checkpoint().equals(manifest.checkpoint())) {
            throw new IllegalStateException("the restored record does not lead to the checkpoint of the archive");
        }
        return new Upkeep.Restored(
                manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
                attachments,
                proven.origin(),
                proven.size(),
                !keys.isEmpty());
    }

    static void refuseUsed(Databases databases) {
        if (Schema.version(databases).isPresent()) {
            throw new UnusableArchiveException("the database holds a Probity already, and nothing is written over it."
                    + " Make an empty database and name it in probity.database.url.");
        }
    }

    private static void tables(ArchiveReader archive, DSLContext sql, Progress progress) {
        List<Manifest.Table> tables = archive.manifest().tables();
        for (Manifest.Table table : tables.reversed()) {
            sql.deleteFrom(Tables.table(table)).execute();
        }
        Loading loading = new Loading(sql, progress);
        for (Manifest.Table table : tables) {
            loading.load(archive, table);
        }
    }

    /** Fills tables, some hundred rows at a time. */
    private static final class Loading {
        private final DSLContext sql;
        private final Progress progress;
        private final List<@Nullable Object[]> waiting = new ArrayList<>();
        private long rows;

        Loading(DSLContext sql, Progress progress) {
            this.sql = sql;
            this.progress = progress;
        }

        void load(ArchiveReader archive, Manifest.Table table) {
            try {
                archive.rows(table, row -> {
                    waiting.add(row);
                    if (waiting.size() == BATCH) {
                        flush(table);
                    }
                });
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            flush(table);
        }

        private void flush(Manifest.Table table) {
            if (waiting.isEmpty()) {
                return;
            }
            List<Field<?>> fields = Tables.fields(table);
            @Nullable Object[] none = new Object[fields.size()];
            BatchBindStep batch = sql.batch(
                    sql.insertInto(Tables.table(table)).columns(fields).values(none));
            for (@Nullable Object[] row : waiting) {
                batch = batch.bind(row);
            }
            batch.execute();
            rows += waiting.size();
            progress.at("rows", rows);
            waiting.clear();
        }
    }

    private List<String> keys(ArchiveReader archive) throws IOException {
        List<String> names = archive.below("keys/");
        Path folder = data.path().resolve("keys");
        if (names.isEmpty()) {
            return names;
        }
        Files.createDirectories(folder);
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, archive.bytes("keys/" + name), StandardOpenOption.SYNC);
        }
        return names;
    }

    /** Whether a folder is absent or holds nothing. */
    static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
