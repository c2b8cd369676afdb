package org.probity.custody.store;

import static org.probity.db.Tables.CUSTODY_BUNDLE;
import static org.probity.db.Tables.CUSTODY_ERASURE;
import static org.probity.db.Tables.CUSTODY_HOLD;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.probity.custody.CustodyEvent;
import org.probity.custody.CustodyEvent.BundleMade;
import org.probity.custody.CustodyEvent.ErasureCarriedOut;
import org.probity.custody.CustodyEvent.ErasureDeclined;
import org.probity.custody.CustodyEvent.ErasureFinished;
import org.probity.custody.CustodyEvent.ErasureProposed;
import org.probity.custody.CustodyEvent.HoldLifted;
import org.probity.custody.CustodyEvent.HoldPlaced;
import org.probity.custody.domain.ErasureState.State;
import org.probity.record.Projection;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Erasures, holds and bundles as lists. */
@Component
class CustodyProjection implements Projection {
    @Override
    public List<Table<?>> tables() {
        return List.of(CUSTODY_ERASURE, CUSTODY_HOLD, CUSTODY_BUNDLE);
    }

    @Override
    public void apply(StoredEvent stored, DSLContext sql) {
        if (!(stored.body() instanceof CustodyEvent event)) {
            return;
        }
        String id = stored.stream().id();
        switch (event) {
            case ErasureProposed e ->
                sql.insertInto(CUSTODY_ERASURE)
                        .set(CUSTODY_ERASURE.ID, id)
                        .set(CUSTODY_ERASURE.OBJECT_KIND, e.target().kind())
                        .set(CUSTODY_ERASURE.OBJECT_ID, e.target().id())
                        .set(CUSTODY_ERASURE.STATE, State.PROPOSED.name())
                        .set(CUSTODY_ERASURE.PROPOSED_BY, e.byPerson())
                        .set(CUSTODY_ERASURE.VERSION, stored.version())
                        .set(CUSTODY_ERASURE.AT, stored.at())
                        .execute();
            case ErasureDeclined e -> state(sql, stored, State.DECLINED);
            case ErasureCarriedOut e -> state(sql, stored, State.CARRIED_OUT);
            case ErasureFinished e -> state(sql, stored, State.FINISHED);
            case HoldPlaced e ->
                sql.insertInto(CUSTODY_HOLD)
                        .set(CUSTODY_HOLD.ID, id)
                        .set(CUSTODY_HOLD.OBJECT_KIND, e.target().kind())
                        .set(CUSTODY_HOLD.OBJECT_ID, e.target().id())
                        .set(CUSTODY_HOLD.REASON, e.reason())
                        .set(CUSTODY_HOLD.PLACED_BY, e.byPerson())
                        .set(CUSTODY_HOLD.VERSION, stored.version())
                        .set(CUSTODY_HOLD.AT, stored.at())
                        .execute();
            case HoldLifted e ->
                sql.update(CUSTODY_HOLD)
                        .set(CUSTODY_HOLD.LIFTED_AT, stored.at())
                        .set(CUSTODY_HOLD.VERSION, stored.version())
                        .where(CUSTODY_HOLD.ID.eq(id))
                        .execute();
            case BundleMade e ->
                sql.insertInto(CUSTODY_BUNDLE)
                        .set(CUSTODY_BUNDLE.ID, id)
                        .set(CUSTODY_BUNDLE.OBJECT_KIND, e.target().kind())
                        .set(CUSTODY_BUNDLE.OBJECT_ID, e.target().id())
                        .set(CUSTODY_BUNDLE.TITLE, e.title())
                        .set(CUSTODY_BUNDLE.RECEIVER, e.receiver())
                        .set(CUSTODY_BUNDLE.BY_PERSON, stored.actor().id())
                        .set(CUSTODY_BUNDLE.AT, stored.at())
                        .execute();
        }
    }

    private static void state(DSLContext sql, StoredEvent stored, State state) {
        sql.update(CUSTODY_ERASURE)
                .set(CUSTODY_ERASURE.STATE, state.name())
                .set(CUSTODY_ERASURE.VERSION, stored.version())
                .where(CUSTODY_ERASURE.ID.eq(stored.stream().id()))
                .execute();
    }
}
