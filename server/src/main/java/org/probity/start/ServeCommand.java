package org.probity.start;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code probity serve}: real use. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Runs Probity for real use. The first start prints a link, good once, to become its administrator.",
        footer = {
            "",
            "Settings come, strongest first, from these flags, from the environment (PROBITY_BASE_URL, PROBITY_VENDOR,",
            "PROBITY_DATABASE_URL …), from the file. docs/operators.md lists them all.",
            "Ends on SIGTERM after finishing the requests under way."
        })
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", description = "Port to listen on (default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "Address to listen on (default: 127.0.0.1).")
    private @Nullable String address;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for database, files and log (default: var/data).")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings, a .properties or .yaml file.")
    private @Nullable Path config;

    @Override
    public Integer call() {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (port != null) {
            settings.put("server.port", port);
        }
        if (address != null) {
            settings.put("server.address", address);
        }
        if (data != null) {
            settings.put("probity.data", data.toString());
        }
        return new Launch(settings, config).run();
    }
}
