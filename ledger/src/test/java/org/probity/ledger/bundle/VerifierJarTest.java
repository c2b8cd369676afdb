package org.probity.ledger.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;

/** The verifier's own jar, put together by the lists in pom.xml, in a Java that has nothing else. */
class VerifierJarTest {
    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate("probity.example/log", KeyType.ED25519);
    private Path jar = Path.of("");

    private static List<PathMatcher> listed(String element) throws IOException {
        Path pom = Path.of(System.getProperty("probity.root", ".."), "ledger/pom.xml");
        return Pattern.compile("<" + element + ">(.*)</" + element + ">")
                .matcher(Files.readString(pom))
                .results()
                .map((MatchResult found) -> FileSystems.getDefault().getPathMatcher("glob:" + found.group(1)))
                .toList();
    }

    @BeforeEach
    void pack() throws IOException {
        Path classes = Path.of(System.getProperty("probity.root", ".."), "ledger/target/classes");
        List<PathMatcher> included = listed("include");
        List<PathMatcher> excluded = listed("exclude");
        jar = folder.resolve("verifier.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "org.probity.ledger.verifier.VerifierMain");
        try (Stream<Path> all = Files.walk(classes);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path name = classes.relativize(file);
                if (included.stream().anyMatch(one -> one.matches(name))
                        && excluded.stream().noneMatch(one -> one.matches(name))) {
                    out.putNextEntry(new ZipEntry(name.toString()));
                    Files.copy(file, (OutputStream) out);
                }
            }
        }
    }

    private SecondVerifierTest.Said java(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new SecondVerifierTest.Said(process.waitFor(), text);
    }

    @Test
    void itProvesRefutesAndExplainsWithoutAnyLibrary() throws Exception {
        Path bundle = Files.write(folder.resolve("b.zip"), BundleTest.bundle(folder.resolve("log"), key, "Ada"));
        assertThat(java("--key", key.verifier().toString(), bundle.toString()))
                .satisfies(said -> assertThat(said.text()).startsWith("PROVEN"))
                .matches(said -> said.code() == 0);
        SigningKey other = SigningKey.generate("probity.example/log", KeyType.ED25519);
        assertThat(java("--json", "--key", other.verifier().toString(), bundle.toString()))
                .matches(said -> said.code() == 1 && said.text().contains("\"outcome\":\"refuted\""));
        assertThat(java("--help"))
                .matches(said -> said.code() == 0 && said.text().contains("--key KEY"));
        assertThat(java("--tsa-trust", "x.pem", bundle.toString()))
                .matches(said -> said.code() == 2 && said.text().contains("checks no time-stamps"));
        assertThat(java(folder.resolve("none").toString())).matches(said -> said.code() == 2);
    }
}
