package org.probity.record.store;

import static org.probity.db.Tables.RECORD_TILE;

import java.util.Arrays;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.store.Store;
import org.probity.platform.db.Db;

/** The log's files in the shared database, for installations of several nodes. */
final class SqlTiles implements Store {
    private final Db db;

    SqlTiles(Db db) {
        this.db = db;
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
        db.change(sql -> files.forEach((path, bytes) -> sql.insertInto(RECORD_TILE)
                .set(RECORD_TILE.PATH, path)
                .set(RECORD_TILE.BYTES, bytes)
                .onConflict(RECORD_TILE.PATH)
                .doUpdate()
                .set(RECORD_TILE.BYTES, bytes)
                .execute()));
    }

    @Override
    public boolean replaceCheckpoint(byte @Nullable [] expected, byte[] next) {
        return db.write(sql -> {
            byte[] present = sql.select(RECORD_TILE.BYTES)
                    .from(RECORD_TILE)
                    .where(RECORD_TILE.PATH.eq(CHECKPOINT))
                    .forUpdate()
                    .fetchOne(RECORD_TILE.BYTES);
            if (!Arrays.equals(present, expected)) {
                return false;
            }
            sql.insertInto(RECORD_TILE)
                    .set(RECORD_TILE.PATH, CHECKPOINT)
                    .set(RECORD_TILE.BYTES, next)
                    .onConflict(RECORD_TILE.PATH)
                    .doUpdate()
                    .set(RECORD_TILE.BYTES, next)
                    .execute();
            return true;
        });
    }

    @Override
    public void remove(Iterable<String> paths) {
        db.change(sql -> paths.forEach(path ->
                sql.deleteFrom(RECORD_TILE).where(RECORD_TILE.PATH.eq(path)).execute()));
    }

    @Override
    public void close() {}
}
