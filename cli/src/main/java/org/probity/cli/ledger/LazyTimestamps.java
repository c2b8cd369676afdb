package org.probity.cli.ledger;

import java.util.List;
import org.probity.ledger.bundle.TimestampCheck;
import org.probity.ledger.time.TimestampAuthorities;
import org.probity.ledger.verifier.Timestamps;

/**
 * Checks time-stamps, and loads what that takes only when there is one to check: the library's jar is signed, and verifying
 * that signature takes longer than the check of a bundle.
 */
public final class LazyTimestamps implements Timestamps {
    @Override
    public TimestampCheck trustingNobody() {
        return new TimestampCheck() {
            @Override
            public boolean trustsAnyone() {
                return false;
            }

            @Override
            public Stamp check(byte[] response, byte[] data) {
                return new TimestampAuthorities(List.of()).check(response, data);
            }
        };
    }

    @Override
    public TimestampCheck trusting(byte[] certificates) {
        return new TimestampAuthorities(TimestampAuthorities.certificates(certificates));
    }
}
