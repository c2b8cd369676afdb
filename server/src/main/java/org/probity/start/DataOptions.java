package org.probity.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.probity.upkeep.Upkeep;
import org.probity.upkeep.UpkeepWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;

/** Which installation a command is about, by the same settings as {@code serve}; and how such a command runs. */
final class DataOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "The installation's folder (default: var/data).")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The server's settings, a .properties or .yaml file.")
    private @Nullable Path config;

    /** What a command does; its exit code. */
    @FunctionalInterface
    interface Work {
        int run(Upkeep upkeep) throws IOException;
    }

    /** Runs, and says in one line what was in the way. */
    int run(Work work) {
        try {
            if (config != null && !Files.isReadable(config)) {
                return Launch.say("cannot read the settings file " + config + ". Check the path given to --config.");
            }
            try (ConfigurableApplicationContext context = application().run(flags())) {
                return work.run(context.getBean(Upkeep.class));
            }
        } catch (IOException e) {
            return Launch.say(Launch.plain(e) + ".");
        } catch (UncheckedIOException e) {
            return Launch.say(Launch.plain(Objects.requireNonNull(e.getCause())) + ".");
        } catch (RuntimeException e) {
            String known = Launch.explain(e);
            if (known == null) {
                throw e;
            }
            return Launch.say(known);
        }
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(UpkeepWiring.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        return application;
    }

    private String[] flags() {
        List<String> flags =
                new ArrayList<>(List.of("--spring.main.lazy-initialization=true", "--logging.level.root=error"));
        if (data != null) {
            flags.add("--probity.data=" + data);
        }
        if (config != null) {
            flags.add("--spring.config.additional-location=file:" + config.toAbsolutePath());
        }
        return flags.toArray(String[]::new);
    }
}
