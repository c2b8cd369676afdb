package org.probity.ledger.fsck;

import java.io.IOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.store.ReadBuffer;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TilePath;
import org.probity.ledger.tiles.TileReader;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Hasher;

/**
 * Checks one entry bundle at a time, with its level 0 tile and that tile's hash above. Reads into reused
 * memory and hashes in place, so that what is hashed still lies in the processor's cache: this is where all the time goes. For one thread.
 */
final class BundleCheck {
    private final Store store;
    private final TileReader tiles;
    private final Faults faults;
    private final MessageDigest sha = Hasher.newSha256();
    private final byte[] row = new byte[TilePath.WIDTH * Hash.LENGTH];
    private final ReadBuffer hashes = new ReadBuffer();
    private final ReadBuffer entries = new ReadBuffer();
    private final byte[] node = new byte[1 + 2 * Hash.LENGTH];

    BundleCheck(Store store, TileReader tiles, Faults faults) {
        this.store = store;
        this.tiles = tiles;
        this.faults = faults;
        this.node[0] = 1;
    }

    /** Checks the bundle and gives the number of entries it must have. */
    int check(long bundle) {
        int width = TilePath.width(0, bundle, tiles.size());
        boolean tile = readTile(bundle, width);
        checkEntries(bundle, width, tile);
        if (tile && width == TilePath.WIDTH) {
            checkTile(bundle, hashes.bytes());
        }
        return width;
    }

    private boolean readTile(long bundle, int width) {
        String place = TilePath.tile(0, bundle, width);
        if (!read(place, TilePath.tile(0, bundle, TilePath.WIDTH), hashes)) {
            return false;
        }
        boolean standIn = hashes.length() == TilePath.WIDTH * Hash.LENGTH;
        if (hashes.length() != width * Hash.LENGTH && !standIn) {
            faults.add(place, "it has " + hashes.length() + " bytes instead of " + width * Hash.LENGTH);
            return false;
        }
        return true;
    }

    private void checkEntries(long bundle, int width, boolean tile) {
        String place = TilePath.entries(bundle, width);
        if (!read(place, TilePath.entries(bundle, TilePath.WIDTH), entries)) {
            return;
        }
        byte[] bytes = entries.bytes();
        int end = entries.length();
        int at = 0;
        for (int i = 0; i < width; i++) {
            int length = at + 2 <= end ? (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff) : Integer.MAX_VALUE;
            if (length > end - at - 2) {
                faults.add(place, "the bundle ends inside entry " + (bundle * TilePath.WIDTH + i));
                return;
            }
            hashLeaf(bytes, at + 2, length, i);
            at += 2 + length;
        }
        if (at != end && standsAlone(place)) {
            faults.add(place, "something follows its " + width + " entries");
        }
        if (tile) {
            compareLeaves(bundle, width, place, hashes.bytes());
        }
    }

    private boolean standsAlone(String place) {
        try {
            return store.read(place) != null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void compareLeaves(long bundle, int width, String place, byte[] tile) {
        if (Arrays.equals(row, 0, width * Hash.LENGTH, tile, 0, width * Hash.LENGTH)) {
            return;
        }
        for (int i = 0; i < width; i++) {
            int from = i * Hash.LENGTH;
            if (!Arrays.equals(row, from, from + Hash.LENGTH, tile, from, from + Hash.LENGTH)) {
                long entry = bundle * TilePath.WIDTH + i;
                faults.add(
                        place, "entry " + entry + " does not fit its leaf hash in " + TilePath.tile(0, bundle, width));
            }
        }
    }

    /** A full tile must give the hash that the level above has for it; partial ones go straight into the root. */
    private void checkTile(long bundle, byte[] tile) {
        System.arraycopy(tile, 0, row, 0, row.length);
        for (int hashes = TilePath.WIDTH; hashes > 1; hashes /= 2) {
            for (int i = 0; i < hashes / 2; i++) {
                hashNode(i);
            }
        }
        String place = TilePath.tile(0, bundle, TilePath.WIDTH);
        try {
            if (!Hash.of(row, 0).equals(tiles.node(TilePath.HEIGHT, bundle))) {
                faults.add(place, "it does not fit its hash in " + tiles.pathOf(1, bundle / TilePath.WIDTH));
            }
        } catch (LedgerException unreadable) {
            faults.add(unreadable, place);
        }
    }

    private boolean read(String place, String standIn, ReadBuffer into) {
        try {
            if (store.read(place, into) || (!place.equals(standIn) && store.read(standIn, into))) {
                return true;
            }
            faults.add(place, "the file is missing");
        } catch (IOException unreadable) {
            faults.add(place, "it cannot be read: " + unreadable.getMessage());
        }
        return false;
    }

    /** The zero that stands before an entry in its leaf hash takes the place of the length just read: one piece to hash. */
    private void hashLeaf(byte[] bytes, int from, int length, int into) {
        bytes[from - 1] = 0;
        sha.update(bytes, from - 1, length + 1);
        digest(into);
    }

    private void hashNode(int into) {
        System.arraycopy(row, 2 * into * Hash.LENGTH, node, 1, 2 * Hash.LENGTH);
        sha.update(node);
        digest(into);
    }

    private void digest(int into) {
        try {
            sha.digest(row, into * Hash.LENGTH, Hash.LENGTH);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
