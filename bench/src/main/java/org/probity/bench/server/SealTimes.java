package org.probity.bench.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Reads from a server's database how long each event waited for a published checkpoint over it: from the instant its command
 * was decided on, before it was even written and acknowledged, to the instant the checkpoint was on the disk. So it is an upper
 * bound of the time from acknowledgement to seal. Put load on the server first, for instance with {@link ReportLoad}.
 *
 * <p>Arguments: JDBC address ({@code jdbc:sqlite:DIR/probity.db} or PostgreSQL's); user; password; only the last N events.
 */
public final class SealTimes {
    private static final double WANTED_MILLIS = 1_000;

    private SealTimes() {}

    /** Runs; exits with 1 when p99 is above a second. */
    public static void main(String[] args) throws SQLException {
        String url = args[0];
        String user = args.length > 1 ? args[1] : "";
        String password = args.length > 2 ? args[2] : "";
        int last = args.length > 3 ? Integer.parseInt(args[3]) : Integer.MAX_VALUE;
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            NavigableMap<Long, Long> checkpoints = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery("select tree_size, at from record_checkpoint")) {
                while (rows.next()) {
                    checkpoints.put(rows.getLong(1), rows.getLong(2));
                }
            }
            report(waits(statement, checkpoints, last), url);
        }
    }

    private static long[] waits(Statement statement, NavigableMap<Long, Long> checkpoints, int last)
            throws SQLException {
        long[] micros = new long[1024];
        int count = 0;
        try (ResultSet rows = statement.executeQuery("select s.log_index, e.at from record_event e"
                + " join record_sequence s on s.event_id = e.id order by s.log_index desc limit " + last)) {
            while (rows.next()) {
                Map.Entry<Long, Long> sealed = checkpoints.higherEntry(rows.getLong(1));
                if (sealed != null) {
                    micros = count == micros.length ? Arrays.copyOf(micros, count * 2) : micros;
                    micros[count++] = sealed.getValue() - rows.getLong(2);
                }
            }
        }
        long[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static void report(long[] micros, String url) {
        if (micros.length == 0) {
            System.err.println("nothing is sealed in " + url);
            System.exit(2);
        }
        double p99 = at(micros, 0.99);
        System.out.printf(
                Locale.ROOT,
                "sealed: %d events, p50 %.0f ms, p99 %.0f ms, worst %.0f ms after the command (wanted: p99 within %.0f ms)%n",
                micros.length,
                at(micros, 0.50),
                p99,
                at(micros, 1.0),
                WANTED_MILLIS);
        if (p99 > WANTED_MILLIS) {
            System.exit(1);
        }
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)] / 1e3;
    }
}
