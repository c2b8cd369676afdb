package org.probity.ledger.witness;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.probity.ledger.Log;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.NoteSignature;
import org.probity.ledger.note.SignedCheckpoint;

/**
 * Gathers cosignatures from all witnesses of a policy that have an address, at the same time, and puts them into the log's
 * checkpoint. A witness that fails holds nothing up but itself.
 */
public final class Cosigning implements AutoCloseable {
    private final Policy policy;
    private final List<WitnessClient> clients;

    /** Clients for the policy's witnesses. */
    public Cosigning(Policy policy, Duration patience) {
        this.policy = policy;
        this.clients = policy.witnesses().values().stream()
                .filter(witness -> witness.url().isPresent())
                .map(witness ->
                        new WitnessClient(URI.create(witness.url().orElseThrow()), List.of(witness.key()), patience))
                .toList();
    }

    /**
     * How far a round came.
     *
     * @param checkpoint the log's latest checkpoint afterwards
     * @param quorum whether the policy is satisfied
     * @param failures one line for each witness that did not cosign
     */
    public record Round(SignedCheckpoint checkpoint, boolean quorum, List<String> failures) {
        /** Copies the list. */
        public Round {
            failures = List.copyOf(failures);
        }
    }

    /** Asks every witness about the log's present checkpoint, and publishes it again with what they signed. */
    public Round run(Log log) {
        SignedCheckpoint target = log.checkpoint();
        List<NoteSignature> gathered = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<NoteSignature>>> answers = clients.stream()
                    .map(client -> threads.submit((Callable<List<NoteSignature>>) () -> client.cosign(log, target)))
                    .toList();
            for (Future<List<NoteSignature>> answer : answers) {
                collect(answer, gathered, failures);
            }
        }
        SignedCheckpoint published = gathered.isEmpty() ? log.checkpoint() : log.cosigned(target, gathered);
        return new Round(published, policy.witnessed(published), failures);
    }

    private static void collect(
            Future<List<NoteSignature>> answer, List<NoteSignature> gathered, List<String> failures) {
        try {
            gathered.addAll(answer.get());
        } catch (ExecutionException failed) {
            failures.add(String.valueOf(
                    failed.getCause() == null ? failed : failed.getCause().getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LedgerException("gathering cosignatures was interrupted", stopped);
        }
    }

    @Override
    public void close() {
        clients.forEach(WitnessClient::close);
    }
}
