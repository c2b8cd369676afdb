package org.probity.ledger.verifier;

import org.probity.ledger.bundle.TimestampCheck;

/** Where the verifier gets its check of time-stamp tokens from; its own jar has none, for that takes a library. */
public interface Timestamps {
    /** A check that trusts nobody: it tells what a token says, and that it proves nothing. */
    TimestampCheck trustingNobody();

    /**
     * A check that trusts these authorities.
     *
     * @param certificates PEM, one after another, or DER
     * @throws org.probity.ledger.base.LedgerException when there is none
     */
    TimestampCheck trusting(byte[] certificates);
}
