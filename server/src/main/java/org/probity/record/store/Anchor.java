package org.probity.record.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.probity.ledger.Log;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.NoteSignature;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.Store;
import org.probity.ledger.time.TimestampAuthorities;
import org.probity.ledger.time.TimestampClient;
import org.probity.ledger.witness.Policy;
import org.probity.ledger.witness.WitnessClient;

/**
 * Somebody outside who vouches for checkpoints. Addresses come from the operator alone; redirects are not followed, answers are
 * bounded in size, and the whole exchange in time. Used by one thread.
 */
abstract sealed class Anchor implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Duration every;
    private final Duration patience;
    private long next = System.nanoTime();
    private int failures;
    private long lastSize = -1;

    private Anchor(Duration every, Duration patience) {
        this.every = every;
        this.patience = patience;
    }

    /** Everybody whom the settings name. */
    static List<Anchor> all(SealingSettings settings) {
        SealingSettings.Timestamps stamps = settings.timestamps();
        List<Anchor> all = new ArrayList<>();
        for (SealingSettings.Authority authority : stamps.authorities()) {
            all.add(new OfTime(authority, stamps));
        }
        String policy = settings.witnessPolicy();
        if (policy != null) {
            Policy.parse(read(policy)).witnesses().values().stream()
                    .filter(witness -> witness.url().isPresent())
                    .map(witness -> new OfWitness(witness, settings))
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** Public keys of the witnesses that the settings name. */
    static List<VerifierKey> witnessKeys(SealingSettings settings) {
        String policy = settings.witnessPolicy();
        return policy == null ? List.of() : Policy.parse(read(policy)).witnessKeys();
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new LedgerException(file + ", which the settings name, cannot be read: " + e.getMessage(), e);
        }
    }

    private static URI web(URI address) {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new LedgerException("the address " + address + " in the settings is neither http nor https");
        }
        return address;
    }

    boolean isDue() {
        return System.nanoTime() - next >= 0;
    }

    /** The size of the tree vouched for last, -1 before the first. */
    long lastSize() {
        return lastSize;
    }

    void succeeded(long size) {
        lastSize = size;
        failures = 0;
        next = System.nanoTime() + every.toNanos();
    }

    /** Waits twice as long after each failure, at most an hour; whether this was the first. */
    boolean failed() {
        failures = Math.min(failures + 1, 20);
        long wait = Math.min(LONGEST.toNanos(), every.toNanos() << Math.min(failures - 1, 10));
        next = System.nanoTime() + Math.max(wait, patience.toNanos());
        return failures == 1;
    }

    /** A limit on the whole exchange, however slowly an answer drips. */
    <T> T within(Callable<T> exchange) {
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> answer = thread.submit(exchange);
            try {
                return answer.get(patience.toMillis() * 3, TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                answer.cancel(true);
                throw new LedgerException("no answer in time", late);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof LedgerException known) {
                    throw known;
                }
                throw new LedgerException(String.valueOf(failed.getCause()), failed);
            } catch (InterruptedException stopped) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new LedgerException("interrupted", stopped);
            }
        }
    }

    @Override
    public abstract void close();

    /** What an authority has signed, checked. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record Stamped(byte[] response, Instant at) {}

    /** An RFC 3161 authority. */
    static final class OfTime extends Anchor {
        private final String name;
        private final TimestampAuthorities trust;
        private final TimestampClient client;

        OfTime(SealingSettings.Authority authority, SealingSettings.Timestamps settings) {
            super(settings.every(), settings.patience());
            this.name = web(authority.url()).toString();
            this.trust = new TimestampAuthorities(TimestampAuthorities.certificates(read(authority.trust())));
            this.client = new TimestampClient(authority.url(), trust, settings.patience());
        }

        String name() {
            return name;
        }

        Stamped stamp(SignedCheckpoint checkpoint) {
            byte[] response = within(() -> client.stamp(checkpoint.checkpoint()));
            byte[] data = Encoding.utf8(checkpoint.checkpoint().text());
            return new Stamped(response, trust.check(response, data).time());
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** A C2SP witness. */
    static final class OfWitness extends Anchor {
        private final WitnessClient client;

        OfWitness(Policy.Witness witness, SealingSettings settings) {
            super(settings.witnessEvery(), settings.timestamps().patience());
            this.client = new WitnessClient(
                    web(URI.create(witness.url().orElseThrow())),
                    List.of(witness.key()),
                    settings.timestamps().patience());
        }

        List<NoteSignature> cosign(LogHome home, SignedCheckpoint checkpoint) {
            return within(() -> {
                // The log itself is not closed: it would tidy up, which only its writer may.
                try (Store store = home.reading()) {
                    return client.cosign(Log.open(store, home.settings()), checkpoint);
                }
            });
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
