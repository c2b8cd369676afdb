package org.probity.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The pools behind {@link Db}. SQLite gets one writing connection, because SQLite has one writer, and several reading ones;
 * PostgreSQL gets one pool for both.
 */
public final class Databases implements AutoCloseable {
    private static final int READERS = 4;
    private static final int SHARED = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NOTICE_THE_DEAD =
            "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3";

    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final DSLContext writes;
    private final DSLContext reads;

    private Databases(HikariDataSource writing, HikariDataSource reading, SQLDialect dialect) {
        this.writing = writing;
        this.reading = reading;
        Settings settings = new Settings()
                .withRenderSchema(false)
                .withRenderQuotedNames(RenderQuotedNames.NEVER)
                .withExecuteLogging(false)
                .withFetchWarnings(false);
        this.writes = DSL.using(writing, dialect, settings);
        this.reads = DSL.using(reading, dialect, settings);
    }

    /** Opens an SQLite file, made when absent, in WAL mode with a full fsync at each commit. */
    public static Databases sqlite(Path file) {
        String url = "jdbc:sqlite:" + file.toAbsolutePath();
        return new Databases(sqlitePool(url, true), sqlitePool(url, false), SQLDialect.SQLITE);
    }

    /** Opens a PostgreSQL database by its JDBC address. */
    public static Databases postgres(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(SHARED);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setPoolName("postgres");
        config.setConnectionInitSql(NOTICE_THE_DEAD);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        HikariDataSource pool = new HikariDataSource(config);
        return new Databases(pool, pool, SQLDialect.POSTGRES);
    }

    private static HikariDataSource sqlitePool(String url, boolean writer) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setDriverClassName("org.sqlite.JDBC");
        config.setPoolName(writer ? "sqlite-write" : "sqlite-read");
        config.setMaximumPoolSize(writer ? 1 : READERS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setMaxLifetime(0);
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "FULL");
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("busy_timeout", Long.toString(PATIENCE.toMillis()));
        config.addDataSourceProperty("transaction_mode", writer ? "IMMEDIATE" : "DEFERRED");
        return new HikariDataSource(config);
    }

    DSLContext writes() {
        return writes;
    }

    DSLContext reads() {
        return reads;
    }

    /**
     * A connection of its own beside the pools, to be closed by the caller: a lock taken on it ends with it. On PostgreSQL
     * both ends notice within seconds when the other is gone.
     */
    public Connection lone() throws SQLException {
        if (dialect() == SQLDialect.SQLITE) {
            throw new IllegalStateException("SQLite has no locks that end with a connection");
        }
        Properties properties = new Properties();
        properties.setProperty("user", writing.getUsername());
        properties.setProperty("password", writing.getPassword());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "probity-sequencer");
        Connection connection = DriverManager.getConnection(writing.getJdbcUrl(), properties);
        try (Statement settings = connection.createStatement()) {
            settings.execute(NOTICE_THE_DEAD);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The pool that writes, for migrations. */
    public DataSource source() {
        return writing;
    }

    public SQLDialect dialect() {
        return writes.dialect();
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }
}
