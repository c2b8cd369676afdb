package org.probity.record.store;

import static org.probity.db.Tables.RECORD_TILE;

import java.util.Arrays;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.store.Store;
import org.probity.platform.db.Db;

/** The log's files in the shared database, for installations of several nodes. Every write passes the fence. */
final class SqlTiles implements Store {
    private final Db db;
    private final Consumer<DSLContext> fence;

    private SqlTiles(Db db, Consumer<DSLContext> fence) {
        this.db = db;
        this.fence = fence;
    }

    /** To write, for the holder of the fence; each write fails once that was lost. */
    static SqlTiles writing(Db db, Consumer<DSLContext> fence) {
        return new SqlTiles(db, fence);
    }

    /** To read only. */
    static SqlTiles reading(Db db) {
        return new SqlTiles(db, sql -> {
            throw new IllegalStateException("the log is open for reading only");
        });
    }

    @Override
    public byte @Nullable [] read(String path) {
        return db.read(sql -> sql.select(RECORD_TILE.BYTES)
                .from(RECORD_TILE)
                .where(RECORD_TILE.PATH.eq(path))
                .fetchOne(RECORD_TILE.BYTES));
    }

    @Override
    public void write(SequencedMap<String, byte[]> files) {
        db.change(sql -> {
            fence.accept(sql);
            files.forEach((path, bytes) -> put(sql, path, bytes));
        });
    }

    private static void put(DSLContext sql, String path, byte[] bytes) {
        sql.insertInto(RECORD_TILE)
                .set(RECORD_TILE.PATH, path)
                .set(RECORD_TILE.BYTES, bytes)
                .onConflict(RECORD_TILE.PATH)
                .doUpdate()
                .set(RECORD_TILE.BYTES, bytes)
                .execute();
    }

    @Override
    public boolean replaceCheckpoint(byte @Nullable [] expected, byte[] next) {
        return db.write(sql -> {
            fence.accept(sql);
            byte[] present = sql.select(RECORD_TILE.BYTES)
                    .from(RECORD_TILE)
                    .where(RECORD_TILE.PATH.eq(CHECKPOINT))
                    .forUpdate()
                    .fetchOne(RECORD_TILE.BYTES);
            if (!Arrays.equals(present, expected)) {
                return false;
            }
            put(sql, CHECKPOINT, next);
            return true;
        });
    }

    @Override
    public void remove(Iterable<String> paths) {
        db.change(sql -> {
            fence.accept(sql);
            paths.forEach(path ->
                    sql.deleteFrom(RECORD_TILE).where(RECORD_TILE.PATH.eq(path)).execute());
        });
    }

    @Override
    public void close() {}
}
