package org.probity.ledger.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.keys.LogKeys;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.PosixStore;

/**
 * Go's own {@code sumdb/note} and {@code sumdb/tlog} read our log. Wants the Debian packages golang-go and
 * golang-golang-x-mod-dev; nothing is fetched.
 */
class GoClientTest {
    private static final Path PACKAGES = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb");

    @TempDir
    private static Path built;

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate("probity.example/log", KeyType.ED25519);

    private record Said(int code, String text) {}

    @BeforeAll
    static void build() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/go")) && Files.isDirectory(PACKAGES),
                "no Go with its module packages here (Debian: golang-go, golang-golang-x-mod-dev)");
        Path sources = Path.of(System.getProperty("probity.root", ".."), "ledger/src/test/go");
        ProcessBuilder go = new ProcessBuilder(
                        "/usr/bin/go", "build", "-o", built.resolve("checklog").toString(), "./checklog")
                .directory(sources.toAbsolutePath().normalize().toFile());
        go.environment()
                .putAll(Map.of(
                        "GO111MODULE", "off",
                        "GOPATH", "/usr/share/gocode",
                        "GOFLAGS", "",
                        "GOPROXY", "off",
                        "CGO_ENABLED", "0",
                        "GOCACHE", Path.of("target/go-cache").toAbsolutePath().toString()));
        Said said = run(go, "");
        assertThat(said.code()).as(said.text()).isZero();
    }

    private static Said run(ProcessBuilder command, String input) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static Said checklog(String input, Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(built.resolve("checklog").toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return run(new ProcessBuilder(command), input);
    }

    private static List<byte[]> entries(int from, int to) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add(("entry " + i).repeat(i % 7).getBytes(StandardCharsets.UTF_8));
        }
        return entries;
    }

    @Test
    void theCheckpointOpensAndEveryRecordAndEarlierTreeIsProvenAtEverySizeOfInterest() throws Exception {
        try (Log log = Log.create(folder, LogSettings.of(key))) {
            int before = 0;
            for (int size : new int[] {1, 2, 255, 256, 257, 1000, 65_536, 66_000}) {
                log.append(before, entries(before, size));
                Said said = checklog("", "check", key.verifier(), folder);
                assertThat(said.text()).isEqualTo("ok probity.example/log " + size + "\n");
                before = size;
            }
        }
    }

    @Test
    void anyWebServerThatServesTheFolderWillDo() throws Exception {
        try (Log log = Log.create(folder, LogSettings.of(key))) {
            log.append(0, entries(0, 600));
        }
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder.toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(checklog("", "check", key.verifier(), address))
                    .isEqualTo(new Said(0, "ok probity.example/log 600\n"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whileKeysOverlapBothOpenTheCheckpointAndAStrangersDoesNot() throws Exception {
        SigningKey fresh = SigningKey.generate("probity.example/log", KeyType.ED25519);
        Log.create(folder, LogSettings.of(key)).close();
        try (PosixStore store = PosixStore.writing(folder)) {
            LogKeys.begin(store, List.of(key));
            var history = LogKeys.rotate(store, List.of(key), List.of(key, fresh));
            try (Log log = Log.open(store, LogSettings.of(history, List.of(key, fresh)))) {
                log.append(0, entries(0, 300));
            }
        }
        assertThat(checklog("", "check", key.verifier(), folder).code()).isZero();
        assertThat(checklog("", "check", fresh.verifier(), folder).code()).isZero();
        VerifierKey stranger =
                SigningKey.generate("probity.example/log", KeyType.ED25519).verifier();
        assertThat(checklog("", "check", stranger, folder).code()).isEqualTo(1);
    }

    @Test
    void aDamagedLogIsRefusedByGoAsWell() throws Exception {
        try (Log log = Log.create(folder, LogSettings.of(key))) {
            log.append(0, entries(0, 600));
        }
        for (String path : List.of("tile/entries/001", "tile/0/001", "tile/0/002.p/88", "checkpoint")) {
            byte[] whole = Files.readAllBytes(folder.resolve(path));
            byte[] damaged = whole.clone();
            damaged[damaged.length / 2] ^= 1;
            Files.write(folder.resolve(path), damaged);
            assertThat(checklog("", "check", key.verifier(), folder).code())
                    .as(path)
                    .isEqualTo(1);
            Files.write(folder.resolve(path), whole);
        }
    }

    @Test
    void weOpenWhatGoSigns() throws Exception {
        String text = "go.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        String said = checklog(text, "sign", "go.example/log").text();
        VerifierKey theirs = VerifierKey.parse(said.substring(0, said.indexOf('\n')));
        Note note = Note.parse(said.substring(said.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
        assertThat(note.text()).isEqualTo(text);
        assertThat(note.verify(List.of(theirs))).containsExactly(theirs);
    }
}
