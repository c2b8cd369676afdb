package org.probity.ledger.tiles;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probity.ledger.base.LedgerException;

/** The bytes of entry bundles by C2SP tlog-tiles: entries one after another, each behind its length in two bytes, big-endian. */
public final class EntryBundle {
    /** The longest entry in bytes. */
    public static final int MAX_ENTRY = 65_535;

    private EntryBundle() {}

    /** The bundle of these entries. */
    public static byte[] encode(List<byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            refuseTooLong(entry);
            out.write(entry.length >>> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /**
     * The entries of a bundle.
     *
     * @throws LedgerException when the bytes do not hold exactly this many entries
     */
    public static List<byte[]> decode(byte[] bundle, int count) {
        List<byte[]> entries = new ArrayList<>(count);
        int at = 0;
        while (at < bundle.length) {
            if (bundle.length - at < 2) {
                throw new LedgerException("an entry bundle ends inside a length");
            }
            int length = (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
            at += 2;
            if (bundle.length - at < length) {
                throw new LedgerException("an entry bundle ends inside entry " + entries.size());
            }
            entries.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        if (entries.size() != count) {
            throw new LedgerException("an entry bundle holds " + entries.size() + " entries instead of " + count);
        }
        return entries;
    }

    /** Refuses an entry that the two length bytes cannot express. */
    public static void refuseTooLong(byte[] entry) {
        if (entry.length > MAX_ENTRY) {
            throw new LedgerException("an entry of " + entry.length + " bytes is longer than " + MAX_ENTRY);
        }
    }
}
