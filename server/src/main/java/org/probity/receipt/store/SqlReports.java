package org.probity.receipt.store;

import static org.probity.db.Tables.RECEIPT_REPORT;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.receipt.Reports;
import org.probity.record.Change;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** Reports over their table. */
@Component
class SqlReports implements Reports {
    private final Db db;
    private final NeedToKnow needToKnow;
    private final ReportStreams streams;

    SqlReports(Db db, NeedToKnow needToKnow, ReportStreams streams) {
        this.db = db;
        this.needToKnow = needToKnow;
        this.streams = streams;
    }

    /**
     * The rows that somebody may know of: once attached, only for readers of the case; before that, for PSIRT (ISO/IEC 30111
     * 7.3). The one place where this is said.
     */
    @Satisfies("29147-6.7-c")
    static Condition visible(NeedToKnow needToKnow, Subject who) {
        Condition readsCase = needToKnow.mayRead(who, RECEIPT_REPORT.CASE_ID);
        return who.isPsirt() ? RECEIPT_REPORT.CASE_ID.isNull().or(readsCase) : readsCase;
    }

    @Override
    public Optional<Report> find(Subject who, String number) {
        return fetch(RECEIPT_REPORT.NUMBER.eq(number).and(visible(needToKnow, who))).stream()
                .findFirst();
    }

    @Override
    public List<Report> ofCase(String caseId) {
        return fetch(RECEIPT_REPORT.CASE_ID.eq(caseId));
    }

    private List<Report> fetch(Condition condition) {
        return db.read(sql -> sql.selectFrom(RECEIPT_REPORT)
                .where(condition)
                .orderBy(RECEIPT_REPORT.RECEIVED_AT, RECEIPT_REPORT.NUMBER)
                .fetch(SqlReports::report));
    }

    static Report report(Record row) {
        return new Report(
                row.get(RECEIPT_REPORT.NUMBER),
                State.valueOf(row.get(RECEIPT_REPORT.STATE)),
                row.get(RECEIPT_REPORT.TITLE),
                row.get(RECEIPT_REPORT.DESCRIPTION),
                row.get(RECEIPT_REPORT.PRODUCT_ID),
                row.get(RECEIPT_REPORT.PRODUCT_WORDS),
                row.get(RECEIPT_REPORT.CREDIT_NAME),
                row.get(RECEIPT_REPORT.SAID_PUBLIC),
                row.get(RECEIPT_REPORT.SAID_EXPLOITED),
                row.get(RECEIPT_REPORT.RECEIVED_AT),
                row.get(RECEIPT_REPORT.ACKNOWLEDGED_AT),
                row.get(RECEIPT_REPORT.ACKNOWLEDGE_DUE_AT),
                row.get(RECEIPT_REPORT.CASE_ID),
                row.get(RECEIPT_REPORT.VERSION));
    }

    @Override
    public Change attach(String number, long expectedVersion, String caseId, String reason) {
        ReportStreams.Loaded loaded = streams.existing(number);
        return ReportStreams.change(loaded, expectedVersion, loaded.state().attach(caseId, reason));
    }

    @Override
    public Change tell(String number, String message) {
        ReportStreams.Loaded loaded = streams.existing(number);
        return ReportStreams.change(loaded, loaded.version(), loaded.state().tell(message));
    }

    @Override
    public Change conclude(String number, String closingMessage) {
        ReportStreams.Loaded loaded = streams.existing(number);
        return ReportStreams.change(loaded, loaded.version(), loaded.state().conclude(closingMessage));
    }
}
