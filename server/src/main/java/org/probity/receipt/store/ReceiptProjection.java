package org.probity.receipt.store;

import static org.probity.db.Tables.RECEIPT_REPORT;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.probity.receipt.NewReport;
import org.probity.receipt.ReceiptEvent;
import org.probity.receipt.ReceiptEvent.DismissalDeclined;
import org.probity.receipt.ReceiptEvent.DismissalProposed;
import org.probity.receipt.ReceiptEvent.InformationAsked;
import org.probity.receipt.ReceiptEvent.ReportAcknowledged;
import org.probity.receipt.ReceiptEvent.ReportAttached;
import org.probity.receipt.ReceiptEvent.ReportConcluded;
import org.probity.receipt.ReceiptEvent.ReportDismissed;
import org.probity.receipt.ReceiptEvent.ReportRedirected;
import org.probity.receipt.ReceiptEvent.ReportReopened;
import org.probity.receipt.ReceiptEvent.ReportSubmitted;
import org.probity.receipt.ReceiptEvent.ReportWithdrawn;
import org.probity.receipt.ReceiptEvent.ReporterAnswered;
import org.probity.receipt.ReceiptEvent.ReporterTold;
import org.probity.receipt.ReceiptEvent.ScreeningResumed;
import org.probity.receipt.ReceiptEvent.ScreeningStarted;
import org.probity.receipt.Reports.State;
import org.probity.receipt.domain.Clock;
import org.probity.record.Projection;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Reports as a table. */
@Component
class ReceiptProjection implements Projection {
    @Override
    public List<Table<?>> tables() {
        return List.of(RECEIPT_REPORT);
    }

    @Override
    public void apply(StoredEvent stored, DSLContext sql) {
        if (!(stored.body() instanceof ReceiptEvent event)) {
            return;
        }
        if (event instanceof ReportSubmitted first) {
            insert(sql, stored, first);
            return;
        }
        Map<Field<?>, @Nullable Object> changes = changes(event, stored.at());
        changes.put(RECEIPT_REPORT.HAS_NEWS, event instanceof ReporterAnswered);
        changes.put(RECEIPT_REPORT.VERSION, stored.version());
        sql.update(RECEIPT_REPORT)
                .set(changes)
                .where(RECEIPT_REPORT.NUMBER.eq(stored.stream().id()))
                .execute();
    }

    private static Map<Field<?>, @Nullable Object> changes(ReceiptEvent event, Instant at) {
        return switch (event) {
            case ReportSubmitted e -> throw new IllegalStateException("comes first");
            case ReportAcknowledged e -> {
                Map<Field<?>, @Nullable Object> set = triage(State.ACKNOWLEDGED, e.triageDue());
                set.put(RECEIPT_REPORT.ACKNOWLEDGED_AT, at);
                yield set;
            }
            case ScreeningStarted e -> {
                Map<Field<?>, @Nullable Object> set = set(RECEIPT_REPORT.STATE, State.SCREENING.name());
                set.put(RECEIPT_REPORT.OWNER_ID, e.ownerId());
                yield set;
            }
            case InformationAsked e -> clock(State.NEEDS_INFO, Clock.Kind.REPORTER, e.answerDue());
            case ReporterAnswered e -> e.triageDue() == null ? new HashMap<>() : triage(State.SCREENING, e.triageDue());
            case ScreeningResumed e -> triage(State.SCREENING, e.triageDue());
            case ReporterTold e -> new HashMap<>();
            case ReportAttached e -> {
                Map<Field<?>, @Nullable Object> set = clock(State.ATTACHED, Clock.Kind.NONE, null);
                set.put(RECEIPT_REPORT.CASE_ID, e.caseId());
                yield set;
            }
            case ReportRedirected e -> clock(State.REDIRECTED, Clock.Kind.NONE, null);
            case DismissalProposed e -> set(RECEIPT_REPORT.PROPOSED_BY, e.byPerson());
            case DismissalDeclined e -> set(RECEIPT_REPORT.PROPOSED_BY, null);
            case ReportDismissed e -> clock(State.NOT_ACTIONABLE, Clock.Kind.NONE, null);
            case ReportWithdrawn e -> clock(State.WITHDRAWN, Clock.Kind.NONE, null);
            case ReportConcluded e -> clock(State.CONCLUDED, Clock.Kind.NONE, null);
            case ReportReopened e -> {
                Map<Field<?>, @Nullable Object> set = triage(State.SCREENING, e.triageDue());
                set.put(RECEIPT_REPORT.OWNER_ID, e.reviewerId());
                yield set;
            }
        };
    }

    private static Map<Field<?>, @Nullable Object> triage(State state, Instant due) {
        Map<Field<?>, @Nullable Object> set = clock(state, Clock.Kind.TRIAGE, due);
        set.put(RECEIPT_REPORT.TRIAGE_DUE_AT, due);
        return set;
    }

    /** A change of state ends a proposal that waited. */
    private static Map<Field<?>, @Nullable Object> clock(State state, Clock.Kind clock, @Nullable Instant due) {
        Map<Field<?>, @Nullable Object> set = set(RECEIPT_REPORT.STATE, state.name());
        set.put(RECEIPT_REPORT.CLOCK, clock.name());
        set.put(RECEIPT_REPORT.DUE_AT, due);
        set.put(RECEIPT_REPORT.PROPOSED_BY, null);
        return set;
    }

    private static Map<Field<?>, @Nullable Object> set(Field<?> field, @Nullable Object value) {
        Map<Field<?>, @Nullable Object> set = new HashMap<>();
        set.put(field, value);
        return set;
    }

    private static void insert(DSLContext sql, StoredEvent stored, ReportSubmitted e) {
        NewReport report = e.report();
        sql.insertInto(RECEIPT_REPORT)
                .set(RECEIPT_REPORT.NUMBER, stored.stream().id())
                .set(RECEIPT_REPORT.TOKEN_SHA256, e.tokenSha256())
                .set(RECEIPT_REPORT.STATE, State.SUBMITTED.name())
                .set(RECEIPT_REPORT.CHANNEL, report.channel().name())
                .set(RECEIPT_REPORT.TITLE, e.title())
                .set(RECEIPT_REPORT.DESCRIPTION, report.description())
                .set(RECEIPT_REPORT.PRODUCT_ID, report.productId())
                .set(RECEIPT_REPORT.PRODUCT_WORDS, report.productWords())
                .set(RECEIPT_REPORT.CREDIT_NAME, report.creditName())
                .set(RECEIPT_REPORT.SAID_PUBLIC, report.saidPublic())
                .set(RECEIPT_REPORT.SAID_EXPLOITED, report.saidExploited())
                .set(RECEIPT_REPORT.HAS_NEWS, false)
                .set(RECEIPT_REPORT.POLICY_VERSION, e.policyVersion())
                .set(RECEIPT_REPORT.RECEIVED_AT, e.receivedAt())
                .set(RECEIPT_REPORT.ACKNOWLEDGE_DUE_AT, e.acknowledgeDue())
                .set(RECEIPT_REPORT.CLOCK, Clock.Kind.ACKNOWLEDGE.name())
                .set(RECEIPT_REPORT.DUE_AT, e.acknowledgeDue())
                .set(RECEIPT_REPORT.VERSION, stored.version())
                .set(RECEIPT_REPORT.AT, stored.at())
                .execute();
    }
}
