package org.probity.upkeep;

import java.nio.file.Path;
import java.time.Clock;
import org.probity.platform.DataFolder;
import org.probity.platform.MovableClock;
import org.probity.platform.Settings;
import org.probity.platform.db.Databases;
import org.probity.platform.db.Db;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The little that the commands need, each made at its first use: the record's stores over a database that is not migrated, and
 * no server. Whatever would start to work by itself, such as the sequencer, is left out. Not part of the server, whose wiring makes its own.
 */
@ComponentScan(
        basePackages = "org.probity.record.store",
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SmartLifecycle.class))
@Import({Backup.class, Restore.class, Upkeep.class})
@EnableConfigurationProperties(Settings.class)
public class UpkeepWiring {
    @Bean
    static MovableClock clock() {
        return new MovableClock(Clock.systemUTC());
    }

    @Bean
    static DataFolder dataFolder(Settings settings) {
        return new DataFolder(Path.of(settings.data()));
    }

    @Bean
    static Databases databases(Settings settings, DataFolder folder) {
        Settings.Database shared = settings.database();
        return shared.url() == null
                ? Databases.sqlite(folder.path().resolve("probity.db"))
                : Databases.postgres(shared.url(), shared.user(), shared.password());
    }

    @Bean
    static Db db(Databases databases, MovableClock clock) {
        return new Db(databases, clock);
    }
}
