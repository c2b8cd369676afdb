package org.probity.record.store;

import static org.probity.db.Tables.RECORD_REBUILD;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Projection;
import org.probity.record.Rebuilds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Replays single projections inside a transaction, where an erased text is still told. A replay is right by construction; that
 * it is slow on a large record is the price of an act that is rare.
 */
@Component
class ProjectionReplay {
    private static final int BATCH = 250;

    private final EventRows rows;
    private final ObjectProvider<Projection> projections;

    ProjectionReplay(EventRows rows, ObjectProvider<Projection> projections) {
        this.rows = rows;
        this.projections = projections;
    }

    /**
     * Empties and replays every projection with a text column that holds one of these.
     *
     * @param texts as they are and as they stand within a JSON text
     */
    void whereStillTold(DSLContext sql, Collection<String> texts) {
        for (Projection projection : projections) {
            if (!texts.isEmpty() && projection.tables().stream().anyMatch(table -> tells(sql, table, texts))) {
                replay(sql, projection);
            }
        }
    }

    private static boolean tells(DSLContext sql, Table<?> table, Collection<String> texts) {
        Condition any = DSL.falseCondition();
        for (Field<?> field : table.fields()) {
            if (field.getType() == String.class) {
                for (String text : texts) {
                    any = any.or(DSL.position(field.coerce(String.class), text).gt(0));
                }
            }
        }
        return sql.fetchExists(DSL.selectOne().from(table).where(any));
    }

    private void replay(DSLContext sql, Projection projection) {
        if (sql.dialect() != SQLDialect.SQLITE) {
            // PostgreSQL appends in parallel; none may come in between, and none may get its number between the two reads.
            sql.execute("lock table record_event, record_waiting in share mode");
        }
        projection.tables().forEach(table -> sql.deleteFrom(table).execute());
        long next = 0;
        List<? extends Record> found = EventRows.from(sql, next, List.of(), BATCH);
        while (!found.isEmpty()) {
            found.forEach(row -> projection.apply(rows.read(row), sql));
            next += found.size();
            found = EventRows.from(sql, next, List.of(), BATCH);
        }
        rows.waiting(sql).forEach(event -> projection.apply(event, sql));
    }

    /** A rebuild under way has read events as they were before; what it swaps in would bring erased words back. */
    void refuseDuringRebuild(DSLContext sql) {
        if (sql.dialect() != SQLDialect.SQLITE) {
            sql.execute("lock table record_rebuild in share mode");
        }
        if (sql.fetchExists(RECORD_REBUILD, RECORD_REBUILD.STATE.eq(Rebuilds.State.RUNNING.name()))) {
            throw new RefusedException(
                    "The tables are being rebuilt; nothing was erased.", "Wait for the rebuild to end and try again.");
        }
    }
}
