package org.probity.record.store;

import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_SEQUENCE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TilePath;
import org.probity.ledger.tiles.TreeWriter;
import org.probity.ledger.tree.Hash;

/**
 * Grows the tree again from the leaves in the database, in order of their numbers, and compares it with every checkpoint that
 * the record remembers. Memory is flat.
 */
final class LeafWalk {
    private static final int BATCH = 1_000;

    private final DSLContext sql;
    private final Store into;
    private final SortedMap<Long, SignedCheckpoint> checkpoints = new TreeMap<>();
    private final TreeWriter tree;

    /**
     * A walk.
     *
     * @param into takes the tiles as they are made
     */
    LeafWalk(DSLContext sql, Store into) {
        this.sql = sql;
        this.into = into;
        this.tree = TreeWriter.resume(into, 0, Hash.EMPTY_TREE);
        sql.select(RECORD_CHECKPOINT.TREE_SIZE, RECORD_CHECKPOINT.NOTE)
                .from(RECORD_CHECKPOINT)
                .forEach(row -> checkpoints.put(
                        row.value1(), SignedCheckpoint.parse(row.value2().getBytes(StandardCharsets.UTF_8))));
    }

    /** How many events have a number. */
    static long numbered(DSLContext sql) {
        return sql.fetchCount(RECORD_SEQUENCE);
    }

    /**
     * The root over the first leaves.
     *
     * @throws IllegalStateException when there are not so many
     */
    static Hash root(DSLContext sql, long size) {
        try {
            LeafWalk walk = new LeafWalk(sql, new Nowhere());
            walk.growTo(size, at -> {});
            return walk.tree.root();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The last checkpoint, or null when there was none. */
    @Nullable
    SignedCheckpoint last() {
        return checkpoints.isEmpty() ? null : checkpoints.get(checkpoints.lastKey());
    }

    /**
     * Walks to the last checkpoint.
     *
     * @throws IllegalStateException naming the first number or checkpoint that does not fit
     */
    void run(LongConsumer progress) throws IOException {
        for (SignedCheckpoint next : checkpoints.values()) {
            growTo(next.checkpoint().size(), progress);
            if (next.checkpoint().size() != tree.size()
                    || !next.checkpoint().root().equals(tree.root())) {
                throw new IllegalStateException("checkpoint over "
                        + next.checkpoint().size() + " entries: the leaves in the database give another tree");
            }
            if (isWanted(tree.size())) {
                flush();
            }
        }
    }

    private void growTo(long size, LongConsumer progress) throws IOException {
        while (tree.size() < size) {
            long from = tree.size();
            List<Record2<Long, byte[]>> leaves = sql.select(RECORD_SEQUENCE.LOG_INDEX, RECORD_LEAF.LEAF)
                    .from(RECORD_SEQUENCE)
                    .join(RECORD_LEAF)
                    .on(RECORD_LEAF.EVENT_ID.eq(RECORD_SEQUENCE.EVENT_ID))
                    .where(RECORD_SEQUENCE.LOG_INDEX.ge(from).and(RECORD_SEQUENCE.LOG_INDEX.lt(size)))
                    .orderBy(RECORD_SEQUENCE.LOG_INDEX)
                    .limit(BATCH)
                    .fetch();
            if (leaves.isEmpty()) {
                throw new IllegalStateException("number " + from + ": no event has it, but a checkpoint covers it");
            }
            for (Record2<Long, byte[]> leaf : leaves) {
                if (leaf.value1() != tree.size()) {
                    throw new IllegalStateException("number " + tree.size() + ": no event with a leaf has it");
                }
                tree.add(leaf.value2());
            }
            flush();
            progress.accept(tree.size());
        }
    }

    /** Readers of an older checkpoint want its partial tiles, as long as no full ones stand in for them. */
    private boolean isWanted(long size) {
        SortedMap<Long, SignedCheckpoint> later = checkpoints.tailMap(size + 1);
        return later.isEmpty()
                || later.firstKey() / TilePath.WIDTH != size / TilePath.WIDTH
                || checkpoints.lastKey() / TilePath.WIDTH == size / TilePath.WIDTH;
    }

    private void flush() throws IOException {
        SequencedMap<String, byte[]> files = tree.takeFiles();
        if (!files.isEmpty()) {
            into.write(files);
        }
        into.remove(tree.takeSuperfluous());
    }

    /** A place for tiles that nobody wants. */
    static final class Nowhere implements Store {
        @Override
        public byte @Nullable [] read(String path) {
            return null;
        }

        @Override
        public void write(SequencedMap<String, byte[]> files) {}

        @Override
        public boolean replaceCheckpoint(byte @Nullable [] expected, byte[] next) {
            return false;
        }

        @Override
        public void close() {}
    }
}
