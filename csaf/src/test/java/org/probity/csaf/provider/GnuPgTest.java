package org.probity.csaf.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signatures are understood by GnuPG, and those of GnuPG here. */
class GnuPgTest {
    private static final byte[] TEXT = "{\"document\": {}}\n".getBytes(StandardCharsets.UTF_8);

    /** A short path: GnuPG's agent has its socket in it. */
    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory(
                "gpg", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assumeTrue(gpg("--version") == 0, "wants gpg (Debian package gnupg)");
    }

    @AfterEach
    void stopAgent() throws IOException {
        new ProcessBuilder("gpgconf", "--homedir", home.toString(), "--kill", "gpg-agent").start();
    }

    private int gpg(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("gpg", "--batch", "--yes", "--homedir", home.toString()));
        command.addAll(List.of(args));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("output").toFile())
                    .start();
            process.getOutputStream().close();
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException absent) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(home.resolve(name), content);
    }

    @Test
    void gnuPgVerifiesOurSignatures() throws IOException {
        Signer signer = new Signer("Example <psirt@example.com>");
        Path key = file("key.asc", signer.publicKey());
        assertThat(gpg("--import", key.toString()))
                .as(Files.readString(home.resolve("output")))
                .isZero();
        Path document = file("a.json", TEXT);
        Path signature = file("a.json.asc", signer.sign(TEXT));
        assertThat(gpg("--verify", signature.toString(), document.toString()))
                .as(Files.readString(home.resolve("output")))
                .isZero();
        file("a.json", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(gpg("--verify", signature.toString(), document.toString())).isNotZero();
    }

    @Test
    void weVerifySignaturesOfGnuPg() throws IOException {
        for (String algorithm : List.of("ed25519", "rsa3072", "nistp256")) {
            OpenPgp keys = new OpenPgp();
            byte[] signature = signed(algorithm, keys);
            assertThat(keys.verify(TEXT, signature).good()).as(algorithm).isTrue();
            assertThat(keys.verify("{}".getBytes(StandardCharsets.UTF_8), signature)
                            .good())
                    .isFalse();
        }
    }

    private byte[] signed(String algorithm, OpenPgp keys, String... more) throws IOException {
        String user = algorithm + "@example.com";
        assertThat(gpg(
                        "--pinentry-mode",
                        "loopback",
                        "--passphrase",
                        "",
                        "--quick-gen-key",
                        user,
                        algorithm,
                        "sign",
                        "never"))
                .as(Files.readString(home.resolve("output")))
                .isZero();
        Path document = file("b.json", TEXT);
        Path key = home.resolve("b.key");
        assertThat(gpg("--armor", "--output", key.toString(), "--export", user)).isZero();
        keys.add(Files.readAllBytes(key));
        List<String> args = new ArrayList<>(List.of(more));
        args.addAll(List.of("--armor", "--local-user", user, "--detach-sign", document.toString()));
        assertThat(gpg(args.toArray(new String[0]))).isZero();
        return Files.readAllBytes(home.resolve("b.json.asc"));
    }

    @Test
    void signaturesThatExpireAreWatched() throws IOException {
        OpenPgp keys = new OpenPgp();
        byte[] signature = signed("ed25519", keys, "--default-sig-expire", "20d");
        OpenPgp.Verdict now = keys.verify(TEXT, signature);
        assertThat(now.good()).isTrue();
        assertThat(now.endsWithin(30, Clock.systemUTC().instant())).isTrue();
        OpenPgp later = new OpenPgp(Clock.offset(Clock.systemUTC(), Duration.ofDays(21)));
        later.add(Files.readAllBytes(home.resolve("b.key")));
        assertThat(later.verify(TEXT, signature).says()).contains("expired on");
    }
}
