package org.probity.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.note.VerifierKey;

/**
 * How a log is run.
 *
 * @param origin the log's name, the first line of each checkpoint
 * @param signers keys that sign each checkpoint; more than one while keys overlap. Their names must be the origin
 * @param formerKeys public keys that signed earlier checkpoints, accepted when the last one is read back
 * @param publishEvery the shortest time between two checkpoints made for {@link Log#add}
 * @param maxPendingBytes how many bytes of entries may wait unpublished before {@link Log#add} makes its caller
 *     wait; each entry counts 64 bytes more than it has
 */
public record LogSettings(
        String origin,
        List<SigningKey> signers,
        List<VerifierKey> formerKeys,
        Duration publishEvery,
        long maxPendingBytes) {
    /** Refuses settings under which no valid checkpoint could be made. */
    public LogSettings {
        signers = List.copyOf(signers);
        formerKeys = List.copyOf(formerKeys);
        if (signers.isEmpty()) {
            throw new LedgerException("a log needs a key to sign with");
        }
        for (SigningKey signer : signers) {
            if (signer.verifier().type().cosigns() || !signer.verifier().name().equals(origin)) {
                throw new LedgerException("the key " + signer.verifier() + " does not sign for the log " + origin);
            }
        }
        if (publishEvery.isNegative() || maxPendingBytes < 1) {
            throw new LedgerException("the publishing interval and the pending bytes must be positive");
        }
    }

    /** One key, whose name is the origin; a checkpoint at most every 200 ms; 16 MiB may wait. */
    public static LogSettings of(SigningKey signer) {
        return new LogSettings(signer.verifier().name(), List.of(signer), List.of(), Duration.ofMillis(200), 16L << 20);
    }

    /**
     * Under a history of keys: those that sign now, by that history, sign; the same bounds as {@link #of(SigningKey)}.
     *
     * @param available private keys, among them all that sign now
     * @throws LedgerException when the private key of one that signs now is not there
     */
    public static LogSettings of(KeyHistory history, Collection<SigningKey> available) {
        List<SigningKey> signers = history.present().stream()
                .map(key -> available.stream()
                        .filter(secret -> secret.verifier().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new LedgerException(
                                "by the log's history of keys, " + key + " signs, but its private key is not here")))
                .toList();
        LogSettings usual = of(signers.getFirst());
        return new LogSettings(usual.origin, signers, history.all(), usual.publishEvery, usual.maxPendingBytes);
    }

    /** The same with another publishing interval. */
    public LogSettings publishingEvery(Duration interval) {
        return new LogSettings(origin, signers, formerKeys, interval, maxPendingBytes);
    }

    /** The same with another bound on waiting bytes. */
    public LogSettings pendingAtMost(long bytes) {
        return new LogSettings(origin, signers, formerKeys, publishEvery, bytes);
    }

    /** Every key whose signature makes a checkpoint this log's own. */
    public Collection<VerifierKey> keys() {
        Set<VerifierKey> keys = new LinkedHashSet<>(formerKeys);
        signers.forEach(signer -> keys.add(signer.verifier()));
        return keys;
    }
}
