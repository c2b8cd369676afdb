package org.probity.cli.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.KeyFile;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.witness.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code probity ledger witness}: cosigns other logs' checkpoints, over HTTP or for one request on standard input. */
@Command(
        name = "witness",
        description =
                "Be a witness: cosign checkpoints of the logs named by --key, each only if it continues the last one."
                        + " Reads one add-checkpoint request from standard input, or with --listen serves them over HTTP.",
        mixinStandardHelpOptions = true)
public final class WitnessCommand implements Callable<Integer> {
    private static final int MAX_REQUEST = 64 * 1024;

    @Parameters(index = "0", paramLabel = "STATE", description = "Folder for what was cosigned; made when missing.")
    private Path state = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Make the witness's key under this name if there is none, and print its verifier key.")
    private @Nullable String name;

    @Option(names = "--ml-dsa", description = "With --name: make an ML-DSA-44 key instead of an Ed25519 one.")
    private boolean mlDsa;

    @Option(names = "--key-file", paramLabel = "FILE", description = "The witness's private key (default: STATE.key).")
    private @Nullable Path keyFile;

    @Mixin
    private Keys logs = new Keys();

    @Option(names = "--listen", paramLabel = "PORT", description = "Serve HTTP on the loopback address at this port.")
    private @Nullable Integer port;

    @Mixin
    private Screen screen = new Screen();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = keyFile == null ? Path.of(state + ".key") : keyFile;
        if (name != null && !Files.exists(file)) {
            SigningKey made = SigningKey.generate(name, mlDsa ? KeyType.ML_DSA_COSIGNATURE : KeyType.COSIGNATURE);
            KeyFile.write(file, made);
            screen.out().println(made.verifier());
            return 0;
        }
        List<VerifierKey> known = logs.trusted();
        if (known.isEmpty()) {
            throw new LedgerException("name the logs to cosign for by their verifier keys (--key)");
        }
        Witness witness = new Witness(state, List.of(KeyFile.read(file)), known, Clock.systemUTC());
        return port == null ? answerOne(witness) : serve(witness, port);
    }

    private int answerOne(Witness witness) throws IOException {
        byte[] request = System.in.readNBytes(MAX_REQUEST + 1);
        if (request.length > MAX_REQUEST) {
            throw new LedgerException("the request is longer than " + MAX_REQUEST + " bytes");
        }
        Witness.Answer answer = witness.addCheckpoint(request);
        boolean cosigned = answer.status() == 200;
        PrintWriter to = cosigned ? screen.out() : screen.err();
        to.print(cosigned ? answer.body() : answer.status() + " " + answer.body());
        to.flush();
        return cosigned ? 0 : answer.status() == 400 ? 2 : 1;
    }

    private int serve(Witness witness, int where) throws IOException, InterruptedException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), where);
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, witness);
            }
        });
        server.start();
        screen.err()
                .println("witness at http://" + server.getAddress().getHostString() + ":"
                        + server.getAddress().getPort() + "/add-checkpoint");
        new CountDownLatch(1).await();
        return 0;
    }

    private static void answer(HttpExchange exchange, Witness witness) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/add-checkpoint") && exchange.getRequestMethod().equals("POST")) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_REQUEST + 1);
            send(exchange, body.length > MAX_REQUEST ? tooLong() : witness.addCheckpoint(body));
            return;
        }
        String latest = witness.latestByHash(path.replaceAll("^/|/checkpoint$", ""))
                .map(checkpoint -> checkpoint.note())
                .map(Note::toString)
                .orElse("");
        send(exchange, new Witness.Answer(latest.isEmpty() ? 404 : 200, "text/plain; charset=utf-8", latest));
    }

    private static Witness.Answer tooLong() {
        return new Witness.Answer(400, "text/plain; charset=utf-8", "the request is too long\n");
    }

    private static void send(HttpExchange exchange, Witness.Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
