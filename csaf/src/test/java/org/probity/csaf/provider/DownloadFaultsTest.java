package org.probity.csaf.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.csaf.net.GuardedHttp;
import org.probity.csaf.provider.Downloader.Outcome;
import org.probity.csaf.write.Samples;

/** Downloads from a server that does what servers do on bad days. */
class DownloadFaultsTest {
    private static final String DOCUMENT = "exr-2026-0007.json";
    private static Signer signer;

    @TempDir
    private Path served;

    @TempDir
    private Path target;

    private FaultyServer server;
    private SampleProvider provider;
    private WebSite web;

    @BeforeAll
    static void makeKey() {
        signer = new Signer();
    }

    @BeforeEach
    void serve() throws IOException {
        server = new FaultyServer(served);
        provider = new SampleProvider(served, server.origin(), signer);
        web = new WebSite(GuardedHttp.ANY);
    }

    @AfterEach
    void stop() {
        web.close();
        server.close();
    }

    private Map<String, Downloader.Event> run(Downloader.Options options) throws IOException {
        PoliteSite.Manners manners = new PoliteSite.Manners(4, 3, Duration.ofMillis(2), Duration.ofMillis(10));
        Map<String, Downloader.Event> events = new TreeMap<>();
        Downloader.run(
                new PoliteSite(web, manners),
                provider.url("provider-metadata.json"),
                target,
                options,
                event -> events.put(event.url().replaceFirst(".*/", ""), event));
        return events;
    }

    private Downloader.Event document() throws IOException {
        return run(Downloader.Options.USUAL).get(DOCUMENT);
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.walk(target)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".download"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aDocumentThatIsNotThereFailsAndTheOthersCome() throws IOException {
        server.fault(DOCUMENT, FaultyServer.status(404));
        assertThat(document())
                .isEqualTo(new Downloader.Event(provider.url("2026/" + DOCUMENT), Outcome.FAILED, "status 404"));
        assertThat(stored()).contains("exr-vex-2026-3.json").doesNotContain(DOCUMENT);
        assertThat(server.times(DOCUMENT)).as("a 404 is not asked for again").isEqualTo(1);
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws IOException {
        server.fault(DOCUMENT, (exchange, times) -> {
            if (times < 3) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(times == 1 ? 503 : 429, -1);
                return true;
            }
            return false;
        });
        assertThat(document().outcome()).isEqualTo(Outcome.SAVED);
        assertThat(server.times(DOCUMENT)).isEqualTo(3);
    }

    @Test
    void aServerThatStaysBusyIsGivenUp() throws IOException {
        server.fault(DOCUMENT, FaultyServer.status(503));
        assertThat(document().says()).isEqualTo("status 503");
        assertThat(server.times(DOCUMENT)).isEqualTo(3);
    }

    @Test
    void anAnswerThatIsCutOffIsNeverTakenForWhole() throws IOException {
        server.fault(DOCUMENT, (exchange, times) -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write("{\"document\": {}}".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            return true;
        });
        Downloader.Event event = document();
        assertThat(event.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(event.says()).contains("cut off");
        assertThat(stored()).noneMatch(name -> name.startsWith(DOCUMENT) || name.startsWith(".part-"));
    }

    @Test
    void aDocumentReplacedWhileItIsFetchedIsFetchedOnceMore() throws IOException {
        byte[] old = "{\"old\": true}".getBytes(StandardCharsets.UTF_8);
        server.fault(DOCUMENT, (exchange, times) -> {
            if (times == 1) {
                exchange.sendResponseHeaders(200, old.length);
                exchange.getResponseBody().write(old);
            }
            return times == 1;
        });
        assertThat(document().outcome()).isEqualTo(Outcome.SAVED);
        assertThat(target.resolve("2026/" + DOCUMENT))
                .hasContent(Samples.advisory().text(Samples.history()));
    }

    @Test
    void circlesOfRedirectsAreLeft() throws IOException {
        server.fault(DOCUMENT, (exchange, times) -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            return true;
        });
        server.fault("/elsewhere", (exchange, times) -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere?again");
            exchange.sendResponseHeaders(302, -1);
            return true;
        });
        assertThat(document().says()).contains("redirects in a circle");
        assertThat(server.times(DOCUMENT))
                .as("a refusal is not asked for again")
                .isEqualTo(1);
    }

    @Test
    void redirectsByHeaderAreFollowed() throws IOException {
        provider.document("2026/moved.json", Samples.advisory().text(Samples.history()));
        server.fault("/2026/" + DOCUMENT, (exchange, times) -> {
            exchange.getResponseHeaders().set("Location", "moved.json");
            exchange.sendResponseHeaders(301, -1);
            return true;
        });
        assertThat(document().outcome()).isEqualTo(Outcome.SAVED);
    }

    @Test
    void endlessAnswersAreRefused() throws IOException {
        server.fault("provider-metadata.json", (exchange, times) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            try {
                for (int i = 0; i < 10_000; i++) {
                    exchange.getResponseBody().write(block);
                }
            } catch (IOException hungUp) {
                // as it should be
            }
            return true;
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run(Downloader.Options.USUAL))
                .withMessageContaining("larger than");
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        for (String trick :
                List.of("..%2f..%2fx.json", "..", "%2e%2e/x.json", "a\\u0000.json", "con:x.json", ".hidden.json")) {
            String feed = provider.feed("2026-11-20T10:00:00Z").replace("2026/exr-2026-0007.json", "2026/" + trick);
            provider.write(SampleProvider.FOLDER + "feed-white.json", feed);
            try {
                run(Downloader.Options.USUAL);
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("lists no document");
            }
            assertThat(stored()).allMatch(name -> name.startsWith("exr-vex-2026-3.json"));
        }
        try (Stream<Path> around = Files.list(target.getParent())) {
            assertThat(around.map(path -> path.getFileName().toString())).doesNotContain("x.json");
        }
    }

    @Test
    void twoDocumentsDontShareAFile() throws IOException {
        provider.document("other/2026/" + DOCUMENT, Samples.advisory().text(Samples.history()));
        String feed = provider.feed("2026-11-20T10:00:00Z")
                .replace("exr-vex-2026-3.json", DOCUMENT)
                .replaceFirst("(?s)(.*)csaf/2026/exr-2026-0007.json\"}}", "$1csaf/other/2026/exr-2026-0007.json\"}}");
        provider.write(SampleProvider.FOLDER + "feed-white.json", feed);
        List<Downloader.Event> events = new ArrayList<>();
        Downloader.run(web, provider.url("provider-metadata.json"), target, Downloader.Options.USUAL, events::add);
        assertThat(events)
                .extracting(Downloader.Event::outcome)
                .containsExactlyInAnyOrder(Outcome.SAVED, Outcome.REFUSED);
        assertThat(events).anyMatch(event -> event.says().startsWith("it would be stored in the place of "));
    }

    @Test
    void whatABrokenRunLeftHalfWrittenIsRemoved() throws IOException {
        Files.createDirectories(target.resolve("2026"));
        Files.writeString(target.resolve("2026/.part-123.tmp"), "{\"half");
        run(Downloader.Options.USUAL);
        assertThat(target.resolve("2026/.part-123.tmp")).doesNotExist();
    }

    @Test
    void manyDocumentsComeTogetherButAHostIsAskedWithManners() throws IOException {
        StringBuilder index = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String id = "EXR-2026-1" + i;
            String text = Samples.advisory().text(Samples.history()).replace("EXR-2026-0007", id);
            provider.document("2026/" + id.toLowerCase(java.util.Locale.ROOT) + ".json", text);
            index.append("2026/").append(id.toLowerCase(java.util.Locale.ROOT)).append(".json\n");
        }
        provider.write(SampleProvider.FOLDER + "index.txt", index.toString());
        provider.delete(SampleProvider.FOLDER + "changes.csv");
        provider.write(
                SampleProvider.FOLDER + "provider-metadata.json",
                provider.metadata().replaceFirst(",\\s*\\{\"rolie\".*?]}}", ""));
        Map<String, Downloader.Event> events = run(Downloader.Options.USUAL);
        assertThat(events.values()).extracting(Downloader.Event::outcome).containsOnly(Outcome.SAVED);
        assertThat(events).hasSize(60);
        assertThat(server.mostAtOnce.get()).isBetween(2, 4);
    }

    @Test
    void metadataThatAreNotMaintainedAreRefusedUnlessAccepted() throws IOException {
        provider.write(
                SampleProvider.FOLDER + "provider-metadata.json",
                provider.metadata21("\"maintained_until\": \"2026-01-01T00:00:00Z\","));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run(Downloader.Options.USUAL))
                .withMessageContaining("were maintained until");
        Downloader.Options accepting = new Downloader.Options(false, false, false, false, true, 10, 2);
        assertThat(run(accepting).get(DOCUMENT).outcome()).isEqualTo(Outcome.SAVED);
    }

    @Test
    void aLiveProviderIsJudgedByItsTransportToo() throws IOException {
        provider.write(SampleProvider.FOLDER + "provider-metadata.json", provider.metadata21(""));
        server.headers.put("Access-Control-Allow-Origin", "*");
        assertThat(verdict(25)).isEqualTo(Requirement.Verdict.FULFILLED);
        assertThat(verdict(24)).isEqualTo(Requirement.Verdict.FULFILLED);
        assertThat(verdict(6)).isEqualTo(Requirement.Verdict.FULFILLED);
        assertThat(verdict(3)).as("plain http").isEqualTo(Requirement.Verdict.FAILED);
        server.headers.clear();
        assertThat(verdict(25)).isEqualTo(Requirement.Verdict.DEVIATES);
        server.fault("provider-metadata.json", (exchange, times) -> {
            boolean curl = exchange.getRequestHeaders().getFirst("User-Agent").startsWith("curl");
            if (curl) {
                exchange.sendResponseHeaders(403, -1);
            }
            return curl;
        });
        assertThat(verdict(24)).isEqualTo(Requirement.Verdict.FAILED);
    }

    private Requirement.Verdict verdict(int number) {
        return ProviderCheck.run(web, provider.url("provider-metadata.json"), 10).requirements().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
