package org.probity.ledger.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.verifier.VerifierMain;

/** The verifier as a program, and the one in docs/ that shares nothing with it. */
class SecondVerifierTest {
    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate("probity.example/log", KeyType.ED25519);

    record Said(int code, String text) {}

    static Said python(String... arguments) throws Exception {
        Path script = Path.of(System.getProperty("probity.root", ".."), "docs", "verify.py");
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of(interpreter(), script.toString()));
        command.addAll(java.util.List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assumptions.assumeFalse(text.contains("ModuleNotFoundError"), "no Python package cryptography on this machine");
        return new Said(process.waitFor(), text);
    }

    static void requirePython() {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/python3"))
                        || System.getenv("PATH").contains("python"),
                "no Python");
    }

    /** The system's own, to which the package belongs that CI installs; else the first on the path. */
    private static String interpreter() {
        String system = "/usr/bin/python3";
        return Files.isExecutable(Path.of(system)) ? system : "python3";
    }

    @Test
    void theOneInPythonAgrees() throws Exception {
        requirePython();
        byte[] bundle = BundleTest.bundle(folder.resolve("log"), key, "Ada");
        Path file = Files.write(folder.resolve("bundle.zip"), bundle);
        Said good = python(file.toString(), key.verifier().toString());
        assertThat(good.text())
                .contains("PROVEN", "ReportAcknowledged", "attachment report.txt")
                .doesNotContain("NOT");
        assertThat(good.code()).isZero();
        SigningKey other = SigningKey.generate("probity.example/log", KeyType.ED25519);
        assertThat(python(file.toString(), other.verifier().toString()).code()).isEqualTo(1);
        byte[] damaged = bundle.clone();
        damaged[bundle.length / 3] ^= 1;
        Files.write(file, damaged);
        assertThat(python(file.toString()).code()).isEqualTo(1);
    }

    private static Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintWriter print = new PrintWriter(out, true, StandardCharsets.UTF_8);
        int code = VerifierMain.run(arguments, InputStream.nullInputStream(), print, print, Optional.empty());
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theProgramAnswersInItsExitCodeAndInOneLineWhenMisused() throws Exception {
        Path file = Files.write(folder.resolve("bundle.zip"), BundleTest.bundle(folder.resolve("log"), key, "Ada"));
        assertThat(run("--key", key.verifier().toString(), file.toString()).code())
                .isZero();
        assertThat(run("--json", file.toString()).text())
                .startsWith("{\"checkpoint\"")
                .contains("\"outcome\":\"proven\"");
        SigningKey other = SigningKey.generate("probity.example/log", KeyType.ED25519);
        assertThat(run("--key", other.verifier().toString(), file.toString()).code())
                .isEqualTo(1);
        assertThat(run("--key", "nonsense", file.toString()))
                .matches(said -> said.code() == 2 && said.text().lines().count() == 1);
        assertThat(run()).matches(said -> said.code() == 2 && said.text().startsWith("usage"));
        assertThat(run("--what", "x"))
                .matches(said -> said.code() == 2 && said.text().startsWith("usage"));
        assertThat(run(folder.resolve("none").toString()).code()).isEqualTo(2);
        assertThat(run("--policy", folder.resolve("none").toString(), file.toString())
                        .code())
                .isEqualTo(2);
    }
}
