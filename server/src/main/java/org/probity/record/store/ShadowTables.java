package org.probity.record.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Index;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.UniqueKey;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.MappedTable;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * Empty copies of tables, with their keys and indexes, that the same queries write to under a mapping of names. In the end the
 * real tables are made equal to them row by row, so that what was right is not touched and what was wrong is counted.
 */
final class ShadowTables {
    private static final String SUFFIX = "__next";

    /** Children first. */
    private final List<Table<?>> tables;

    ShadowTables(List<Table<?>> tables) {
        this.tables = List.copyOf(tables);
    }

    /** Rows that were put and taken to make the real tables equal. */
    record Difference(long put, long taken) {}

    void create(DSLContext sql) {
        for (Table<?> table : tables.reversed()) {
            List<org.jooq.Constraint> keys = new ArrayList<>();
            UniqueKey<?> primary = table.getPrimaryKey();
            for (UniqueKey<?> key : table.getKeys()) {
                Field<?>[] fields = bare(key.getFieldsArray());
                keys.add(key.equals(primary) ? DSL.primaryKey(fields) : DSL.unique(fields));
            }
            sql.createTable(shadow(table))
                    .columns(table.fields())
                    .constraints(keys)
                    .execute();
            for (Index index : table.getIndexes()) {
                sql.createIndex(DSL.name(index.getName() + SUFFIX))
                        .on(shadow(table), index.getFields())
                        .execute();
            }
        }
    }

    /** Removes them, also what an interrupted rebuild has left. */
    void drop(DSLContext sql) {
        tables.forEach(table -> sql.dropTableIfExists(shadow(table)).execute());
    }

    /** A context in which the real names mean the shadows. */
    DSLContext mapped(DSLContext sql) {
        MappedTable[] names = tables.stream()
                .map(table -> new MappedTable().withInput(table.getName()).withOutput(table.getName() + SUFFIX))
                .toArray(MappedTable[]::new);
        Settings settings = ((Settings) sql.settings().clone())
                .withRenderMapping(new RenderMapping()
                        .withSchemata(new MappedSchema().withInput("").withTables(names)));
        return sql.configuration().derive(settings).dsl();
    }

    /** Makes the real tables equal to the shadows. */
    Difference swap(DSLContext sql) {
        long taken = 0;
        for (Table<?> table : tables) {
            taken += take(sql, table);
        }
        long put = 0;
        for (Table<?> table : tables.reversed()) {
            put += sql.insertInto(table)
                    .columns(table.fields())
                    .select(rows(sql, shadow(table), table).except(rows(sql, table, table)))
                    .execute();
        }
        return new Difference(put, taken);
    }

    private static int take(DSLContext sql, Table<?> table) {
        UniqueKey<?> key = table.getPrimaryKey();
        if (key == null) {
            throw new IllegalStateException(table.getName() + " has no primary key; a derived table needs one");
        }
        Table<?> gone =
                rows(sql, table, table).except(rows(sql, shadow(table), table)).asTable("gone");
        Field<?>[] fields = bare(key.getFieldsArray());
        return sql.deleteFrom(table)
                .where(DSL.row(fields).in(sql.select(fields).from(gone)))
                .execute();
    }

    private static Select<Record> rows(DSLContext sql, Table<?> from, Table<?> like) {
        return sql.select(bare(like.fields())).from(from);
    }

    private static Field<?>[] bare(Field<?>[] fields) {
        return Arrays.stream(fields)
                .map(field -> DSL.field(DSL.name(field.getName()), field.getDataType()))
                .toArray(Field<?>[]::new);
    }

    private static Table<Record> shadow(Table<?> table) {
        return DSL.table(DSL.name(table.getName() + SUFFIX));
    }
}
