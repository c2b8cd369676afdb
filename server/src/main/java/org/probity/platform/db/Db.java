package org.probity.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * The one door to the database, the same for SQLite and PostgreSQL.
 *
 * <p>{@link #write} is one transaction: all or nothing, durable when it returns. On SQLite it holds the single write lock
 * from its first statement, so keep slow work (hashing, parsing, sealing) outside. {@link #read} sees one consistent
 * snapshot per statement and never waits for a writer.
 */
public final class Db implements AutoCloseable {
    private final Databases databases;
    private final Clock clock;

    public Db(Databases databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    /** Runs queries that change nothing. */
    public <T> T read(Function<DSLContext, T> work) {
        return work.apply(databases.reads());
    }

    /** Runs one transaction and returns its result; an exception rolls all of it back. */
    public <T> T write(Function<DSLContext, T> work) {
        return databases.writes().transactionResult(configuration -> work.apply(configuration.dsl()));
    }

    /** Runs one transaction without a result. */
    public void change(Consumer<DSLContext> work) {
        databases.writes().transaction(configuration -> work.accept(configuration.dsl()));
    }

    /** A connection of the writing pool, to be closed by the caller; for locks that live as long as a connection. */
    public Connection connection() throws SQLException {
        return databases.source().getConnection();
    }

    /** The present instant, UTC, in microseconds, the precision that the database keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public SQLDialect dialect() {
        return databases.reads().dialect();
    }

    @Override
    public void close() {
        databases.close();
    }
}
