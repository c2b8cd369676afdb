package org.probity.csaf.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.csaf.net.GuardedHttp;
import org.probity.csaf.provider.Downloader.Outcome;

class DownloaderTest {
    private static final Downloader.Options OPTIONS =
            new Downloader.Options(false, false, false, false, false, 1000, 1);
    private static Signer signer;
    private static Signer stranger;

    @TempDir
    private Path served;

    @TempDir
    private Path target;

    private HttpServer server;
    private SampleProvider provider;
    private WebSite site;
    private final AtomicInteger bodies = new AtomicInteger();

    @BeforeAll
    static void makeKey() {
        signer = new Signer();
        stranger = new Signer();
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String origin = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        provider = new SampleProvider(served, origin, signer);
        site = new WebSite(GuardedHttp.ANY);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = served.resolve(exchange.getRequestURI().getPath().substring(1));
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            String etag = "\"" + HashFile.sha512(content).substring(0, 16) + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            bodies.incrementAndGet();
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @AfterEach
    void stop() {
        site.close();
        server.stop(0);
    }

    private List<Downloader.Event> run() throws IOException {
        List<Downloader.Event> events = new ArrayList<>();
        Downloader.run(site, provider.url("provider-metadata.json"), target, OPTIONS, events::add);
        return events;
    }

    @Test
    void documentsAreStoredWithHashAndSignatureChecked() throws IOException {
        assertThat(run()).extracting(Downloader.Event::outcome).containsExactly(Outcome.SAVED, Outcome.SAVED);
        assertThat(target.resolve("2026/exr-2026-0007.json"))
                .hasContent(provider.read(SampleProvider.FOLDER + "2026/exr-2026-0007.json"));
        assertThat(target.resolve("2026/exr-2026-0007.json.sha512")).exists();
        assertThat(target.resolve("2026/exr-2026-0007.json.asc")).exists();
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws IOException {
        run();
        int before = bodies.get();
        assertThat(run()).extracting(Downloader.Event::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(bodies.get() - before).as("metadata, key and feed only").isEqualTo(3);
        provider.write(SampleProvider.FOLDER + "feed-white.json", provider.feed("2026-11-21T10:00:00Z"));
        assertThat(run()).extracting(Downloader.Event::says).containsOnly("the server says so");
    }

    @Test
    void whatWasDamagedLocallyIsFetchedAgain() throws IOException {
        run();
        Files.writeString(target.resolve("2026/exr-2026-0007.json"), "{}");
        assertThat(run()).extracting(Downloader.Event::outcome).containsExactly(Outcome.SAVED, Outcome.UNCHANGED);
    }

    @Test
    void wrongHashesAndSignaturesAreNotStored() throws IOException {
        String name = SampleProvider.FOLDER + "2026/exr-2026-0007.json";
        provider.write(name + ".sha512", "00");
        assertThat(run().getFirst().says()).startsWith("the hash is not that of the content");
        byte[] content = provider.read(name).getBytes(StandardCharsets.UTF_8);
        provider.write(name + ".sha512", HashFile.sha512(content));
        provider.write(name + ".asc", new String(stranger.sign(content), StandardCharsets.US_ASCII));
        assertThat(run().getFirst().says()).endsWith("is none of the provider's");
        provider.write(
                name + ".asc", new String(signer.sign(content, HashAlgorithmTags.SHA1), StandardCharsets.US_ASCII));
        assertThat(run().getFirst().says()).contains("broken hash");
        provider.delete(name + ".asc");
        assertThat(run().getFirst().says()).isEqualTo("there is no signature");
        assertThat(target.resolve("2026/exr-2026-0007.json")).doesNotExist();
    }

    @Test
    void invalidDocumentsAreNotStored() throws IOException {
        provider.document("2026/exr-2026-0007.json", "{\"document\": {\"csaf_version\": \"2.0\"}}");
        assertThat(run().getFirst().says()).startsWith("not valid: schema");
    }

    @Test
    void aKeyThatIsNotTheAnnouncedOneStopsAll() {
        provider.write(SampleProvider.FOLDER + "key.asc", new String(stranger.publicKey(), StandardCharsets.US_ASCII));
        assertThatExceptionOfType(IOException.class).isThrownBy(this::run).withMessageContaining("the metadata say");
    }

    @Test
    void metadataAreFoundFromTheDomain() {
        assertThat(Locator.onTheWeb(site, provider.origin)).containsExactly(provider.url("provider-metadata.json"));
    }

    @Test
    void hostsThatDocumentsLeadToMustBePublic() {
        try (WebSite strict = new WebSite()) {
            for (String url :
                    List.of("http://localhost:1/x", "http://127.0.0.1/x", "http://[::1]/", "http://10.0.0.1/x")) {
                assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> strict.get(url, 10));
            }
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> strict.get("http://127.1/x", 10));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> strict.get("file:///etc/passwd", 10));
        }
    }
}
