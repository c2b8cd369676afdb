package org.probity.csaf.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedHttpTest {
    private static GuardedHttp client(GuardedHttp.Resolver resolver, SSLSocketFactory tls) {
        return new GuardedHttp(resolver, tls, Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    private static GuardedHttp plain() {
        return client(GuardedHttp.ANY, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** A server that answers every connection with the same bytes. */
    private static ServerSocket saying(String answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return server;
    }

    private static HttpAnswer get(String answer, int most) throws IOException {
        try (ServerSocket server = saying(answer);
                GuardedHttp http = plain()) {
            return http.get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), Map.of(), most);
        }
    }

    @Test
    void aNameIsResolvedOnceSoThatItCannotChangeItsMind() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        GuardedHttp.Resolver rebinding = host -> {
            if (asked.incrementAndGet() > 1) {
                throw new UnknownHostException("asked again");
            }
            return List.of(InetAddress.getLoopbackAddress());
        };
        String ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
        try (ServerSocket server = saying(ok);
                GuardedHttp http = client(rebinding, (SSLSocketFactory) SSLSocketFactory.getDefault())) {
            URI uri = URI.create("http://provider.example:" + server.getLocalPort() + "/");
            assertThat(http.get(uri, Map.of(), 10).body()).asString().isEqualTo("ok");
            assertThat(http.get(uri, Map.of(), 10).status()).isEqualTo(200);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void oneAddressThatIsNotPublicRefusesTheHost() {
        try (GuardedHttp http = client(GuardedHttp.PUBLIC, (SSLSocketFactory) SSLSocketFactory.getDefault())) {
            for (String host :
                    List.of("localhost", "10.1.2.3", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "[fd00::1]")) {
                assertThatExceptionOfType(UnknownHostException.class)
                        .as(host)
                        .isThrownBy(() -> http.get(URI.create("http://" + host + "/"), Map.of(), 10));
            }
        }
    }

    @Test
    void chunksAndCompressedAnswersAreRead() throws IOException {
        HttpAnswer chunked = get(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\n",
                10);
        assertThat(chunked.body()).asString().isEqualTo("abcde");
        HttpAnswer interim = get("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", 10);
        assertThat(interim.body()).asString().isEqualTo("x");
        java.io.ByteArrayOutputStream zipped = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream out = new java.util.zip.GZIPOutputStream(zipped)) {
            out.write(new byte[1000]);
        }
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + zipped.size() + "\r\n\r\n";
        String body = zipped.toString(StandardCharsets.ISO_8859_1);
        assertThat(get(head + body, 1000).body()).hasSize(1000);
        assertThatExceptionOfType(HttpRefusal.class).isThrownBy(() -> get(head + body, 999));
    }

    @Test
    void brokenAndOversizedAnswersAreErrors() {
        for (String answer : List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nabcdefghijk",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\nabcdefghijk",
                "HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000) + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(300) + "\r\n",
                "SSH-2.0-OpenSSH\r\n",
                "")) {
            assertThatExceptionOfType(IOException.class)
                    .as(answer.substring(0, Math.min(60, answer.length())))
                    .isThrownBy(() -> get(answer, 10));
        }
    }

    @Test
    void requestsCannotBeSplit() {
        try (GuardedHttp http = plain()) {
            URI uri = URI.create("http://127.0.0.1:1/");
            assertThatExceptionOfType(HttpRefusal.class)
                    .isThrownBy(() -> http.get(uri, Map.of("X", "a\r\nHost: b"), 10));
            assertThatExceptionOfType(HttpRefusal.class)
                    .isThrownBy(() -> http.get(URI.create("http://user:secret@127.0.0.1:1/"), Map.of(), 10));
        }
    }

    @Test
    void certificatesAreHeldAgainstTheNameAndNotTheAddress(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        makeKey(store);
        SSLContext context = context(store);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] host = exchange.getRequestHeaders().getFirst("Host").getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(200, host.length);
                exchange.getResponseBody().write(host);
            }
        });
        server.start();
        GuardedHttp.Resolver here = host -> List.of(InetAddress.getLoopbackAddress());
        int port = server.getAddress().getPort();
        try (GuardedHttp http = client(here, context.getSocketFactory());
                GuardedHttp wary = client(here, (SSLSocketFactory) SSLSocketFactory.getDefault())) {
            URI right = URI.create("https://provider.example:" + port + "/");
            assertThat(http.get(right, Map.of(), 100).body()).asString().isEqualTo("provider.example:" + port);
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> http.get(URI.create("https://other.example:" + port + "/"), Map.of(), 100));
            assertThatExceptionOfType(SSLException.class).isThrownBy(() -> wary.get(right, Map.of(), 100));
        } finally {
            server.stop(0);
        }
    }

    private static void makeKey(Path store) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=provider.example",
                        "-ext",
                        "SAN=dns:provider.example",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "secret".toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
