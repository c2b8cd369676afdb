package org.probity.ledger.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.probity.ledger.Log;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.NoteSignature;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;

/**
 * Asks one witness over HTTP to cosign checkpoints of a log (C2SP tlog-witness, {@code add-checkpoint}). Remembers the size
 * the witness last cosigned; a witness that knows another tells so, and is asked once more. Safe for use by several threads.
 */
public final class WitnessClient implements AutoCloseable {
    private static final int MAX_ANSWER = 64 * 1024;

    private final URI address;
    private final List<VerifierKey> keys;
    private final Duration patience;
    private final HttpClient http;
    private final Map<String, Long> cosigned = new ConcurrentHashMap<>();

    /**
     * A client.
     *
     * @param submissionPrefix the witness's address, with or without a slash at the end
     * @param keys the witness's keys; other signatures it sends are ignored
     * @param patience how long to wait for an answer
     */
    public WitnessClient(URI submissionPrefix, List<VerifierKey> keys, Duration patience) {
        String prefix = submissionPrefix.toString();
        this.address = URI.create(prefix + (prefix.endsWith("/") ? "" : "/") + "add-checkpoint");
        this.keys = List.copyOf(keys);
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Asks for cosignatures.
     *
     * @return verified cosignatures of the witness's keys, at least one
     * @throws RolledBack when the witness has seen a larger tree of this log
     * @throws LedgerException when the witness cannot be reached, refuses, or answers with none
     */
    public List<NoteSignature> cosign(Log log, SignedCheckpoint checkpoint) {
        String origin = checkpoint.checkpoint().origin();
        HttpResponse<byte[]> answer = ask(log, checkpoint, cosigned.getOrDefault(origin, 0L));
        if (answer.statusCode() == 409) {
            answer = ask(
                    log,
                    checkpoint,
                    Encoding.decimal(Encoding.utf8(answer.body()).strip()));
        }
        if (answer.statusCode() != 200) {
            throw new LedgerException("the witness " + address + " refused with status " + answer.statusCode() + ": "
                    + Encoding.shortened(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8)));
        }
        List<NoteSignature> good = verified(checkpoint, Note.parseLines(Encoding.utf8(answer.body())));
        cosigned.put(origin, checkpoint.checkpoint().size());
        return good;
    }

    private List<NoteSignature> verified(SignedCheckpoint checkpoint, List<NoteSignature> lines) {
        List<NoteSignature> known = lines.stream()
                .filter(line -> keys.stream()
                        .anyMatch(key -> key.id() == line.keyId() && key.name().equals(line.name())))
                .toList();
        Note answered = new Note(checkpoint.checkpoint().text(), known);
        if (answered.verify(keys).isEmpty()) {
            throw new LedgerException("the witness " + address + " sent no cosignature of its known keys");
        }
        return known;
    }

    private HttpResponse<byte[]> ask(Log log, SignedCheckpoint checkpoint, long oldSize) {
        long size = checkpoint.checkpoint().size();
        if (oldSize > size) {
            throw new RolledBack("the witness " + address + " has cosigned size " + oldSize + ", but the log has only "
                    + size + ": the log was rolled back, or someone else signs with its key");
        }
        byte[] body = new AddCheckpoint(oldSize, log.consistency(oldSize, size), checkpoint).bytes();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, info -> limited());
        } catch (IOException failed) {
            throw new LedgerException("the witness " + address + " cannot be reached: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LedgerException("waiting for the witness " + address + " was interrupted", stopped);
        }
    }

    /** A body of bounded length, whatever the witness sends. */
    private static HttpResponse.BodySubscriber<byte[]> limited() {
        return HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.ofInputStream(), WitnessClient::firstBytes);
    }

    private static byte[] firstBytes(InputStream body) {
        try (body) {
            return body.readNBytes(MAX_ANSWER);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
