package org.probity.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probity.platform.DataFolder;
import org.probity.platform.MovableClock;
import org.probity.platform.Settings;
import org.probity.platform.db.Databases;
import org.probity.platform.db.Db;
import org.probity.platform.db.Schema;
import org.probity.record.Event;
import org.probity.record.EventFamily;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The stores of some contexts over a real database, without a web server: the record, and whatever packages a test names.
 *
 * <pre>{@code
 * try (Room room = Room.on(engine, folder).knowing(IdentityEvent.class).with("org.probity.identity.store").open()) {
 *     People people = room.get(People.class);
 * }
 * }</pre>
 *
 * The same folder opened again finds what was written before.
 */
public final class Room implements AutoCloseable {
    private final AnnotationConfigApplicationContext context;

    private Room(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    public static Builder on(Engine engine, Path folder) {
        return new Builder(engine, folder);
    }

    /** The one bean of a type. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Db db() {
        return get(Db.class);
    }

    public MovableClock clock() {
        return get(MovableClock.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** What the room holds. */
    public static final class Builder {
        private final Engine engine;
        private final Path folder;
        private final List<String> packages = new ArrayList<>(List.of("org.probity.record.store"));
        private final List<Class<? extends Event>> families = new ArrayList<>();
        private final List<Class<?>> beans = new ArrayList<>();
        private final Map<String, Object> settings = new HashMap<>();

        private Builder(Engine engine, Path folder) {
            this.engine = engine;
            this.folder = folder;
        }

        /** Scans packages for components. */
        public Builder with(String... more) {
            packages.addAll(List.of(more));
            return this;
        }

        /** Adds single components. */
        public Builder with(Class<?>... more) {
            beans.addAll(List.of(more));
            return this;
        }

        /** Adds the events of a context, by their sealed interface. */
        public Builder knowing(Class<? extends Event> family) {
            families.add(family);
            return this;
        }

        /** Sets what an operator would set, by its whole name. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        public Room open() {
            AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            context.registerBean(MovableClock.class, () -> new MovableClock(Clock.systemUTC()));
            context.registerBean(DataFolder.class, () -> new DataFolder(folder));
            context.registerBean(Settings.class, () -> settings(folder));
            context.registerBean(Db.class, () -> db(context));
            for (Class<? extends Event> family : families) {
                context.registerBean(family.getName(), EventFamily.class, () -> new EventFamily(family));
            }
            if (!beans.isEmpty()) {
                context.register(beans.toArray(Class<?>[]::new));
            }
            context.scan(packages.toArray(String[]::new));
            context.refresh();
            return new Room(context);
        }

        private Db db(AnnotationConfigApplicationContext context) {
            Databases databases = engine.open(folder);
            Schema.migrate(databases);
            return new Db(databases, context.getBean(MovableClock.class));
        }
    }

    /** Settings of a test: everything as shipped. */
    public static Settings settings(Path folder) {
        return new Settings(
                folder.toString(),
                false,
                "http://127.0.0.1:8080",
                "Test Vendor",
                URI.create("https://vendor.example"),
                new Settings.Database(null, "probity", ""),
                new Settings.Limits(20, 30, 25, 10));
    }
}
