package org.probity.ledger.tiles;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.store.Store;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Nodes;
import org.probity.ledger.tree.Proofs;

/**
 * Reads a tree of one fixed size out of its tiles: entries, roots, proofs. Proofs are checked against the root before they
 * are given out, so that a damaged tile is a {@link CorruptLog} and never a bad proof. Safe for use by several threads.
 */
public final class TileReader implements Nodes {
    private static final int CACHED_TILES = 1024;

    private final Store store;
    private final long size;
    private final Map<String, Tile> cache;

    /** A reader of the first {@code size} entries. */
    public TileReader(Store store, long size) {
        this(store, size, newCache());
    }

    private TileReader(Store store, long size, Map<String, Tile> cache) {
        this.store = store;
        this.size = size;
        this.cache = cache;
    }

    /** A reader of the same log at another size, which shares the tiles already read. */
    public TileReader at(long otherSize) {
        return new TileReader(store, otherSize, cache);
    }

    /** The size of the tree. */
    public long size() {
        return size;
    }

    @Override
    public Hash node(int level, long index) {
        int row = level / TilePath.HEIGHT;
        int inTile = level % TilePath.HEIGHT;
        long first = index << inTile;
        long tile = first / TilePath.WIDTH;
        int offset = (int) (first % TilePath.WIDTH) >> inTile;
        return tile(row, tile).node(inTile, offset);
    }

    /** The root of the tree, from its tiles. */
    public Hash root() {
        return Proofs.root(size, this);
    }

    /**
     * The inclusion proof of an entry, checked.
     *
     * @throws CorruptLog when the tiles do not lead from the leaf to the root
     */
    public List<Hash> inclusion(long index, Hash root) {
        List<Hash> path = Proofs.inclusion(index, size, this);
        if (!Proofs.verifiesInclusion(node(0, index), index, size, path, root)) {
            throw new CorruptLog(leafTile(index), "its hashes do not lead to the root of size " + size);
        }
        return path;
    }

    /** The leaf hash of an entry as the level 0 tile has it. */
    public Hash leafHash(long index) {
        if (index < 0 || index >= size) {
            throw new LedgerException("there is no entry " + index + " in a tree of " + size);
        }
        return node(0, index);
    }

    /**
     * The bytes of an entry, checked against its leaf hash.
     *
     * @throws CorruptLog when the entry's bundle is missing, malformed, or does not fit the leaf hash
     */
    public byte[] entry(long index) {
        Hash expected = leafHash(index);
        long bundle = index / TilePath.WIDTH;
        byte[] entry = bundle(bundle).get((int) (index % TilePath.WIDTH));
        if (!Hash.leaf(entry).equals(expected)) {
            throw new CorruptLog(bundlePath(bundle), "entry " + index + " does not fit its leaf hash");
        }
        return entry;
    }

    /** All entries of a bundle as they lie in the store, not checked against the tree. */
    public List<byte[]> bundle(long bundle) {
        int width = TilePath.width(0, bundle, size);
        String path = TilePath.entries(bundle, width);
        String full = TilePath.entries(bundle, TilePath.WIDTH);
        byte[] bytes = read(path, full);
        try {
            // The full bundle stands in when the partial one is gone; then only its head belongs to this size.
            return bytes == null
                    ? EntryBundle.decode(required(full), TilePath.WIDTH).subList(0, width)
                    : EntryBundle.decode(bytes, width);
        } catch (CorruptLog missing) {
            throw missing;
        } catch (LedgerException malformed) {
            throw new CorruptLog(path, malformed.getMessage(), malformed);
        }
    }

    /** The path of a tile in this size of tree. */
    public String pathOf(int level, long index) {
        return TilePath.tile(level, index, TilePath.width(level, index, size));
    }

    /** The hashes of a tile in this size of tree. */
    public List<Hash> hashes(int level, long index) {
        return tile(level, index).hashes();
    }

    private Tile tile(int level, long index) {
        int width = TilePath.width(level, index, size);
        String path = TilePath.tile(level, index, width);
        Tile known = cache.get(path);
        if (known != null) {
            return known;
        }
        Tile tile = load(level, index, width, path);
        cache.put(path, tile);
        return tile;
    }

    private Tile load(int level, long index, int width, String path) {
        String full = TilePath.tile(level, index, TilePath.WIDTH);
        byte[] bytes = read(path, full);
        try {
            return bytes == null
                    ? new Tile(
                            Tile.decode(required(full), TilePath.WIDTH).hashes().subList(0, width))
                    : Tile.decode(bytes, width);
        } catch (CorruptLog missing) {
            throw missing;
        } catch (LedgerException malformed) {
            throw new CorruptLog(path, malformed.getMessage(), malformed);
        }
    }

    /** The file at the path; null when it is missing and another path may stand in. */
    private byte @Nullable [] read(String path, String standIn) {
        return path.equals(standIn) ? required(path) : optional(path);
    }

    private byte[] required(String path) {
        byte[] bytes = optional(path);
        if (bytes == null) {
            throw new CorruptLog(path, "the file is missing");
        }
        return bytes;
    }

    private byte @Nullable [] optional(String path) {
        try {
            return store.read(path);
        } catch (IOException unreadable) {
            throw new CorruptLog(path, "it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Map<String, Tile> newCache() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Tile> eldest) {
                return size() > CACHED_TILES;
            }
        });
    }

    private static String leafTile(long index) {
        return TilePath.tile(0, index / TilePath.WIDTH, TilePath.WIDTH);
    }

    private String bundlePath(long bundle) {
        return TilePath.entries(bundle, TilePath.width(0, bundle, size));
    }
}
