package org.probity.platform.db;

import java.util.Map;
import java.util.Optional;
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
        Flyway flyway = flyway(databases, MigrationVersion.LATEST);
        refuseNewer(flyway);
        flyway.migrate();
    }

    /**
     * Brings an empty database to a certain version, as {@link #version} gave it.
     *
     * @throws UnusableException when this program does not know the version
     */
    public static void migrate(Databases databases, String version) {
        Flyway flyway = flyway(databases, MigrationVersion.fromVersion(version));
        if (known(flyway).compareTo(MigrationVersion.fromVersion(version)) < 0) {
            throw newer(version, flyway);
        }
        flyway.migrate();
    }

    /** The version that a database has; empty when it holds nothing of Probity's. */
    public static Optional<String> version(Databases databases) {
        MigrationInfo current =
                flyway(databases, MigrationVersion.LATEST).info().current();
        return current == null || current.getVersion() == null
                ? Optional.empty()
                : Optional.of(current.getVersion().toString());
    }

    /**
     * Passes when a database is of exactly this program's version, and changes nothing.
     *
     * @throws UnusableException otherwise
     */
    public static void requireCurrent(Databases databases) {
        Flyway flyway = flyway(databases, MigrationVersion.LATEST);
        refuseNewer(flyway);
        String version = version(databases).orElseThrow(() -> new UnusableException("The database holds no Probity."));
        if (!known(flyway).equals(MigrationVersion.fromVersion(version))) {
            throw new UnusableException("The database is of version " + version + ", this program wants "
                    + known(flyway) + ". Start the server of this version once, which brings it forward.");
        }
    }

    private static Flyway flyway(Databases databases, MigrationVersion target) {
        boolean sqlite = databases.dialect() == SQLDialect.SQLITE;
        return Flyway.configure()
                .dataSource(databases.source())
                .locations("classpath:db/migration")
                .placeholders(Map.of("bytes", sqlite ? "blob" : "bytea"))
                .communityDBSupportEnabled(true)
                .target(target)
                .load();
    }

    private static void refuseNewer(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        if (current != null
                && current.getVersion() != null
                && current.getVersion().compareTo(known(flyway)) > 0) {
            throw newer(current.getVersion().toString(), flyway);
        }
    }

    private static MigrationVersion known(Flyway flyway) {
        MigrationVersion known = MigrationVersion.EMPTY;
        for (MigrationInfo info : flyway.info().all()) {
            if (info.getState().isResolved() && info.getVersion().compareTo(known) > 0) {
                known = info.getVersion();
            }
        }
        return known;
    }

    private static UnusableException newer(String version, Flyway flyway) {
        return new UnusableException("The database is of version " + version + ", this program knows versions up to "
                + known(flyway)
                + ". Start the newer Probity that wrote it, or restore a backup made before the upgrade.");
    }
}
