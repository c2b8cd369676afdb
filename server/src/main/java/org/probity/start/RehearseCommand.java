package org.probity.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code probity rehearse}: starts on a scratch folder, reads the public pages once and ends. The build runs it so that the
 * JDK can write down which classes a start and a first page need, its AOT cache (JEP 514).
 */
@Command(name = "rehearse", hidden = true, description = "Starts once and ends, for the JDK's AOT cache.")
final class RehearseCommand implements Callable<Integer> {
    private static final List<String> PAGES =
            List.of("/", "/login", "/report", "/advisories", "/policy", "/about", "/home");
    private static final int PATIENCE_MILLIS = 20_000;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "An empty folder.")
    private Path data = Path.of("");

    @Override
    public Integer call() {
        Map<String, Object> settings =
                Map.of("server.port", 0, "server.address", "127.0.0.1", "probity.data", data.toString());
        return new Launch(settings, null).run(RehearseCommand::readPages);
    }

    private static void readPages(ConfigurableApplicationContext context) {
        try (context) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            for (String page : PAGES) {
                read(URI.create("http://127.0.0.1:" + port + page));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever the answer is, it was made. */
    private static void read(URI page) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.getResponseCode();
        connection.disconnect();
    }
}
