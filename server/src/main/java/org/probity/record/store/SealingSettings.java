package org.probity.record.store;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator can set about sealing, under {@code probity.}; docs/operators.md lists them.
 *
 * @param logKeystore a PKCS#12 store for the log's key; null for {@code keys/log.key} in the data folder
 * @param logKeystorePassword its password
 * @param timestamps authorities that time-stamp checkpoints
 * @param witnessPolicy a C2SP tlog-policy file with the witnesses to ask; null for none
 * @param witnessEvery the shortest time between two rounds of asking
 */
record SealingSettings(
        @Nullable String logKeystore,
        @DefaultValue("") String logKeystorePassword,
        @DefaultValue Timestamps timestamps,
        @Nullable String witnessPolicy,
        @DefaultValue("1m") Duration witnessEvery) {

    /**
     * RFC 3161.
     *
     * @param every how often a checkpoint is stamped, if there is a new one
     * @param patience how long to wait for an answer, of a witness too
     * @param authorities whom to ask
     */
    record Timestamps(
            @DefaultValue("10m") Duration every,
            @DefaultValue("10s") Duration patience,
            @DefaultValue List<Authority> authorities) {
        Timestamps {
            authorities = List.copyOf(authorities);
        }
    }

    /**
     * A time-stamp authority.
     *
     * @param url its address, http or https
     * @param trust a file with the certificates that its own must lead to, PEM or DER
     */
    record Authority(URI url, String trust) {}
}
