package org.probity.ledger.witness;

import org.probity.ledger.base.LedgerException;

/** A witness has cosigned a larger tree of the log than the log has: it was set back, or someone else signs with its key. */
public final class RolledBack extends LedgerException {
    private static final long serialVersionUID = 1L;

    RolledBack(String message) {
        super(message);
    }
}
