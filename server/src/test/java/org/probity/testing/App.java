package org.probity.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.probity.Probity;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.platform.db.Db;
import org.probity.record.Actor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole program in this JVM, on a free port and a folder of its own, with SQLite unless told otherwise. */
public final class App implements AutoCloseable {
    /** The password of every person made by {@link #person}. */
    public static final String PASSWORD = "correct horse battery staple";

    private final ConfigurableApplicationContext context;
    private final String url;
    private final Map<String, String> people = new ConcurrentHashMap<>();

    private App(ConfigurableApplicationContext context, String url) {
        this.context = context;
        this.url = url;
    }

    /** Starts on a new folder with these settings, each {@code name=value}. */
    public static App start(String... settings) {
        try {
            return start(Files.createTempDirectory("probity-app"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts on a folder, which may hold what an earlier program left. */
    public static App start(Path folder, String... settings) {
        int port = Ports.free();
        String url = "http://127.0.0.1:" + port;
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--probity.data=" + folder,
                "--probity.base-url=" + url,
                "--probity.vendor=Test Vendor",
                "--probity.limits.reports-per-minute=1000",
                "--probity.limits.guesses-per-minute=1000"));
        for (String setting : settings) {
            String name = "--" + setting.substring(0, setting.indexOf('=') + 1);
            arguments.removeIf(argument -> argument.startsWith(name));
            arguments.add("--" + setting);
        }
        return new App(new SpringApplication(Probity.class).run(arguments.toArray(String[]::new)), url);
    }

    /** The address of the first page, without a slash at the end. */
    public String url() {
        return url;
    }

    /** The one bean of a type. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Db db() {
        return get(Db.class);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    /** Makes a person with these roles and {@link #PASSWORD}, once per sign-in name; their id. */
    public String person(String login, Role first, Role... more) {
        return people.computeIfAbsent(login, name -> {
            Set<Role> roles = EnumSet.of(first, more);
            var invited = get(People.class)
                    .invite(
                            Actor.system("test"),
                            name,
                            name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + " Tester",
                            null,
                            roles,
                            db().now().plusSeconds(3_600));
            visitor().post("/welcome/" + invited.token(), Map.of("password", PASSWORD, "password-again", PASSWORD));
            return invited.personId();
        });
    }

    /** A browser without a screen, not signed in. */
    public Visitor visitor() {
        return new Visitor(url);
    }

    /** A browser without a screen, signed in as a person made before. */
    public Visitor visitor(String login) {
        Visitor visitor = visitor();
        visitor.get("/login");
        visitor.post("/login", Map.of("username", login, "password", PASSWORD));
        return visitor;
    }

    @Override
    public void close() {
        context.close();
    }
}
