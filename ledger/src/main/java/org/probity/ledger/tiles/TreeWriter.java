package org.probity.ledger.tiles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.store.Store;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Hasher;

/**
 * Grows a tree: takes entries and gives the tiles and entry bundles that change. Holds the right edge of the tree, at most
 * 255 hashes a level and 255 entries. The same entries always give the same files, so growing again after a crash writes
 * equal bytes. Not safe for use by several threads.
 */
public final class TreeWriter {
    private final Hasher hasher = new Hasher();
    private final List<List<Hash>> edge = new ArrayList<>();
    private final List<byte[]> bundle = new ArrayList<>();
    private List<String> superfluous = new ArrayList<>();
    private SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    private long size;

    private TreeWriter(long size) {
        this.size = size;
    }

    /**
     * A writer that goes on from a tree in the store.
     *
     * @param expected the root the tree must have
     * @throws CorruptLog when the right edge in the store does not give this root
     */
    public static TreeWriter resume(Store store, long size, Hash expected) {
        TreeWriter writer = new TreeWriter(size);
        TileReader reader = new TileReader(store, size);
        for (int level = 0; level < 8 && size >> (TilePath.HEIGHT * level) > 0; level++) {
            long index = (size >> (TilePath.HEIGHT * level)) / TilePath.WIDTH;
            int width = TilePath.width(level, index, size);
            writer.edge.add(width == 0 ? new ArrayList<>() : new ArrayList<>(reader.hashes(level, index)));
        }
        if (!writer.root().equals(expected)) {
            throw new CorruptLog(Store.CHECKPOINT, "the tiles of size " + size + " do not give its root");
        }
        writer.resumeBundle(reader);
        return writer;
    }

    private void resumeBundle(TileReader reader) {
        int open = (int) (size % TilePath.WIDTH);
        if (open == 0) {
            return;
        }
        bundle.addAll(reader.bundle(size / TilePath.WIDTH));
        for (int i = 0; i < open; i++) {
            if (!hasher.leaf(bundle.get(i)).equals(edge.getFirst().get(i))) {
                throw new CorruptLog(
                        TilePath.entries(size / TilePath.WIDTH, open),
                        "entry " + (size - open + i) + " does not fit its leaf hash");
            }
        }
    }

    /** Entries so far. */
    public long size() {
        return size;
    }

    /** Adds one entry. */
    public void add(byte[] entry) {
        EntryBundle.refuseTooLong(entry);
        bundle.add(entry);
        if (bundle.size() == TilePath.WIDTH) {
            long index = size / TilePath.WIDTH;
            full(TilePath.entries(index, TilePath.WIDTH), EntryBundle.encode(bundle));
            bundle.clear();
        }
        push(0, hasher.leaf(entry));
        size++;
    }

    /** The root of the tree as it is now. */
    public Hash root() {
        @Nullable Hash root = null;
        for (List<Hash> row : edge) {
            int end = row.size();
            for (int span = 1; span <= end; span *= 2) {
                if ((row.size() & span) != 0) {
                    Hash left = hasher.complete(row.subList(end - span, end));
                    root = root == null ? left : hasher.node(left, root);
                    end -= span;
                }
            }
        }
        return root == null ? Hash.EMPTY_TREE : root;
    }

    /** The files that changed since the last call, with the partial ones that the present size needs. */
    public SequencedMap<String, byte[]> takeFiles() {
        if (!bundle.isEmpty()) {
            files.put(TilePath.entries(size / TilePath.WIDTH, bundle.size()), EntryBundle.encode(bundle));
        }
        for (int level = 0; level < edge.size(); level++) {
            List<Hash> row = edge.get(level);
            if (!row.isEmpty()) {
                long index = (size >> (TilePath.HEIGHT * level)) / TilePath.WIDTH;
                files.put(TilePath.tile(level, index, row.size()), Tile.encode(row));
            }
        }
        SequencedMap<String, byte[]> taken = files;
        files = new LinkedHashMap<>();
        return taken;
    }

    /**
     * The partial tiles that full ones have made superfluous since the last call. Remove them only once a checkpoint covers
     * the full ones; leaving them does no harm.
     */
    public List<String> takeSuperfluous() {
        List<String> taken = superfluous;
        superfluous = new ArrayList<>();
        return taken;
    }

    private void full(String path, byte[] bytes) {
        files.put(path, bytes);
        superfluous.addAll(TilePath.partials(path));
    }

    private void push(int level, Hash hash) {
        while (edge.size() <= level) {
            edge.add(new ArrayList<>());
        }
        List<Hash> row = edge.get(level);
        row.add(hash);
        if (row.size() == TilePath.WIDTH) {
            long index = size >> (TilePath.HEIGHT * (level + 1));
            full(TilePath.tile(level, index, TilePath.WIDTH), Tile.encode(row));
            Hash above = hasher.complete(row);
            row.clear();
            push(level + 1, above);
        }
    }
}
