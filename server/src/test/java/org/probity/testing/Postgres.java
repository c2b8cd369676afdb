package org.probity.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import org.probity.platform.db.Databases;

/** One real PostgreSQL for the whole test run, started at its first use. Works as root too. */
public final class Postgres {
    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Postgres() {}

    /** Opens the database of this name, made when absent. */
    static Databases open(String name) {
        return Databases.postgres(create(name), "postgres", "");
    }

    /** Makes the database of this name when absent; its JDBC address, for the user postgres without a password. */
    public static String create(String name) {
        String database = database(name);
        try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection()) {
            if (!exists(connection, database)) {
                connection.createStatement().execute("create database " + database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    /** The JDBC address of the database of this name. */
    public static String url(String name) {
        return Holder.SERVER.getJdbcUrl("postgres", database(name));
    }

    /** The JDBC address of the database of this name, made when absent. */
    public static String fresh(String name) {
        open(name).close();
        return url(name);
    }

    private static String database(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return "t_" + plain + "_" + HexFormat.of().toHexDigits(name.hashCode());
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            ask.setString(1, database);
            return ask.executeQuery().next();
        }
    }
}
