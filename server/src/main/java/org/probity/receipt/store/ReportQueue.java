package org.probity.receipt.store;

import static org.probity.db.Tables.RECEIPT_REPORT;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.receipt.Channel;
import org.probity.receipt.Reports.Report;
import org.probity.receipt.Reports.State;
import org.probity.receipt.domain.Clock;
import org.probity.receipt.domain.ReportState;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Reports as PSIRT lists and reads them. Everything here goes through the one visibility rule. */
@Component
public class ReportQueue {
    /** States in which PSIRT still has to find out what a report is. */
    public static final List<State> OPEN =
            List.of(State.SUBMITTED, State.ACKNOWLEDGED, State.SCREENING, State.NEEDS_INFO);

    private static final List<String> OPEN_NAMES =
            OPEN.stream().map(State::name).toList();

    private final Db db;
    private final NeedToKnow needToKnow;
    private final ReportStreams streams;

    ReportQueue(Db db, NeedToKnow needToKnow, ReportStreams streams) {
        this.db = db;
        this.needToKnow = needToKnow;
        this.streams = streams;
    }

    /** One line. */
    public record Line(
            Report report,
            Channel channel,
            Clock clock,
            boolean news,
            @Nullable String ownerId,
            @Nullable String proposedBy) {}

    /**
     * What a list is narrowed to; empty texts narrow nothing.
     *
     * @param state {@code open}, {@code all} or the name of one state
     * @param flag {@code public}, {@code exploited}, {@code news}, {@code second} (waits for a second person) or {@code late}
     * @param owner {@code me}, {@code nobody} or empty
     */
    public record Filter(String words, String state, String flag, String owner) {}

    private Condition condition(Subject who, Filter filter) {
        Condition condition = SqlReports.visible(needToKnow, who).and(stateIs(filter.state()));
        if (!filter.words().isEmpty()) {
            String like = filter.words().toLowerCase(Locale.ROOT);
            condition = condition.and(DSL.lower(RECEIPT_REPORT.TITLE)
                    .contains(like)
                    .or(DSL.lower(RECEIPT_REPORT.NUMBER).contains(like))
                    .or(RECEIPT_REPORT.PRODUCT_ID.contains(like))
                    .or(DSL.lower(RECEIPT_REPORT.PRODUCT_WORDS).contains(like)));
        }
        return condition.and(flagIs(who, filter.flag())).and(ownerIs(who, filter.owner()));
    }

    private static Condition stateIs(String state) {
        if (state.equals("open")) {
            return RECEIPT_REPORT.STATE.in(OPEN_NAMES);
        }
        return state.equals("all") ? DSL.trueCondition() : RECEIPT_REPORT.STATE.eq(state);
    }

    private Condition flagIs(Subject who, String flag) {
        return switch (flag) {
            case "public" -> RECEIPT_REPORT.SAID_PUBLIC.eq(true);
            case "exploited" -> RECEIPT_REPORT.SAID_EXPLOITED.eq(true);
            case "news" -> RECEIPT_REPORT.HAS_NEWS.eq(true);
            case "second" -> RECEIPT_REPORT.PROPOSED_BY.isNotNull().and(RECEIPT_REPORT.PROPOSED_BY.ne(who.personId()));
            case "late" -> RECEIPT_REPORT.DUE_AT.lt(db.now());
            default -> DSL.trueCondition();
        };
    }

    private static Condition ownerIs(Subject who, String owner) {
        return switch (owner) {
            case "me" -> RECEIPT_REPORT.OWNER_ID.eq(who.personId());
            case "nobody" -> RECEIPT_REPORT.OWNER_ID.isNull();
            default -> DSL.trueCondition();
        };
    }

    public long count(Subject who, Filter filter) {
        return db.read(sql -> sql.fetchCount(RECEIPT_REPORT, condition(who, filter)));
    }

    /** The lines of one page: what is due first comes first, what has no clock last and newest first. */
    public List<Line> lines(Subject who, Filter filter, int offset, int size) {
        return db.read(sql -> sql.selectFrom(RECEIPT_REPORT)
                .where(condition(who, filter))
                .orderBy(
                        RECEIPT_REPORT.DUE_AT.asc().nullsLast(),
                        RECEIPT_REPORT.RECEIVED_AT.desc(),
                        RECEIPT_REPORT.NUMBER)
                .limit(size)
                .offset(offset)
                .fetch(ReportQueue::line));
    }

    private static Line line(Record row) {
        Instant due = row.get(RECEIPT_REPORT.DUE_AT);
        return new Line(
                SqlReports.report(row),
                Channel.valueOf(row.get(RECEIPT_REPORT.CHANNEL)),
                new Clock(Clock.Kind.valueOf(row.get(RECEIPT_REPORT.CLOCK)), due),
                row.get(RECEIPT_REPORT.HAS_NEWS),
                row.get(RECEIPT_REPORT.OWNER_ID),
                row.get(RECEIPT_REPORT.PROPOSED_BY));
    }

    /** The whole of a report. */
    public record Whole(String number, long version, ReportState state, List<StoredEvent> events) {}

    /** The whole of a report, for who may see it. */
    public Optional<Whole> whole(Subject who, String number) {
        boolean visible = db.read(sql -> sql.fetchExists(
                RECEIPT_REPORT, RECEIPT_REPORT.NUMBER.eq(number).and(SqlReports.visible(needToKnow, who))));
        return visible
                ? streams.load(number)
                        .map(loaded -> new Whole(
                                number,
                                loaded.version(),
                                loaded.state(),
                                loaded.history().events()))
                : Optional.empty();
    }
}
