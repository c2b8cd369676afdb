package org.probity.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.probity.platform.DataFolder;
import org.probity.platform.db.Db;
import org.probity.record.RecordCare;
import org.probity.record.SealedFiles;

/**
 * Writes an installation into one file while it runs. The database is read in one snapshot; the log is not copied, for its
 * tiles are made again from the leaves and compared with the checkpoint in the snapshot. Whatever was published before the
 * snapshot was numbered before it, so a restored record goes on with the same log. Files are read after the snapshot: those it
 * names were there before it, unless they were erased since.
 */
final class Backup {
    private final Db db;
    private final DataFolder data;
    private final RecordCare care;
    private final SealedFiles files;

    Backup(Db db, DataFolder data, RecordCare care, SealedFiles files) {
        this.db = db;
        this.data = data;
        this.care = care;
        this.files = files;
    }

    /**
     * Writes.
     *
     * @param schema version of the database
     * @param withKeys whether the private keys go in
     */
    Upkeep.Saved write(Path file, String schema, boolean withKeys, Progress progress) throws IOException {
        try (ArchiveWriter out = ArchiveWriter.create(file)) {
            List<String> wrong = new ArrayList<>();
            Upkeep.Saved saved = db.snapshot(sql -> {
                try {
                    return write(out, sql, schema, withKeys, wrong, progress);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            out.finish();
            return saved;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Upkeep.Saved write(
            ArchiveWriter out, DSLContext sql, String schema, boolean withKeys, List<String> wrong, Progress progress)
            throws IOException {
        List<Manifest.Table> tables = new ArrayList<>();
        long rows = 0;
        for (Manifest.Table table : Tables.all()) {
            Manifest.Table written = rows(out, sql, table, rows, progress);
            rows += written.rows();
            tables.add(written);
        }
        RecordCare.Proven proven = prove(sql, wrong, progress);
        long attachments = attachments(out, sql, wrong, progress);
        if (withKeys) {
            keys(out);
        }
        out.manifest(new Manifest(
                Manifest.FORMAT,
                db.now().toString(),
                schema,
                proven.origin(),
                proven.size(),
                proven.checkpoint(),
                proven.keys(),
                tables,
                attachments,
                out.digests()));
        return new Upkeep.Saved(rows, attachments, proven.origin(), proven.size(), wrong);
    }

    private static Manifest.Table rows(
            ArchiveWriter out, DSLContext sql, Manifest.Table table, long before, Progress progress)
            throws IOException {
        List<Field<?>> fields = Tables.fields(table);
        long rows = 0;
        out.begin("tables/" + table.name() + ".jsonl", true);
        try (Cursor<Record> cursor =
                sql.select(fields).from(Tables.table(table)).fetchSize(500).fetchLazy()) {
            for (Record row : cursor) {
                out.line(table, row);
                rows++;
                progress.at("rows", before + rows);
            }
        }
        out.end();
        return new Manifest.Table(table.name(), table.columns(), rows);
    }

    private RecordCare.Proven prove(DSLContext sql, List<String> wrong, Progress progress) {
        try {
            return care.prove(sql, at -> progress.at("leaves proven", at));
        } catch (IllegalStateException damaged) {
            wrong.add(String.valueOf(damaged.getMessage()));
            return new RecordCare.Proven("", 0, "", List.of());
        }
    }

    private long attachments(ArchiveWriter out, DSLContext sql, List<String> wrong, Progress progress)
            throws IOException {
        long count = 0;
        for (String object : files.objects(sql)) {
            Optional<byte[]> sealed = files.read(object);
            if (sealed.isPresent()) {
                out.whole("attachments/" + object, sealed.get());
                count++;
                progress.at("attachments", count);
            } else if (db.read(files::objects).contains(object)) {
                wrong.add("attachment " + object + ": its file is missing");
            }
        }
        return count;
    }

    private void keys(ArchiveWriter out) throws IOException {
        Path folder = data.path().resolve("keys");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path key : all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList()) {
                out.whole("keys/" + key.getFileName(), Files.readAllBytes(key));
            }
        }
    }
}
