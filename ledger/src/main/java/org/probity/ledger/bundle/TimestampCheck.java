package org.probity.ledger.bundle;

import java.time.Instant;

/** Checks RFC 3161 time-stamp responses. The verifier works without one, and then says that it did not check them. */
public interface TimestampCheck {
    /**
     * What a good token says.
     *
     * @param time when the authority saw the data
     * @param authority the name in its certificate
     * @param doubt empty when its certificate leads to an authority that the caller trusts, else why it does not, in words
     *     that follow "but"
     */
    record Stamp(Instant time, String authority, String doubt) {
        /** Whether the authority is one that the caller trusts. */
        public boolean trusted() {
            return doubt.isEmpty();
        }
    }

    /** Whether the caller trusts any authority; then a bundle must hold a time-stamp by one of them. */
    boolean trustsAnyone();

    /**
     * Checks a response over some data.
     *
     * @throws org.probity.ledger.base.LedgerException when it is malformed, not over this data, badly signed, or its
     *     certificate was not valid for time-stamping at the time it states
     */
    Stamp check(byte[] response, byte[] data);
}
