package org.probity.record.store;

import static org.probity.db.Tables.RECORD_EVENT;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.probity.record.Projection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Replays single projections inside a transaction, where an erased text is still told. A replay is right by construction; that
 * it is slow on a large record is the price of an act that is rare.
 */
@Component
class ProjectionReplay {
    private final SqlEventStore store;
    private final ObjectProvider<Projection> projections;

    ProjectionReplay(SqlEventStore store, ObjectProvider<Projection> projections) {
        this.store = store;
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
        projection.tables().forEach(table -> sql.deleteFrom(table).execute());
        try (var events = sql.selectFrom(RECORD_EVENT).orderBy(RECORD_EVENT.ID).fetchLazy()) {
            for (Record row : events) {
                projection.apply(store.stored(row), sql);
            }
        }
    }
}
