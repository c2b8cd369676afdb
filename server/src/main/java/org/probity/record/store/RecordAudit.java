package org.probity.record.store;

import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_SEQUENCE;
import static org.probity.db.Tables.RECORD_WAITING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TileReader;
import org.probity.ledger.tree.Hash;
import org.probity.platform.db.Db;
import org.probity.record.Audits.Kind;
import org.probity.record.store.Findings.Found;

/** One pass over everything stored. Reads only; memory does not grow with the record. */
final class RecordAudit {
    private static final int BATCH = 500;
    /** A record that does not fit anywhere is told by its first places, not by a million of them. */
    private static final int MOST = 1_000;

    private final Db db;
    private final SealedRows rows;
    private final LogHome home;
    private final LongConsumer progress;
    private final List<Found> found = new ArrayList<>();
    private long count;

    RecordAudit(Db db, SealedRows rows, LogHome home, LongConsumer progress) {
        this.db = db;
        this.rows = rows;
        this.home = home;
        this.progress = progress;
    }

    /** The first thousand findings. */
    List<Found> found() {
        return List.copyOf(found);
    }

    /** How many there are in all. */
    long count() {
        return count;
    }

    private void add(Found one) {
        count++;
        if (found.size() < MOST) {
            found.add(one);
        }
    }

    private void add(Kind kind, String place, @Nullable Long index) {
        add(new Found(kind, place, index, null, null));
    }

    /** Size of the latest checkpoint, 0 without one. */
    static long latest(DSLContext sql) {
        Long size = sql.select(DSL.max(RECORD_CHECKPOINT.TREE_SIZE))
                .from(RECORD_CHECKPOINT)
                .fetchOne(0, Long.class);
        return size == null ? 0 : size;
    }

    /** Compares all that the checkpoint of this size covers, and the order of everything. */
    void compare(long size) {
        try (Store store = home.reading()) {
            TileReader tiles = new TileReader(store, size);
            Hash root = entries(tiles, size);
            checkpoint(size, root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        strays();
    }

    /** Compares each entry; the root that the tree's leaves lead to. */
    private Hash entries(TileReader tiles, long size) {
        LeafRoot root = new LeafRoot();
        long next = 0;
        while (next < size) {
            long from = next;
            List<? extends Record> batch = db.read(sql -> SealedRows.from(sql, from, size, BATCH));
            for (Record row : batch) {
                long index = row.get(RECORD_SEQUENCE.LOG_INDEX);
                for (; next < index; next++) {
                    gap(tiles, next, root);
                }
                rows.compare(row).forEach(this::add);
                leaf(tiles, row, index, root);
                next = index + 1;
            }
            if (batch.isEmpty()) {
                for (; next < size; next++) {
                    gap(tiles, next, root);
                }
            }
            progress.accept(next);
        }
        return root.root();
    }

    private void gap(TileReader tiles, long index, LeafRoot root) {
        add(Kind.MISSING, "number " + index, index);
        root.add(inTree(tiles, index));
    }

    private void leaf(TileReader tiles, Record row, long index, LeafRoot root) {
        Hash sealed = inTree(tiles, index);
        root.add(sealed);
        byte[] leaf = row.get(RECORD_LEAF.LEAF);
        if (leaf != null && !Hash.leaf(leaf).equals(sealed)) {
            String event = row.get(RECORD_SEQUENCE.EVENT_ID);
            add(new Found(Kind.LEAF, event, index, event, row.get(RECORD_EVENT.TYPE)));
        }
    }

    private Hash inTree(TileReader tiles, long index) {
        try {
            return tiles.leafHash(index);
        } catch (LedgerException corrupt) {
            add(Kind.TREE, "tile of entry " + index, index);
            return Hash.EMPTY_TREE;
        }
    }

    private void checkpoint(long size, Hash root) {
        if (size == 0) {
            return;
        }
        try {
            String note = db.read(sql -> sql.select(RECORD_CHECKPOINT.NOTE)
                    .from(RECORD_CHECKPOINT)
                    .where(RECORD_CHECKPOINT.TREE_SIZE.eq(size))
                    .fetchSingle(RECORD_CHECKPOINT.NOTE));
            Checkpoint signed = SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8))
                    .requireSignedBy(home.keys())
                    .checkpoint();
            if (signed.size() != size || !signed.root().equals(root)) {
                add(Kind.TREE, "checkpoint " + size, null);
            }
        } catch (LedgerException unreadable) {
            add(Kind.TREE, "checkpoint " + size, null);
        }
    }

    private void strays() {
        db.read(sql -> sql.select(RECORD_EVENT.ID, RECORD_EVENT.TYPE)
                        .from(RECORD_EVENT)
                        .where(DSL.notExists(DSL.selectOne()
                                .from(RECORD_SEQUENCE)
                                .where(RECORD_SEQUENCE.EVENT_ID.eq(RECORD_EVENT.ID))))
                        .and(DSL.notExists(DSL.selectOne()
                                .from(RECORD_WAITING)
                                .where(RECORD_WAITING.EVENT_ID.eq(RECORD_EVENT.ID))))
                        .limit(MOST)
                        .fetch())
                .forEach(row -> add(new Found(Kind.STRAY, row.value1(), null, row.value1(), row.value2())));
        db.read(sql -> sql.select(RECORD_EVENT.STREAM_KIND, DSL.min(RECORD_EVENT.ID))
                        .from(RECORD_EVENT)
                        .groupBy(RECORD_EVENT.STREAM_KIND, RECORD_EVENT.STREAM_ID)
                        .having(DSL.count().ne(DSL.max(RECORD_EVENT.VERSION).cast(Integer.class)))
                        .or(DSL.min(RECORD_EVENT.VERSION).ne(1L))
                        .limit(MOST)
                        .fetch())
                .forEach(row -> add(new Found(Kind.STRAY, "stream of " + row.value2(), null, row.value2(), null)));
    }
}
