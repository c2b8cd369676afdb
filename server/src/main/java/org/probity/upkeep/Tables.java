package org.probity.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.probity.db.DefaultSchema;

/** The tables of the program, and how their columns are written into an archive. */
final class Tables {
    /** What belongs to a place rather than to the record: the log's files, made again from the leaves, and who seals. */
    private static final Set<String> OF_THE_PLACE = Set.of("record_tile", "record_sequencer");

    private Tables() {}

    /** Every table that an archive holds, each after those it refers to. */
    static List<Manifest.Table> all() {
        Set<Table<?>> ordered = new LinkedHashSet<>();
        DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .sorted(Comparator.comparing(Table::getName))
                .forEach(table -> place(table, ordered));
        return ordered.stream()
                .filter(table -> !OF_THE_PLACE.contains(table.getName()))
                .map(table -> new Manifest.Table(table.getName(), columns(table), 0))
                .toList();
    }

    private static void place(Table<?> table, Set<Table<?>> ordered) {
        if (ordered.contains(table)) {
            return;
        }
        for (ForeignKey<?, ?> key : table.getReferences()) {
            Table<?> other = key.getKey().getTable();
            if (!other.equals(table)) {
                place(other, ordered);
            }
        }
        ordered.add(table);
    }

    private static List<Manifest.Column> columns(Table<?> table) {
        return Arrays.stream(table.fields())
                .map(field -> new Manifest.Column(field.getName(), kind(field)))
                .toList();
    }

    private static Manifest.Kind kind(Field<?> field) {
        Class<?> type = field.getType();
        if (type == Instant.class || type == Long.class) {
            return Manifest.Kind.BIGINT;
        }
        if (type == Integer.class) {
            return Manifest.Kind.INTEGER;
        }
        if (type == Boolean.class) {
            return Manifest.Kind.BOOLEAN;
        }
        if (type == byte[].class) {
            return Manifest.Kind.BYTES;
        }
        if (type == String.class) {
            return Manifest.Kind.TEXT;
        }
        throw new IllegalStateException("no archive can hold " + field + " of " + type);
    }

    static Table<?> table(Manifest.Table table) {
        return DSL.table(DSL.name(table.name()));
    }

    /** The columns as they lie in the database, without the program's conversions. */
    static List<Field<?>> fields(Manifest.Table table) {
        List<Field<?>> fields = new ArrayList<>();
        for (Manifest.Column column : table.columns()) {
            fields.add(DSL.field(DSL.name(column.name()), type(column.type())));
        }
        return fields;
    }

    private static DataType<?> type(Manifest.Kind kind) {
        return switch (kind) {
            case TEXT -> SQLDataType.CLOB;
            case BIGINT -> SQLDataType.BIGINT;
            case INTEGER -> SQLDataType.INTEGER;
            case BOOLEAN -> SQLDataType.BOOLEAN;
            case BYTES -> SQLDataType.BLOB;
        };
    }
}
