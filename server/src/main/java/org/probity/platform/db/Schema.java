package org.probity.platform.db;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jooq.SQLDialect;

/** Brings a database to the version that this program knows, and refuses one from a newer program. */
public final class Schema {
    private Schema() {}

    /** A database that this program must not touch; the message is one line for the operator. */
    public static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    /**
     * Applies the migrations that are missing.
     *
     * @throws UnusableException when the database was written by a newer version of Probity
     */
    public static void migrate(Databases databases) {
        boolean sqlite = databases.dialect() == SQLDialect.SQLITE;
        Flyway flyway = Flyway.configure()
                .dataSource(databases.source())
                .locations("classpath:db/migration")
                .placeholders(Map.of("bytes", sqlite ? "blob" : "bytea"))
                .communityDBSupportEnabled(true)
                .load();
        refuseNewer(flyway);
        flyway.migrate();
    }

    private static void refuseNewer(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        MigrationVersion known = MigrationVersion.EMPTY;
        for (MigrationInfo info : flyway.info().all()) {
            if (info.getState().isResolved() && info.getVersion().compareTo(known) > 0) {
                known = info.getVersion();
            }
        }
        if (current != null
                && current.getVersion() != null
                && current.getVersion().compareTo(known) > 0) {
            throw new UnusableException("The database is of version " + current.getVersion()
                    + ", this program knows versions up to " + known
                    + ". Start the newer Probity that wrote it, or restore a backup made before the upgrade.");
        }
    }
}
