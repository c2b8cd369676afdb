package org.probity.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.cli.ledger.Terminal.run;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.cli.ledger.Terminal.Said;

/** Changing keys, sealed entries, bundles and time-stamps, all on the terminal. */
class KeysAndBundlesTest {
    @TempDir
    Path folder;

    private Path log = Path.of("");
    private String old = "";

    @BeforeEach
    void init() {
        log = folder.resolve("log");
        old = run("", "ledger", "init", log, "--origin", "example.com/log")
                .out()
                .strip();
    }

    private void seal(String... events) {
        Said added = run(String.join("\n", events), "ledger", "add", "--seal", log, "-");
        assertThat(added.code()).as(added.err()).isZero();
    }

    @Test
    void aBundleOfSealedEntriesTellsJustTheShownFields() throws Exception {
        seal(
                "{\"type\":\"ReportReceived\",\"who\":\"Ada\",\"at\":1}",
                "{\"type\":\"ReportAcknowledged\",\"who\":\"Ada\",\"at\":2}");
        Path bundle = folder.resolve("evidence.zip");
        Said made = run("", "ledger", "bundle", log, 0, 1, "--show", "/type", "-o", bundle, "--title", "In time");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("1\t{\"type\":\"ReportAcknowledged\"}");
        assertThat(new String(Files.readAllBytes(bundle), StandardCharsets.ISO_8859_1))
                .doesNotContain("Ada");
        Said verified = run("", "verify", "--key", old, bundle);
        assertThat(verified.code()).as(verified.out()).isZero();
        assertThat(run("", "verify", "--json", bundle).out()).contains("\"outcome\":\"proven\"");

        assertThat(run("", "ledger", "bundle", log, 0, "--show", "/type", "-o", bundle))
                .matches(said -> said.code() == 2 && said.err().contains("left as it is"));
        assertThat(run("", "ledger", "bundle", log, 7, "-o", folder.resolve("x")))
                .matches(said -> said.code() == 2 && said.err().contains("no entry 7"));
        assertThat(run("", "ledger", "bundle", log, 0, "--show", "/none", "-o", folder.resolve("x")))
                .matches(said -> said.code() == 2 && said.err().contains("no field /none"));
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void whatWasErasedCannotBeShownAndTheEntryIsStillProven() throws Exception {
        seal("{\"who\":\"Ada\"}");
        try (var files = Files.list(folder.resolve("log.disclosures"))) {
            for (Path file : files.toList()) {
                assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
                Files.delete(file);
            }
        }
        assertThat(run("", "ledger", "bundle", log, 0, "--show", "/who", "-o", folder.resolve("x"))
                        .err())
                .contains("erased");
        assertThat(run("", "ledger", "bundle", log, 0, "-o", folder.resolve("y"))
                        .code())
                .isZero();
        assertThat(run("", "verify", folder.resolve("y")).out()).startsWith("PROVEN");
    }

    @Test
    void aKeyIsChangedWithAnOverlapAndWhoTrustsTheOldOneGoesOn() {
        seal("{\"type\":\"First\"}");
        Said begun = run("", "ledger", "rotate", log);
        assertThat(begun.code()).as(begun.err()).isZero();
        String fresh = begun.out().strip();
        assertThat(run("", "ledger", "rotate", log).err()).contains("under way");
        seal("{\"type\":\"Second\"}");
        for (String key : List.of(old, fresh)) {
            assertThat(run("", "ledger", "fsck", log, "--key", key).out()).startsWith("clean");
        }
        assertThat(run("", "ledger", "rotate", "--finish", log).out().strip()).isEqualTo(fresh);
        assertThat(folder.resolve("log.key.next")).doesNotExist();
        assertThat(run("", "ledger", "rotate", "--finish", log).err()).contains("no change of keys is under way");
        seal("{\"type\":\"Third\"}");
        assertThat(run("", "ledger", "keys", log, "--key", old).out())
                .isEqualToIgnoringNewLines("from 0 to 1\t" + old + "from 1 to 2\t" + old + "from 1 to 2\t" + fresh
                        + "from 2 on\t" + fresh);
        for (String key : List.of(old, fresh)) {
            assertThat(run("", "ledger", "fsck", log, "--key", key).out()).startsWith("clean");
            assertThat(run("", "ledger", "tail", log, "--key", key).code()).isZero();
            assertThat(run("", "ledger", "prove", log, 0, "--key", key).code()).isZero();
            Path bundle = folder.resolve("after-" + key.hashCode() + ".zip");
            run("", "ledger", "bundle", log, 2, "--show", "/type", "-o", bundle);
            assertThat(run("", "verify", "--key", key, bundle).out()).startsWith("PROVEN");
        }
        Said stranger = run("", "ledger", "init", folder.resolve("other"), "--origin", "example.com/log");
        assertThat(run("", "ledger", "keys", log, "--key", stranger.out().strip())
                        .code())
                .isEqualTo(1);
        assertThat(run("", "ledger", "fsck", log, "--key", stranger.out().strip())
                        .code())
                .isEqualTo(1);
    }

    @Test
    void aChangeOfKeysThatWasCutOffIsFinishedByTheNextRun() throws Exception {
        byte[] key = Files.readAllBytes(folder.resolve("log.key"));
        String fresh = run("", "ledger", "rotate", "--at-once", log).out().strip();
        Files.move(folder.resolve("log.key"), folder.resolve("log.key.next"));
        Files.write(folder.resolve("log.key"), key);
        Files.setPosixFilePermissions(
                folder.resolve("log.key"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertThat(run("", "ledger", "rotate", log).err()).contains("rotate --finish");
        assertThat(run("", "ledger", "rotate", "--finish", log).out().strip()).isEqualTo(fresh);
        seal("{\"type\":\"First\"}");
        assertThat(run("", "ledger", "fsck", log, "--key", old).out()).startsWith("clean");
    }

    @Test
    void aCheckpointIsStampedByOpenSslAndTheBundleProvesTheTimeOffline() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl on this machine");
        authority();
        seal("{\"type\":\"First\"}");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                Files.write(folder.resolve("q.tsq"), exchange.getRequestBody().readAllBytes());
                openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "q.tsq", "-out", "a.tsr");
                byte[] answer = Files.readAllBytes(folder.resolve("a.tsr"));
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        Path trust = folder.resolve("ca.pem");
        try {
            Said stamped = run("", "ledger", "stamp", log, "--tsa", address, "--trust", trust);
            assertThat(stamped.code()).as(stamped.err()).isZero();
            assertThat(stamped.out()).startsWith("1 entries existed at ");
            assertThat(run("", "ledger", "stamp", log, "--tsa", address, "--trust", folder.resolve("other.pem")))
                    .matches(said -> said.code() == 2 && said.err().contains("no authority that you named"));
        } finally {
            server.stop(0);
        }
        seal("{\"type\":\"Second\"}");
        Path bundle = folder.resolve("evidence.zip");
        assertThat(run("", "ledger", "bundle", log, 0, "--show", "/type", "-o", bundle)
                        .err())
                .contains("under the checkpoint of 1 entries, which is time-stamped");
        assertThat(run("", "verify", "--key", old, "--tsa-trust", trust, bundle))
                .matches(said -> said.code() == 0 && said.out().contains("which you trust"));
        assertThat(run("", "verify", "--tsa-trust", folder.resolve("other.pem"), bundle))
                .matches(said -> said.code() == 1 && said.out().contains("no time-stamp in the bundle is by"));
        Path token = folder.resolve("token.tsr");
        assertThat(run("", "ledger", "prove", log, 0, "--stamped", token).out()).contains("\nexample.com/log\n1\n");
        assertThat(token).exists();
        assertThat(run("", "ledger", "prove", log, 1, "--stamped", folder.resolve("t"))
                        .err())
                .contains("no time-stamped checkpoint covers entry 1");
        Path later = folder.resolve("later.zip");
        run("", "ledger", "bundle", log, 1, "--show", "/type", "-o", later);
        assertThat(run("", "verify", "--tsa-trust", trust, later).code()).isEqualTo(1);
        assertThat(run("", "ledger", "stamp", log, "--tsa", address, "--trust", trust)
                        .err())
                .contains("cannot be reached");
        assertThat(run("", "ledger", "stamp", log, "--tsa", "file:///x", "--trust", trust)
                        .code())
                .isEqualTo(2);
    }

    private void authority() throws IOException {
        Files.writeString(folder.resolve("ext"), "extendedKeyUsage=critical,timeStamping\n");
        Files.writeString(folder.resolve("serial"), "01\n");
        Files.writeString(
                folder.resolve("tsa.cnf"),
                "[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ncrypto_device=builtin\nsigner_cert=tsa.pem\nsigner_key=tsa.key\n"
                        + "certs=ca.pem\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\n");
        for (String name : List.of("ca", "other")) {
            openssl(
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-keyout",
                    name + ".key",
                    "-out",
                    name + ".pem",
                    "-days",
                    "3650",
                    "-subj",
                    "/CN=" + name);
        }
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=tsa");
        openssl(
                "x509",
                "-req",
                "-in",
                "tsa.csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-days",
                "365",
                "-extfile",
                "ext",
                "-out",
                "tsa.pem");
    }

    private void openssl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(said).isZero();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
