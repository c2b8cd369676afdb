package org.probity.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code probity demo}: the same program with an invented vendor in it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs Probity with a demo vendor, its products, people and cases, on this machine only.")
final class DemoCommand implements Callable<Integer> {
    /** Marks a folder that --fresh may empty. */
    private static final String MARK = ".probity-demo";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:probity.home:-.}/var/demo",
            description = "Folder (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("var/demo");

    @Option(names = "--fresh", description = "Start over: throw away what earlier demos left in the folder.")
    private boolean fresh;

    @Override
    public Integer call() {
        try {
            if (fresh && !clear()) {
                System.err.println("probity: " + data + " was not made by the demo, so --fresh leaves it alone. "
                        + "Choose another folder with --data.");
                return 2;
            }
            Files.createDirectories(data);
            if (!Files.exists(data.resolve(MARK))) {
                Files.createFile(data.resolve(MARK));
            }
        } catch (IOException e) {
            System.err.println("probity: cannot write to " + data + ": " + Launch.plain(e)
                    + ". Choose another folder with --data.");
            return 2;
        }
        Map<String, Object> settings = Map.of(
                "server.port",
                port,
                "server.address",
                "127.0.0.1",
                "probity.demo",
                true,
                "probity.data",
                data.toString(),
                "probity.base-url",
                "http://127.0.0.1:" + port,
                "probity.vendor",
                "Ferrule Networks",
                "probity.namespace",
                "https://ferrule.example");
        return new Launch(settings, null).run();
    }

    private boolean clear() throws IOException {
        if (!Files.isDirectory(data)) {
            return true;
        }
        List<Path> inside;
        try (Stream<Path> files = Files.list(data)) {
            inside = files.toList();
        }
        if (!inside.isEmpty() && !Files.exists(data.resolve(MARK))) {
            return false;
        }
        try (Stream<Path> all = Files.walk(data)) {
            all.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(data))
                    .forEach(path -> {
                        try {
                            Files.delete(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return true;
    }
}
