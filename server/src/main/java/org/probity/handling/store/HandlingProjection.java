package org.probity.handling.store;

import static org.probity.db.Tables.HANDLING_CASE;
import static org.probity.db.Tables.HANDLING_IDENTIFIER;
import static org.probity.db.Tables.HANDLING_ITEM;
import static org.probity.db.Tables.HANDLING_REPORT;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;
import org.probity.handling.HandlingEvent;
import org.probity.handling.HandlingEvent.AnalysisRecorded;
import org.probity.handling.HandlingEvent.AttacksObserved;
import org.probity.handling.HandlingEvent.BecamePublic;
import org.probity.handling.HandlingEvent.CaseClosed;
import org.probity.handling.HandlingEvent.CaseDescribed;
import org.probity.handling.HandlingEvent.CaseEvent;
import org.probity.handling.HandlingEvent.CaseOpened;
import org.probity.handling.HandlingEvent.CaseReopened;
import org.probity.handling.HandlingEvent.ClosureAgreed;
import org.probity.handling.HandlingEvent.ClosureDeclined;
import org.probity.handling.HandlingEvent.ClosureProposed;
import org.probity.handling.HandlingEvent.DutyDone;
import org.probity.handling.HandlingEvent.FindingConfirmed;
import org.probity.handling.HandlingEvent.IdentifierNoted;
import org.probity.handling.HandlingEvent.ItemClosed;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.HandlingEvent.ItemQueued;
import org.probity.handling.HandlingEvent.ItemReleased;
import org.probity.handling.HandlingEvent.RemediationDecided;
import org.probity.handling.HandlingEvent.ReportJoined;
import org.probity.handling.HandlingEvent.SeverityRated;
import org.probity.handling.HandlingEvent.TargetMoved;
import org.probity.handling.ItemState;
import org.probity.handling.domain.WorkItem;
import org.probity.record.Projection;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Cases and work items as tables for lists. */
@Component
class HandlingProjection implements Projection {
    @Override
    public List<Table<?>> tables() {
        return List.of(HANDLING_IDENTIFIER, HANDLING_REPORT, HANDLING_ITEM, HANDLING_CASE);
    }

    @Override
    public void apply(StoredEvent stored, DSLContext sql) {
        if (stored.body() instanceof HandlingEvent event) {
            switch (event) {
                case CaseEvent e -> applyCase(e, stored, sql);
                case ItemEvent e -> applyItem(e, stored, sql);
            }
        }
    }

    private static void applyCase(CaseEvent event, StoredEvent stored, DSLContext sql) {
        String id = stored.stream().id();
        switch (event) {
            case CaseOpened e ->
                sql.insertInto(HANDLING_CASE)
                        .set(HANDLING_CASE.ID, id)
                        .set(HANDLING_CASE.TITLE, e.title())
                        .set(HANDLING_CASE.LABEL, e.label())
                        .set(HANDLING_CASE.OPENED_AT, stored.at())
                        .set(HANDLING_CASE.VERSION, stored.version())
                        .execute();
            case CaseDescribed e -> set(sql, stored, HANDLING_CASE.TITLE, e.title());
            case ReportJoined e -> {
                sql.insertInto(HANDLING_REPORT)
                        .set(HANDLING_REPORT.REPORT_NUMBER, e.reportNumber())
                        .set(HANDLING_REPORT.CASE_ID, id)
                        .onConflict(HANDLING_REPORT.REPORT_NUMBER)
                        .doUpdate()
                        .set(HANDLING_REPORT.CASE_ID, id)
                        .execute();
                set(sql, stored, HANDLING_CASE.VERSION, stored.version());
            }
            case IdentifierNoted e -> {
                sql.insertInto(HANDLING_IDENTIFIER)
                        .set(HANDLING_IDENTIFIER.CASE_ID, id)
                        .set(HANDLING_IDENTIFIER.IDENTIFIER, e.identifier())
                        .onConflictDoNothing()
                        .execute();
                set(sql, stored, HANDLING_CASE.VERSION, stored.version());
            }
            case BecamePublic e -> set(sql, stored, HANDLING_CASE.PUBLIC_AT, e.firstSeen());
            case AttacksObserved e -> set(sql, stored, HANDLING_CASE.ATTACKED_AT, e.awareAt());
            case DutyDone e -> set(sql, stored, HANDLING_CASE.VERSION, stored.version());
            case CaseClosed e -> set(sql, stored, HANDLING_CASE.CLOSED_AT, stored.at());
            case CaseReopened e -> set(sql, stored, HANDLING_CASE.CLOSED_AT, (Instant) null);
        }
    }

    private static <T> void set(DSLContext sql, StoredEvent stored, Field<T> field, @Nullable T value) {
        sql.update(HANDLING_CASE)
                .set(field, value)
                .set(HANDLING_CASE.VERSION, stored.version())
                .where(HANDLING_CASE.ID.eq(stored.stream().id()))
                .execute();
    }

    private static void applyItem(ItemEvent event, StoredEvent stored, DSLContext sql) {
        if (event instanceof ItemQueued e) {
            queue(e, stored, sql);
            return;
        }
        String[] key = stored.stream().id().split(":", 2);
        var update = columns(
                event,
                stored,
                sql.update(HANDLING_ITEM)
                        .set(HANDLING_ITEM.VERSION, stored.version())
                        .set(HANDLING_ITEM.CHANGED_AT, stored.at()));
        ItemState state = stateAfter(event, sql, key);
        if (state != null) {
            update = update.set(HANDLING_ITEM.STATE, state.name());
        }
        update.where(HANDLING_ITEM.CASE_ID.eq(key[0]).and(HANDLING_ITEM.PRODUCT_ID.eq(key[1])))
                .execute();
    }

    private static <R extends Record> UpdateSetMoreStep<R> columns(
            ItemEvent event, StoredEvent stored, UpdateSetMoreStep<R> update) {
        return switch (event) {
            case AnalysisRecorded e -> update.set(HANDLING_ITEM.ANALYSED, true);
            case FindingConfirmed e -> update.set(HANDLING_ITEM.CONFIRMED_AT, stored.at());
            case SeverityRated e ->
                update.set(HANDLING_ITEM.SEVERITY, e.severity()).set(HANDLING_ITEM.SCORE_TENTHS, e.scoreTenths());
            case ClosureProposed e ->
                update.set(HANDLING_ITEM.WAITS_SECOND, true)
                        .set(HANDLING_ITEM.CLOSURE, e.reason().name());
            case ClosureAgreed e -> update.set(HANDLING_ITEM.WAITS_SECOND, false);
            case ClosureDeclined e ->
                update.set(HANDLING_ITEM.WAITS_SECOND, false).set(HANDLING_ITEM.CLOSURE, (String) null);
            case RemediationDecided e ->
                update.set(HANDLING_ITEM.TARGET_DAY, e.target().toString())
                        .set(HANDLING_ITEM.FIRST_TARGET_DAY, e.target().toString());
            case TargetMoved e -> update.set(HANDLING_ITEM.TARGET_DAY, e.to().toString());
            case ItemReleased e -> update.set(HANDLING_ITEM.RELEASED_AT, e.releasedAt());
            case ItemClosed e -> update.set(HANDLING_ITEM.CLOSURE, e.reason().name());
            default -> update;
        };
    }

    /** The state comes from the domain's own evolve, so that the table cannot disagree with the rules. */
    private static @Nullable ItemState stateAfter(ItemEvent event, DSLContext sql, String[] key) {
        var row = sql.select(HANDLING_ITEM.STATE, HANDLING_ITEM.SEVERITY, HANDLING_ITEM.ANALYSED)
                .from(HANDLING_ITEM)
                .where(HANDLING_ITEM.CASE_ID.eq(key[0]).and(HANDLING_ITEM.PRODUCT_ID.eq(key[1])))
                .fetchOne();
        return row == null
                ? null
                : WorkItem.stateAfter(ItemState.valueOf(row.value1()), event, row.value2() != null, row.value3());
    }

    private static void queue(ItemQueued e, StoredEvent stored, DSLContext sql) {
        sql.insertInto(HANDLING_ITEM)
                .set(HANDLING_ITEM.CASE_ID, e.caseId())
                .set(HANDLING_ITEM.PRODUCT_ID, e.productId())
                .set(HANDLING_ITEM.STATE, ItemState.QUEUED.name())
                .set(HANDLING_ITEM.WAITS_SECOND, false)
                .set(HANDLING_ITEM.ANALYSED, false)
                .set(HANDLING_ITEM.DISPATCHED_TO, e.dispatchedTo())
                .set(HANDLING_ITEM.QUEUED_AT, stored.at())
                .set(HANDLING_ITEM.CHANGED_AT, stored.at())
                .set(HANDLING_ITEM.VERSION, stored.version())
                .execute();
    }
}
