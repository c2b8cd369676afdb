package org.probity.record.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.tree.Hash;
import org.probity.platform.db.Db;
import org.springframework.stereotype.Component;

/**
 * What only one node may do at a time. On PostgreSQL a lock lives as long as this node's one connection for locks, which is of no pool, so a node
 * that dies or is cut off loses all of them; SQLite has one process, which always holds them.
 */
@Component
class NodeLocks implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 2;

    private final Db db;
    private final Set<String> held = new HashSet<>();
    private @Nullable Connection connection;

    NodeLocks(Db db) {
        this.db = db;
    }

    /** Whether this node holds the lock now, taking it when it is free. */
    synchronized boolean hold(String name) {
        if (db.dialect() == SQLDialect.SQLITE) {
            return true;
        }
        try {
            Connection open = open();
            if (held.contains(name)) {
                return true;
            }
            boolean taken = ask(open, "select pg_try_advisory_lock(?)", name);
            if (taken) {
                held.add(name);
            }
            return taken;
        } catch (SQLException e) {
            throw new IllegalStateException("the lock " + name + " cannot be asked for: " + e.getMessage(), e);
        }
    }

    /** Lets go of a lock, if held. */
    synchronized void release(String name) {
        Connection open = connection;
        if (open != null && held.remove(name)) {
            try {
                ask(open, "select pg_advisory_unlock(?)", name);
            } catch (SQLException lost) {
                close();
            }
        }
    }

    private Connection open() throws SQLException {
        Connection present = connection;
        if (present != null && present.isValid(PATIENCE_SECONDS)) {
            return present;
        }
        close();
        Connection fresh = db.lone();
        connection = fresh;
        return fresh;
    }

    private static boolean ask(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, key(name));
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static long key(String name) {
        byte[] digest = Hash.sha256(("probity " + name).getBytes(StandardCharsets.UTF_8))
                .bytes();
        return ByteBuffer.wrap(digest).getLong();
    }

    /** Ends every lock with its connection. */
    @Override
    public synchronized void close() {
        held.clear();
        Connection present = connection;
        connection = null;
        if (present != null) {
            try {
                present.close();
            } catch (SQLException gone) {
                // Its locks went with it.
            }
        }
    }
}
