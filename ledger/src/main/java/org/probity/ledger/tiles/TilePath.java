package org.probity.ledger.tiles;

import java.util.List;
import java.util.stream.IntStream;

/** The names of a log's files by C2SP tlog-tiles, relative to the log's prefix. */
public final class TilePath {
    /** Hashes in a full tile, entries in a full bundle. */
    public static final int WIDTH = 256;

    /** Height of a tile in tree levels. */
    public static final int HEIGHT = 8;

    private TilePath() {}

    /**
     * The path of a hash tile.
     *
     * @param level 0 holds leaf hashes, each further level one hash for each full tile below
     * @param width 1 to 256; below 256 the path is that of a partial tile
     */
    public static String tile(int level, long index, int width) {
        return "tile/" + level + "/" + place(index, width);
    }

    /** The path of an entry bundle; index and width as those of a level 0 tile. */
    public static String entries(long index, int width) {
        return "tile/entries/" + place(index, width);
    }

    /** The paths of all partial tiles that the full one at this path makes superfluous. */
    static List<String> partials(String full) {
        return IntStream.range(1, WIDTH).mapToObj(width -> full + ".p/" + width).toList();
    }

    /** How many hashes the tile at this level and index has in a tree of this size; 0 when there is none. */
    public static int width(int level, long index, long size) {
        long hashes = HEIGHT * level >= Long.SIZE ? 0 : size >> (HEIGHT * level);
        long full = hashes / WIDTH;
        if (index < full) {
            return WIDTH;
        }
        return index == full ? (int) (hashes % WIDTH) : 0;
    }

    private static String place(long index, int width) {
        String path = threeDigits(index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path = "x" + threeDigits(rest % 1000) + "/" + path;
        }
        return width == WIDTH ? path : path + ".p/" + width;
    }

    private static String threeDigits(long number) {
        return (number < 10 ? "00" : number < 100 ? "0" : "") + number;
    }
}
