package org.probity.csaf.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP/1.1 client for addresses that one does not choose oneself. Each name is resolved once for the life of the
 * client, every address it resolves to has to pass, and connections go to the addresses that passed: a name can't change
 * its mind between the check and the connection (DNS rebinding). The name still stands in the Host field, in the server
 * name indication of TLS, and is what the certificate is held against.
 *
 * <p>Answers are read whole or not at all: a body shorter than announced is an error. Connections are kept and used
 * again. Redirects are not followed. Safe to share between threads.
 */
public final class GuardedHttp implements AutoCloseable {
    private static final int MOST_IDLE = 8;

    /** Finds the addresses of a host, and refuses those that must not be asked. */
    @FunctionalInterface
    public interface Resolver {
        /**
         * The addresses to connect to, in the order to try them.
         *
         * @throws UnknownHostException if there is none, or one of them must not be asked
         */
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    /** Only hosts all of whose addresses belong to the open Internet. */
    public static final Resolver PUBLIC = PublicAddresses::resolve;

    /** Any host; for networks of one's own. */
    public static final Resolver ANY = host -> List.of(InetAddress.getAllByName(host));

    private final Resolver resolver;
    private final SSLSocketFactory tls;
    private final int connectMillis;
    private final Duration longest;
    private final Map<String, List<InetAddress>> addresses = new ConcurrentHashMap<>();
    private final Map<String, Deque<Connection>> idle = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * A client.
     *
     * @param connectTimeout for a connection to be made, and for each read to bring something
     * @param longest how long a whole answer may take
     */
    public GuardedHttp(Resolver resolver, SSLSocketFactory tls, Duration connectTimeout, Duration longest) {
        this.resolver = resolver;
        this.tls = tls;
        this.connectMillis = Math.toIntExact(connectTimeout.toMillis());
        this.longest = longest;
    }

    /** A connection and what is read from it. */
    private record Connection(Socket socket, InputStream in) {
        void shut() {
            try {
                socket.close();
            } catch (IOException closing) {
                // it is given up anyway
            }
        }
    }

    /**
     * Asks for a resource.
     *
     * @param uri with scheme http or https
     * @param headers sent beside Host, Accept-Encoding and Connection
     * @param most how many bytes of a body are accepted
     * @throws UnknownHostException if the host has no address that may be asked
     * @throws IOException if there is no whole answer
     */
    public HttpAnswer get(URI uri, Map<String, String> headers, int most) throws IOException {
        String host = uri.getHost();
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        if (host == null || uri.getRawUserInfo() != null || (!secure && !"http".equalsIgnoreCase(uri.getScheme()))) {
            throw new HttpRefusal(uri + " is no plain address of the web");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        String key = uri.getScheme() + " " + host.toLowerCase(Locale.ROOT) + " " + port;
        byte[] request = request(uri, headers);
        Connection kept = take(key);
        if (kept != null) {
            try {
                return exchange(kept, key, request, most);
            } catch (HttpAnswer.NothingReceived stale) {
                // the server closed a connection that was kept: ask again on a new one
            }
        }
        return exchange(connect(host, port, secure), key, request, most);
    }

    private static byte[] request(URI uri, Map<String, String> headers) throws IOException {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        StringBuilder text = new StringBuilder("GET ").append(target).append(" HTTP/1.1\r\nHost: ");
        text.append(uri.getHost());
        if (uri.getPort() >= 0) {
            text.append(':').append(uri.getPort());
        }
        text.append("\r\nAccept-Encoding: identity\r\nConnection: keep-alive\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        text.append("\r\n");
        String whole = text.toString();
        long lines = whole.chars().filter(c -> c == '\n').count();
        if (!whole.chars().allMatch(c -> c == '\r' || c == '\n' || (c >= 0x20 && c < 0x7f))
                || lines != 5L + headers.size()) {
            throw new HttpRefusal(uri + " holds characters that can't stand in a request");
        }
        return whole.getBytes(StandardCharsets.US_ASCII);
    }

    private HttpAnswer exchange(Connection connection, String key, byte[] request, int most) throws IOException {
        boolean keep = false;
        try {
            long end = System.nanoTime() + longest.toNanos();
            try {
                connection.socket().getOutputStream().write(request);
            } catch (IOException broken) {
                throw new HttpAnswer.NothingReceived(broken);
            }
            HttpAnswer answer = HttpAnswer.read(connection.in(), most, end);
            keep = answer.reusable();
            return answer;
        } finally {
            if (!keep || !give(key, connection)) {
                connection.shut();
            }
        }
    }

    private @Nullable Connection take(String key) {
        Deque<Connection> free = idle.get(key);
        if (free == null) {
            return null;
        }
        synchronized (free) {
            return free.pollLast();
        }
    }

    private boolean give(String key, Connection connection) {
        Deque<Connection> free = idle.computeIfAbsent(key, any -> new ArrayDeque<>());
        synchronized (free) {
            if (closed || free.size() >= MOST_IDLE) {
                return false;
            }
            free.addLast(connection);
            return true;
        }
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        String name = host.toLowerCase(Locale.ROOT);
        List<InetAddress> known = addresses.get(name);
        if (known == null) {
            String plain = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
            List<InetAddress> found = List.copyOf(resolver.resolve(plain));
            if (found.isEmpty()) {
                throw new UnknownHostException(host + " has no address");
            }
            List<InetAddress> first = addresses.putIfAbsent(name, found);
            known = first == null ? found : first;
        }
        return known;
    }

    private Connection connect(String host, int port, boolean secure) throws IOException {
        IOException last = null;
        for (InetAddress address : resolve(host)) {
            try {
                return connect(address, host, port, secure);
            } catch (IOException failed) {
                last = failed;
            }
        }
        throw last == null ? new UnknownHostException(host) : last;
    }

    private Connection connect(InetAddress address, String host, int port, boolean secure) throws IOException {
        Socket plain = new Socket();
        boolean done = false;
        try {
            plain.setSoTimeout(connectMillis);
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(address, port), connectMillis);
            Socket socket = plain;
            if (secure) {
                SSLSocket wrapped = (SSLSocket) tls.createSocket(plain, host, port, true);
                SSLParameters parameters = wrapped.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                wrapped.setSSLParameters(parameters);
                wrapped.startHandshake();
                socket = wrapped;
            }
            done = true;
            return new Connection(socket, new BufferedInputStream(socket.getInputStream(), 1 << 15));
        } finally {
            if (!done) {
                plain.close();
            }
        }
    }

    /** Closes the connections that are kept. */
    @Override
    public void close() {
        closed = true;
        for (Deque<Connection> free : idle.values()) {
            synchronized (free) {
                free.forEach(Connection::shut);
                free.clear();
            }
        }
    }
}
