package org.probity.ledger.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.EvidenceBundle;
import org.probity.ledger.bundle.TimestampCheck;
import org.probity.ledger.bundle.Trust;
import org.probity.ledger.bundle.Verdict;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.tree.Hash;

class TimestampTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final byte[] DATA = "data".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private static TestAuthority authority() throws Exception {
        return new TestAuthority(NOW.minus(Duration.ofDays(1)), Duration.ofDays(2));
    }

    private static byte[] request(byte[] data) throws Exception {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator
                .generate(TSPAlgorithms.SHA256, Hash.sha256(data).bytes(), BigInteger.ONE)
                .getEncoded();
    }

    @Test
    void aTokenOfATrustedAuthorityHoldsLongAfterItsCertificateHasExpired() throws Exception {
        TestAuthority authority = new TestAuthority(Instant.parse("2021-01-01T00:00:00Z"), Duration.ofDays(30));
        byte[] response = authority.answer(request(DATA), Instant.parse("2021-01-02T03:04:05Z"));
        TimestampCheck.Stamp stamp = new TimestampAuthorities(List.of(authority.root)).check(response, DATA);
        assertThat(stamp.trusted()).isTrue();
        assertThat(stamp.time()).isEqualTo("2021-01-02T03:04:05Z");
        assertThat(stamp.authority()).contains("Test Time-Stamp Authority");
    }

    @Test
    void aTokenMadeWithAnExpiredCertificateIsRefused() throws Exception {
        TestAuthority authority = authority();
        byte[] late = authority.answer(request(DATA), NOW.plus(Duration.ofDays(3)));
        assertThatThrownBy(() -> new TimestampAuthorities(List.of(authority.root)).check(late, DATA))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("does not hold");
    }

    @Test
    void aTokenOverOtherDataOrOfAStrangerOrAlteredIsNotTaken() throws Exception {
        TestAuthority authority = authority();
        TimestampAuthorities trusted = new TimestampAuthorities(List.of(authority.root));
        byte[] response = authority.answer(request(DATA), NOW);
        assertThatThrownBy(() -> trusted.check(response, new byte[] {1})).hasMessageContaining("something else");
        assertThat(new TimestampAuthorities(List.of(authority().root))
                        .check(response, DATA)
                        .trusted())
                .isFalse();
        for (int i = 0; i < response.length; i += 11) {
            byte[] altered = response.clone();
            altered[i] ^= 1;
            try {
                TimestampCheck.Stamp stamp = trusted.check(altered, DATA);
                // Certificates beside the signer's are not signed by it; a flip there may break only the way to the
                // root.
                assertThat(stamp.time()).isEqualTo(NOW);
            } catch (LedgerException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
        for (byte[] bad : List.of(new byte[0], new byte[] {0x30, 0x03, 0x02}, DATA)) {
            assertThatThrownBy(() -> trusted.check(bad, DATA)).isInstanceOf(LedgerException.class);
        }
    }

    @Test
    void openSslVerifiesWhatWeStampAndWeVerifyWhatOpenSslStamps() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl on this machine");
        TestAuthority authority = new TestAuthority(Instant.now().minusSeconds(60), Duration.ofDays(1));
        Files.write(folder.resolve("data"), DATA);
        Files.writeString(folder.resolve("root.pem"), pem("CERTIFICATE", authority.root.getEncoded()));
        Files.writeString(folder.resolve("tsa.pem"), pem("CERTIFICATE", authority.certificate.getEncoded()));
        Files.writeString(
                folder.resolve("tsa.key"),
                pem("PRIVATE KEY", authority.keys.getPrivate().getEncoded()));

        Files.write(folder.resolve("ours.tsr"), authority.answer(request(DATA), Instant.now()));
        assertThat(openssl("ts", "-verify", "-data", "data", "-in", "ours.tsr", "-CAfile", "root.pem"))
                .contains("OK");

        Files.writeString(folder.resolve("serial"), "01\n");
        Files.writeString(
                folder.resolve("tsa.cnf"),
                "[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ncrypto_device=builtin\nsigner_cert=tsa.pem\nsigner_key=tsa.key\n"
                        + "signer_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\n");
        openssl("ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "q.tsq");
        openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "q.tsq", "-out", "theirs.tsr");
        TimestampCheck.Stamp stamp = new TimestampAuthorities(List.of(authority.root))
                .check(Files.readAllBytes(folder.resolve("theirs.tsr")), DATA);
        assertThat(stamp.trusted()).isTrue();
        assertThat(stamp.time())
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(5));
    }

    @Test
    void aCheckpointIsStampedOverHttpAndTheBundleProvesTheTime() throws Exception {
        TestAuthority authority = authority();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] answer = authority.answer(exchange.getRequestBody().readAllBytes(), NOW);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (Exception failed) {
                throw new java.io.IOException(failed);
            }
        });
        server.start();
        TimestampAuthorities trusted = new TimestampAuthorities(List.of(authority.root));
        SigningKey key = SigningKey.generate("probity.example/log", KeyType.ED25519);
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (Log log = Log.create(folder.resolve("log"), LogSettings.of(key));
                TimestampClient client = new TimestampClient(address, trusted, Duration.ofSeconds(10))) {
            Checkpoint checkpoint = log.checkpoint().checkpoint();
            byte[] bundle = new EvidenceBundle(log.checkpoint(), List.of(key.verifier()))
                    .timestamp(client.stamp(checkpoint))
                    .bytes();
            Trust trust = new Trust(List.of(key.verifier()), Optional.empty(), Optional.of(trusted));
            Verdict verdict = new BundleVerifier(trust).verify(bundle);
            assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.PROVEN);
            assertThat(verdict.findings()).anyMatch(finding -> finding.says().contains("existed at " + NOW));
            byte[] foreign = new EvidenceBundle(log.checkpoint(), List.of(key.verifier()))
                    .timestamp(authority.answer(request(DATA), NOW))
                    .bytes();
            assertThat(new BundleVerifier(trust).verify(foreign).outcome()).isEqualTo(Verdict.Outcome.REFUTED);
        } finally {
            server.stop(0);
        }
        assertThatThrownBy(() -> new TimestampClient(address, trusted, Duration.ofSeconds(2))
                        .stamp(new Checkpoint("a", 0, Hash.EMPTY_TREE)))
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void aFileOfCertificatesIsReadOrRefused() throws Exception {
        X509Certificate root = authority().root;
        String twice = pem("CERTIFICATE", root.getEncoded()).repeat(2);
        assertThat(TimestampAuthorities.certificates(twice.getBytes(StandardCharsets.UTF_8)))
                .hasSize(2);
        assertThatThrownBy(() -> TimestampAuthorities.certificates(DATA)).isInstanceOf(LedgerException.class);
    }

    private String openssl(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("/usr/bin/openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
