package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An RFC 3161 authority made of OpenSSL's {@code ts}, with a root of its own. */
final class TimeAuthority {
    private final Path folder;

    TimeAuthority(Path folder) throws Exception {
        this.folder = folder;
        Files.writeString(folder.resolve("ts.cnf"), """
                [tsa]
                default_tsa = it
                [it]
                serial = serial
                signer_cert = tsa.pem
                signer_key = tsa.key
                certs = root.pem
                signer_digest = sha256
                default_policy = 1.2.3.4
                digests = sha256
                ess_cert_id_alg = sha256
                [ext]
                extendedKeyUsage = critical,timeStamping
                keyUsage = critical,digitalSignature
                """);
        Files.writeString(folder.resolve("serial"), "01\n");
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=Test Root",
                "-keyout",
                "root.key",
                "-out",
                "root.pem");
        openssl(
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=Test Authority",
                "-keyout",
                "tsa.key",
                "-out",
                "tsa.csr");
        openssl(
                "x509",
                "-req",
                "-in",
                "tsa.csr",
                "-CA",
                "root.pem",
                "-CAkey",
                "root.key",
                "-days",
                "30",
                "-extfile",
                "ts.cnf",
                "-extensions",
                "ext",
                "-out",
                "tsa.pem");
    }

    Path trust() {
        return folder.resolve("root.pem");
    }

    synchronized byte[] answer(byte[] request) throws Exception {
        Files.write(folder.resolve("request"), request);
        openssl("ts", "-reply", "-config", "ts.cnf", "-queryfile", "request", "-out", "reply");
        return Files.readAllBytes(folder.resolve("reply"));
    }

    private void openssl(String... words) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0)
                .as(said)
                .isTrue();
    }
}
