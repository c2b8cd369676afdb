package org.probity.start;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.platform.FolderLock;
import org.probity.platform.db.Schema;
import org.probity.upkeep.UnusableArchiveException;
import org.probity.upkeep.Upkeep;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application, or says in one line why not. */
final class Launch {
    private static final long ROOM_NEEDED = 50L * 1024 * 1024;

    private final Map<String, Object> settings;
    private final @Nullable Path config;

    Launch(Map<String, Object> settings, @Nullable Path config) {
        this.settings = new LinkedHashMap<>(settings);
        this.config = config;
    }

    /** 0 when the server runs (its threads keep the process alive), 2 when it cannot. */
    int run() {
        return run(ConfigurableApplicationContext::registerShutdownHook);
    }

    /** Starts and hands the running application over; 0 when that went well, 2 when it cannot start. */
    int run(Consumer<ConfigurableApplicationContext> started) {
        try {
            if (config != null) {
                if (!Files.isReadable(config)) {
                    throw new Obstacle(
                            "cannot read the settings file " + config + ". Check the path given to --config.");
                }
                settings.put("spring.config.additional-location", "file:" + config.toAbsolutePath());
            }
            started.accept(application().run(flags()));
            return 0;
        } catch (Obstacle e) {
            return say(e.getMessage());
        } catch (Exception e) {
            String known = explain(e);
            if (known == null) {
                throw e;
            }
            return say(known);
        }
    }

    /** A reason not to start, known beforehand. */
    static final class Obstacle extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Obstacle(String message) {
            super(message, null, false, false);
        }
    }

    static int say(@Nullable String line) {
        System.err.println("probity: " + line);
        return 2;
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(mainClass());
        application.setLogStartupInfo(false);
        application.addInitializers(context -> {
            var environment = context.getEnvironment();
            checkFolder(Path.of(environment.getProperty("probity.data", "var/data")));
            checkPort(
                    environment.getProperty("server.address", "127.0.0.1"),
                    environment.getProperty("server.port", Integer.class, 8080));
        });
        return application;
    }

    private static Class<?> mainClass() {
        try {
            return Class.forName("org.probity.Probity");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private String[] flags() {
        return settings.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
    }

    private static void checkFolder(Path data) {
        try {
            Files.createDirectories(data);
            if (Files.exists(data.resolve(Upkeep.UNFINISHED))) {
                throw new Obstacle(
                        "a restore into " + data.toAbsolutePath()
                                + " did not come to its end. Empty the folder, and the database if there is one, and restore again.");
            }
            Path probe = Files.createTempFile(data, "probe", null);
            Files.delete(probe);
            FileStore store = Files.getFileStore(data);
            if (store.getUsableSpace() < ROOM_NEEDED) {
                throw new Obstacle(
                        "the disk of " + data.toAbsolutePath() + " is full (" + store.getUsableSpace() / 1_048_576
                                + " MB left, 50 MB needed). Make room or choose another folder with --data.");
            }
        } catch (IOException e) {
            throw new Obstacle("cannot write to " + data.toAbsolutePath() + ": " + plain(e)
                    + ". Choose another folder with --data.");
        }
    }

    private static void checkPort(String address, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new Obstacle(
                    "port " + port + " on " + address + " is taken by another program. Choose another with --port.");
        } catch (IllegalArgumentException e) {
            throw new Obstacle(port + " is not a port. Choose one between 1 and 65535 with --port.");
        }
    }

    static String plain(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException fs && fs.getReason() != null) {
            return fs.getReason().toLowerCase(java.util.Locale.ROOT);
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Known obstacles that show only while starting; null for a real fault. */
    static @Nullable String explain(Throwable fault) {
        for (Throwable e = fault; e != null; e = e.getCause()) {
            if (e instanceof Obstacle
                    || e instanceof Schema.UnusableException
                    || e instanceof FolderLock.InUseException
                    || e instanceof UnusableArchiveException
                    || e instanceof LedgerException) {
                return e.getMessage();
            }
            if (e instanceof PortInUseException busy) {
                return "port " + busy.getPort() + " is taken by another program. Choose another with --port.";
            }
            if (!(e instanceof BeansException)
                    && e.getMessage() != null
                    && e.getMessage().contains("SQLITE_FULL")) {
                return "the disk is full. Make room or choose another folder with --data.";
            }
            if (e.getMessage() != null && e.getMessage().contains("SQLITE_NOTADB")) {
                return "probity.db in the data folder is not a database. Restore a backup or choose another folder with --data.";
            }
            if (e instanceof java.net.ConnectException) {
                return "cannot reach the database: " + e.getMessage() + ". Check probity.database.url.";
            }
        }
        return null;
    }
}
