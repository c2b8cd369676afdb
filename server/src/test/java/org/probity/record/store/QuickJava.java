package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A command that starts {@link RecordVictim} several times quicker than a plain {@code java} would: with the JDK's AOT cache
 * (JEP 514), which wants jars and one run to learn from. Made once for a test.
 */
final class QuickJava {
    /** What the record alone stands on; without a logger a start costs a fifth less. */
    private static final List<String> NEEDED = List.of(
            "HikariCP",
            "bcp",
            "bcutil",
            "commons-logging",
            "jackson-",
            "jakarta.xml",
            "jooq",
            "jspecify",
            "ledger-",
            "postgresql",
            "r2dbc",
            "reactive-streams",
            "slf4j-api",
            "spring-beans",
            "spring-boot-4",
            "spring-context-7",
            "spring-core",
            "sqlite-jdbc");

    private final String classPath;
    private final Path cache;

    private QuickJava(String classPath, Path cache) {
        this.classPath = classPath;
        this.cache = cache;
    }

    static QuickJava prepare(Path scratch, Path trainingData) throws IOException, InterruptedException {
        QuickJava quick = new QuickJava(jars(scratch), scratch.resolve("victim.aot"));
        Process training = new ProcessBuilder(quick.command(
                        "-XX:AOTCacheOutput=" + quick.cache, trainingData.toString(), "sqlite", "train", "0"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        training.waitFor();
        assertThat(quick.cache).as("the JDK's AOT cache").exists();
        return quick;
    }

    private static String jars(Path scratch) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(part);
            if (Files.isRegularFile(path)
                    && NEEDED.stream().noneMatch(path.getFileName().toString()::startsWith)) {
                continue;
            }
            jars.add(Files.isDirectory(path) ? jar(path, scratch.resolve("part" + jars.size() + ".jar")) : part);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static String jar(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> all = Files.walk(folder)) {
            zip.setLevel(0);
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    zip.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                    Files.copy(file, zip);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return jar.toString();
    }

    List<String> victim(Path folder, String database, String name, int writers) {
        return command("-XX:AOTCache=" + cache, folder.toString(), database, name, Integer.toString(writers));
    }

    private List<String> command(String aot, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                aot,
                "-cp",
                classPath,
                RecordVictim.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }
}
