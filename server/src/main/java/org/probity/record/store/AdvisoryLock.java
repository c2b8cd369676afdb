package org.probity.record.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sequencer's lock in PostgreSQL, on a connection of its own, so that it ends with the process or its line. A holder whose
 * line is alive but who has given no sign of life for long (a process that was stopped, a machine that hangs) has its
 * connection cut by a node that waits.
 */
final class AdvisoryLock {
    private static final Logger LOG = LoggerFactory.getLogger(AdvisoryLock.class);
    private static final int HIGH = 0x50524f42;
    private static final int LOW = 0x49545931;
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Db db;
    private Fence.@Nullable Holder seen;
    private long seenNanos;

    AdvisoryLock(Db db) {
        this.db = db;
    }

    /** The connection that holds the lock, or null while another has it. */
    @Nullable
    Connection take() {
        try {
            Connection connection = db.lone();
            try {
                if (answers(connection, "select pg_try_advisory_lock(?)", ((long) HIGH << 32) | LOW)) {
                    return connection;
                }
            } catch (SQLException e) {
                letGo(connection);
                throw e;
            }
            letGo(connection);
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException("the sequencer's lock cannot be asked for: " + e.getMessage(), e);
        }
    }

    private static boolean answers(Connection connection, String question, long argument) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(question)) {
            ask.setLong(1, argument);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    static void letGo(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("The sequencer's connection could not be closed: {}", e.getMessage());
        }
    }

    /** Looks at the holder that keeps this node waiting, and cuts it off after a long silence. Its name. */
    String watch(Optional<Fence.Holder> holder) {
        if (holder.isEmpty()) {
            return "";
        }
        if (!holder.get().equals(seen)) {
            seen = holder.get();
            seenNanos = System.nanoTime();
        } else if (System.nanoTime() - seenNanos > SILENCE.toNanos()) {
            cutOff(holder.get());
            seenNanos = System.nanoTime();
        }
        return holder.get().name();
    }

    private void cutOff(Fence.Holder holder) {
        LOG.warn(
                "Sealing: {} has given no sign of life for {} s; its connection is cut",
                holder.name(),
                SILENCE.toSeconds());
        db.read(sql -> sql.fetch(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                        + " and database = (select oid from pg_database where datname = current_database())"
                        + " and classid = ? and objid = ? and objsubid = 1",
                HIGH,
                LOW));
    }
}
