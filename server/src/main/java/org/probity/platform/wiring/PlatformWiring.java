package org.probity.platform.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.probity.platform.DataFolder;
import org.probity.platform.FolderLock;
import org.probity.platform.MovableClock;
import org.probity.platform.Settings;
import org.probity.platform.db.Databases;
import org.probity.platform.db.Db;
import org.probity.platform.db.Schema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes clock, folder and database. */
@Configuration
class PlatformWiring {
    @Bean
    MovableClock clock() {
        return new MovableClock(Clock.systemUTC());
    }

    @Bean
    DataFolder dataFolder(Settings settings) {
        return new DataFolder(Path.of(settings.data()));
    }

    /** With the embedded database, the folder belongs to one process. */
    @Bean
    FolderLock folderLock(Settings settings, DataFolder folder) throws IOException {
        return settings.database().url() == null ? FolderLock.take(folder.path()) : FolderLock.none();
    }

    /** The one open database, migrated before anybody sees it. */
    @Bean
    Db db(Settings settings, DataFolder folder, FolderLock taken, Clock clock) {
        Settings.Database shared = settings.database();
        Databases databases = shared.url() == null
                ? Databases.sqlite(folder.path().resolve("probity.db"))
                : Databases.postgres(shared.url(), shared.user(), shared.password());
        try {
            Schema.migrate(databases);
        } catch (RuntimeException e) {
            databases.close();
            throw e;
        }
        return new Db(databases, clock);
    }
}
