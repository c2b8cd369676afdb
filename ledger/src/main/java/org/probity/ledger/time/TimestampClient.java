package org.probity.ledger.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.TimestampCheck;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.tree.Hash;

/**
 * Asks one RFC 3161 authority over HTTP to time-stamp checkpoints. What is stamped is the checkpoint's text, the lines before
 * the blank one; cosignatures may be added later. Safe for use by several threads.
 */
public final class TimestampClient implements AutoCloseable {
    private static final int MAX_ANSWER = 1 << 20;

    private final URI address;
    private final TimestampCheck check;
    private final Duration patience;
    private final HttpClient http;
    private final SecureRandom random = new SecureRandom();

    /**
     * A client.
     *
     * @param check what an answer must pass before it is taken
     */
    public TimestampClient(URI address, TimestampCheck check, Duration patience) {
        this.address = address;
        this.check = check;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Has a checkpoint stamped.
     *
     * @return the response (DER), verified
     * @throws LedgerException when the authority cannot be reached, refuses, or its answer does not hold or is not trusted
     */
    public byte[] stamp(Checkpoint checkpoint) {
        byte[] data = Encoding.utf8(checkpoint.text());
        TimeStampRequest request = request(data);
        byte[] response = ask(request);
        try {
            new TimeStampResponse(response).validate(request);
        } catch (TSPException | IOException bad) {
            throw new LedgerException("the authority " + address + " refused: " + bad.getMessage(), bad);
        }
        TimestampCheck.Stamp stamp = check.check(response, data);
        if (!stamp.trusted()) {
            throw new LedgerException(
                    "the token of " + stamp.authority() + " at " + address + " is not taken: " + stamp.doubt());
        }
        return response;
    }

    private TimeStampRequest request(byte[] data) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(TSPAlgorithms.SHA256, Hash.sha256(data).bytes(), new BigInteger(64, random));
    }

    private byte[] ask(TimeStampRequest request) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(patience)
                            .header("Content-Type", "application/timestamp-query")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()))
                            .build(),
                    info -> HttpResponse.BodySubscribers.mapping(
                            HttpResponse.BodySubscribers.ofInputStream(), TimestampClient::firstBytes));
            if (answer.statusCode() != 200) {
                throw new LedgerException("the authority " + address + " answered with status " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new LedgerException(
                    "the authority " + address + " cannot be reached: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LedgerException("waiting for the authority " + address + " was interrupted", stopped);
        }
    }

    private static byte[] firstBytes(InputStream body) {
        try (body) {
            return body.readNBytes(MAX_ANSWER);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
