package org.probity.upkeep;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last entry of an archive, {@code archive.json}: what is in it, and the SHA-256 of each entry.
 *
 * @param format {@link #FORMAT}
 * @param made when, ISO 8601 in UTC
 * @param schema version of the database
 * @param origin the log's name; empty when nothing was ever published
 * @param size entries under the last checkpoint
 * @param checkpoint that checkpoint, a signed note
 * @param keys the log's public keys
 * @param tables in an order in which they can be filled
 * @param attachments how many
 * @param sha256 by the entry's name
 */
record Manifest(
        @Nullable String format,
        @Nullable String made,
        @Nullable String schema,
        String origin,
        long size,
        String checkpoint,
        List<String> keys,
        List<Table> tables,
        long attachments,
        Map<String, String> sha256) {
    Manifest {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(checkpoint);
        keys = List.copyOf(keys);
        tables = List.copyOf(tables);
        sha256 = Map.copyOf(sha256);
    }

    static final String NAME = "archive.json";
    static final String FORMAT = "probity-archive/1";

    /** One table; its rows are lines of {@code tables/NAME.jsonl}, each a JSON array in the order of the columns. */
    record Table(String name, List<Column> columns, long rows) {
        Table {
            columns = List.copyOf(columns);
        }
    }

    /** A column; bytes are base64 in the rows, instants are microseconds since 1970 in UTC. */
    record Column(String name, Kind type) {}

    /** The types that both databases have. */
    enum Kind {
        TEXT,
        BIGINT,
        INTEGER,
        BOOLEAN,
        BYTES
    }
}
