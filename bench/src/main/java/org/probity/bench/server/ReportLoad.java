package org.probity.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends reports to {@code POST /api/v1/reports} of a running server and prints rate and latency, beside the rate at which
 * this disk takes SQLite commits with a full fsync, measured before in the same run.
 *
 * <p>Arguments: address, number of reports, clients at once, folder for the scratch database (on the disk that the server
 * writes to). Start the server with {@code PROBITY_LIMITS_REPORTSPERMINUTE=1000000}; it limits strangers otherwise.
 */
public final class ReportLoad {
    private static final int WARM_UP = 500;
    private static final int COMMITS = 1_000;
    private static final String TEXT = "The session check of the management page can be passed over.\\n\\n"
            + "1. Open the page\\n2. Send a second cookie\\n3. Read the settings of the other session\\n\\n"
            + "An attacker on the same network reads and changes the configuration. ".repeat(12);

    private final HttpClient client;
    private final URI address;

    private ReportLoad(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    /** Runs; exits with 1 when a report was not taken. */
    public static void main(String[] args) throws Exception {
        String base = args.length > 0 ? args[0] : "http://127.0.0.1:8080";
        int reports = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
        int clients = args.length > 2 ? Integer.parseInt(args[2]) : 8;
        Path folder = args.length > 3 ? Path.of(args[3]) : Path.of("target");
        double commits = commitsPerSecond(folder);
        System.out.printf(Locale.ROOT, "SQLite, WAL, synchronous=FULL: %.0f commits/s of 2 kB%n", commits);
        try (HttpClient client = HttpClient.newHttpClient()) {
            ReportLoad load = new ReportLoad(client, URI.create(base + "/api/v1/reports"));
            load.mustBeThere();
            load.run(WARM_UP, clients);
            long start = System.nanoTime();
            long[] nanos = load.run(reports, clients);
            double rate = reports / ((System.nanoTime() - start) / 1e9);
            System.out.printf(
                    Locale.ROOT,
                    "reports: %d by %d clients: %.0f/s, p50 %.1f ms, p99 %.1f ms, worst %.1f ms, %.2f of the commit rate%n",
                    reports,
                    clients,
                    rate,
                    at(nanos, 0.50),
                    at(nanos, 0.99),
                    at(nanos, 1.0),
                    rate / commits);
        }
    }

    private void mustBeThere() throws InterruptedException {
        try {
            client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            System.err.println("no server answers at " + address + ". Start one and give its address.");
            System.exit(2);
        }
    }

    /** Milliseconds at a quantile of sorted nanoseconds. */
    private static double at(long[] sorted, double quantile) {
        int index = (int) Math.ceil(quantile * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }

    private long[] run(int reports, int clients) throws InterruptedException, ExecutionException {
        AtomicInteger left = new AtomicInteger(reports);
        List<Future<List<Long>>> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                parts.add(threads.submit(() -> send(left)));
            }
        }
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> part : parts) {
            all.addAll(part.get());
        }
        long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private List<Long> send(AtomicInteger left) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        int number;
        while ((number = left.getAndDecrement()) > 0) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"title\":\"Session check " + number + "\",\"description\":\"" + TEXT + "\",\"versions\":\"4.2\"}"))
                    .build();
            long start = System.nanoTime();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            nanos.add(System.nanoTime() - start);
            if (answer.statusCode() != 201) {
                System.err.println("a report was not taken: " + answer.statusCode() + " " + answer.body());
                System.exit(1);
            }
        }
        return nanos;
    }

    /** One writer, one row of about 2 kB and one full fsync each. */
    private static double commitsPerSecond(Path folder) throws SQLException, IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "commits", ".db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=WAL");
            statement.execute("pragma synchronous=FULL");
            statement.execute("create table row (id integer primary key, body text not null)");
            try (PreparedStatement insert = connection.prepareStatement("insert into row (body) values (?)")) {
                long start = System.nanoTime();
                for (int i = 0; i < COMMITS; i++) {
                    insert.setString(1, TEXT);
                    insert.executeUpdate();
                }
                return COMMITS / ((System.nanoTime() - start) / 1e9);
            }
        } finally {
            for (String tail : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(file + tail));
            }
        }
    }
}
