package org.probity.receipt.web;

/** Sizes of files as people read them. */
public final class Sizes {
    private Sizes() {}

    /** As in {@code 12 kB}; 1 kB is 1,000 bytes. */
    public static String of(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000 ? (bytes + 500) / 1_000 + " kB" : tenths((bytes + 50_000) / 100_000) + " MB";
    }

    private static String tenths(long tenths) {
        return tenths / 10 + "." + tenths % 10;
    }
}
