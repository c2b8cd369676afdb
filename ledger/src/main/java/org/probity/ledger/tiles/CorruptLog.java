package org.probity.ledger.tiles;

import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;

/** A file of the log is missing or does not fit the tree. Nothing is repaired; the place says which file. */
public final class CorruptLog extends LedgerException {
    private static final long serialVersionUID = 1L;

    private final String place;

    /** A fault at a file of the log, named by its path. */
    public CorruptLog(String place, String fault, @Nullable Throwable cause) {
        super("the log is damaged at " + place + ": " + fault, cause);
        this.place = place;
    }

    /** A fault at a file of the log, named by its path. */
    public CorruptLog(String place, String fault) {
        this(place, fault, null);
    }

    /** The path of the file, relative to the log. */
    public String place() {
        return place;
    }
}
