package org.probity.ledger.bundle;

import java.util.List;
import java.util.Optional;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.witness.Policy;

/**
 * Whom the one who checks a bundle trusts.
 *
 * @param logKeys keys of logs; when empty, the key that comes with the bundle is taken, and the verdict says so
 * @param policy witnesses of whom a quorum must have cosigned, if given; its logs are trusted as well
 * @param timestamps what checks time-stamp tokens, if given
 */
public record Trust(List<VerifierKey> logKeys, Optional<Policy> policy, Optional<TimestampCheck> timestamps) {
    /** Copies the keys. */
    public Trust {
        logKeys = List.copyOf(logKeys);
    }

    /** Nobody. */
    public static Trust nobody() {
        return new Trust(List.of(), Optional.empty(), Optional.empty());
    }

    /** Logs with these keys. */
    public static Trust logs(List<VerifierKey> keys) {
        return new Trust(keys, Optional.empty(), Optional.empty());
    }

    /** Every log key that is trusted. */
    List<VerifierKey> allLogKeys() {
        List<VerifierKey> all = new java.util.ArrayList<>(logKeys);
        policy.ifPresent(rules -> all.addAll(rules.logKeys()));
        return all;
    }
}
