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
import org.jspecify.annotations.Nullable;

/**
 * The one door to the database, the same for SQLite and PostgreSQL.
 *
 * <p>{@link #write} is one transaction: all or nothing, durable when it returns. On SQLite it holds the single write lock
 * from its first statement, so keep slow work (hashing, parsing, sealing) outside; callers that write at the same time share one
 * flush to the disk ({@link GroupCommit}). {@link #read} sees one consistent
 * snapshot per statement and never waits for a writer.
 */
public final class Db implements AutoCloseable {
    private final Databases databases;
    private final Clock clock;
    private final @Nullable GroupCommit groupCommit;

    public Db(Databases databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
        this.groupCommit = databases.dialect() == SQLDialect.SQLITE ? new GroupCommit(databases.writes()) : null;
    }

    /** Runs queries that change nothing. */
    public <T> T read(Function<DSLContext, T> work) {
        return work.apply(databases.reads());
    }

    /** Runs queries that all see the database as it was at the first of them, however long they take and whoever writes. */
    public <T> T snapshot(Function<DSLContext, T> work) {
        return databases.reads().transactionResult(configuration -> {
            DSLContext sql = configuration.dsl();
            if (dialect() != SQLDialect.SQLITE) {
                sql.execute("set transaction isolation level repeatable read read only");
            }
            return work.apply(sql);
        });
    }

    /** Runs one transaction and returns its result; an exception rolls all of it back. */
    public <T> T write(Function<DSLContext, T> work) {
        GroupCommit one = groupCommit;
        return one == null
                ? databases.writes().transactionResult(configuration -> work.apply(configuration.dsl()))
                : one.write(work);
    }

    /** Runs one transaction without a result. */
    public void change(Consumer<DSLContext> work) {
        write(sql -> {
            work.accept(sql);
            return true;
        });
    }

    /**
     * Makes deleted bytes go. SQLite: rewrites the file without them and empties the write-ahead log; whoever writes waits.
     * PostgreSQL: lets the server reuse their room; its own write-ahead log and backups are beyond this door.
     *
     * @return false when readers held the write-ahead log, so that it should be tried again
     */
    public boolean compact() {
        GroupCommit one = groupCommit;
        if (one == null) {
            databases.writes().connection(connection -> {
                try (var vacuum = connection.createStatement()) {
                    vacuum.execute("vacuum");
                }
            });
            return true;
        }
        return one.alone(sql -> {
            sql.execute("vacuum");
            var busy = sql.fetchOne("pragma wal_checkpoint(truncate)");
            return busy != null && Integer.valueOf(0).equals(busy.get(0, Integer.class));
        });
    }

    /** A connection beside the pools, to be closed by the caller; for locks that live as long as a connection. */
    public Connection lone() throws SQLException {
        return databases.lone();
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
        if (groupCommit != null) {
            groupCommit.close();
        }
        databases.close();
    }
}
