package org.probity.csaf.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server over a folder, on this machine, that misbehaves where a test asks for it. */
final class FaultyServer implements AutoCloseable {
    /** Answers in the place of the folder; whether it did. */
    @FunctionalInterface
    interface Fault {
        boolean answer(HttpExchange exchange, int times) throws IOException;
    }

    private final HttpServer server;
    private final Path folder;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final Map<String, String> headers = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();

    FaultyServer(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Misbehaves where the path ends so. */
    void fault(String end, Fault fault) {
        faults.put(end, fault);
    }

    int times(String end) {
        return (int) asked.stream().filter(path -> path.endsWith(end)).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            for (Map.Entry<String, Fault> entry : faults.entrySet()) {
                if (path.endsWith(entry.getKey())) {
                    int time = times.computeIfAbsent(path, any -> new AtomicInteger())
                            .incrementAndGet();
                    if (entry.getValue().answer(exchange, time)) {
                        return;
                    }
                }
            }
            Path file = folder.resolve(path.substring(1)).normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        } finally {
            running.decrementAndGet();
        }
    }

    static Fault status(int status) {
        return (exchange, times) -> {
            exchange.sendResponseHeaders(status, -1);
            return true;
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
