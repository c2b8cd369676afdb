package org.probity.handling.store;

import static org.probity.db.Tables.HANDLING_CASE;
import static org.probity.db.Tables.HANDLING_IDENTIFIER;
import static org.probity.db.Tables.HANDLING_ITEM;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.probity.handling.Cases.Filter;
import org.probity.handling.Cases.ItemLine;
import org.probity.handling.Cases.Line;
import org.probity.handling.ItemState;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.scoring.cvss.CvssScore;
import org.probity.scoring.cvss.CvssVersion;
import org.probity.scoring.cvss.Severity;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** Lists of cases and of work, each narrowed to what the asking person may read. */
@Component
class CaseLists {
    private static final List<String> OPEN = List.of(ItemState.values()).stream()
            .filter(ItemState::open)
            .map(Enum::name)
            .toList();

    private final Db db;
    private final NeedToKnow needToKnow;
    private final CaseReader reader;

    CaseLists(Db db, NeedToKnow needToKnow, CaseReader reader) {
        this.db = db;
        this.needToKnow = needToKnow;
        this.reader = reader;
    }

    @Satisfies("30111-7.3-b")
    private Condition condition(Subject who, Filter filter) {
        Condition all = needToKnow.mayRead(who, HANDLING_CASE.ID);
        all = switch (filter.state()) {
            case "open" -> all.and(HANDLING_CASE.CLOSED_AT.isNull());
            case "closed" -> all.and(HANDLING_CASE.CLOSED_AT.isNotNull());
            case "undisclosed" -> all.and(HANDLING_CASE.PUBLIC_AT.isNull().or(HANDLING_CASE.PUBLIC_AT.gt(db.now())));
            default -> all;
        };
        if (!filter.severity().isEmpty()) {
            all = all.and(DSL.exists(DSL.selectOne()
                    .from(HANDLING_ITEM)
                    .where(HANDLING_ITEM.CASE_ID.eq(HANDLING_CASE.ID))
                    .and(HANDLING_ITEM.SEVERITY.eq(filter.severity()))));
        }
        if (!filter.words().isBlank()) {
            String words = "%" + filter.words().strip().toLowerCase(Locale.ROOT) + "%";
            all = all.and(DSL.lower(HANDLING_CASE.TITLE)
                    .like(words)
                    .or(DSL.lower(HANDLING_CASE.ID).like(words))
                    .or(DSL.exists(DSL.selectOne()
                            .from(HANDLING_IDENTIFIER)
                            .where(HANDLING_IDENTIFIER.CASE_ID.eq(HANDLING_CASE.ID))
                            .and(DSL.lower(HANDLING_IDENTIFIER.IDENTIFIER).like(words)))));
        }
        return all;
    }

    long count(Subject who, Filter filter) {
        return db.read(sql -> sql.fetchCount(HANDLING_CASE, condition(who, filter)));
    }

    List<Line> list(Subject who, Filter filter, int offset, int limit) {
        Field<Integer> score =
                ofItems(DSL.max(HANDLING_ITEM.SCORE_TENTHS).coerce(SQLDataType.INTEGER), DSL.trueCondition());
        Field<Integer> items = ofItems(DSL.count(), DSL.trueCondition());
        Field<Integer> open = ofItems(DSL.count(), HANDLING_ITEM.STATE.in(OPEN));
        Field<String> next = ofItems(DSL.min(HANDLING_ITEM.TARGET_DAY), HANDLING_ITEM.STATE.in(OPEN));
        return db.read(sql -> sql.select(
                        HANDLING_CASE.ID,
                        HANDLING_CASE.TITLE,
                        HANDLING_CASE.OPENED_AT,
                        HANDLING_CASE.CLOSED_AT,
                        HANDLING_CASE.PUBLIC_AT,
                        HANDLING_CASE.ATTACKED_AT,
                        score.as("score"),
                        items.as("items"),
                        open.as("open"),
                        next.as("next"))
                .from(HANDLING_CASE)
                .where(condition(who, filter))
                .orderBy(
                        DSL.when(HANDLING_CASE.CLOSED_AT.isNull(), 0).otherwise(1),
                        DSL.when(HANDLING_CASE.ATTACKED_AT.isNotNull(), 0).otherwise(1),
                        DSL.coalesce(score, DSL.inline(101)).desc(),
                        HANDLING_CASE.OPENED_AT,
                        HANDLING_CASE.ID)
                .offset(offset)
                .limit(limit)
                .fetch(row -> {
                    Integer tenths = row.get("score", Integer.class);
                    return new Line(
                            row.get(HANDLING_CASE.ID),
                            row.get(HANDLING_CASE.TITLE),
                            tenths == null ? null : word(tenths),
                            tenths,
                            row.get("items", Integer.class),
                            row.get("open", Integer.class),
                            row.get("next", String.class),
                            row.get(HANDLING_CASE.OPENED_AT),
                            row.get(HANDLING_CASE.CLOSED_AT),
                            past(row.get(HANDLING_CASE.PUBLIC_AT)),
                            row.get(HANDLING_CASE.ATTACKED_AT) != null);
                }));
    }

    private static <T> Field<T> ofItems(Field<T> what, Condition which) {
        return DSL.select(what)
                .from(HANDLING_ITEM)
                .where(HANDLING_ITEM.CASE_ID.eq(HANDLING_CASE.ID))
                .and(which)
                .asField();
    }

    /** A release fixed for later is no publication yet. */
    private @Nullable Instant past(@Nullable Instant at) {
        return at == null || at.isAfter(db.now()) ? null : at;
    }

    /** The words are common to CVSS 3.1 and 4.0, the versions that work items are rated by. */
    private static String word(int tenths) {
        return Severity.of(CvssVersion.V4_0, new CvssScore(tenths)).word();
    }

    private Condition openWork(Subject who, boolean mine) {
        Condition all = needToKnow.mayRead(who, HANDLING_ITEM.CASE_ID).and(HANDLING_ITEM.STATE.in(OPEN));
        return mine
                ? all.and(HANDLING_ITEM.DISPATCHED_TO.eq(who.personId()))
                : all.and(HANDLING_ITEM.WAITS_SECOND.eq(true));
    }

    long countOpenItems(Subject who, boolean mine) {
        return db.read(sql -> sql.fetchCount(HANDLING_ITEM, openWork(who, mine)));
    }

    List<ItemLine> openItems(Subject who, boolean mine, int limit) {
        return db.read(sql -> sql.select()
                .from(HANDLING_ITEM)
                .join(HANDLING_CASE)
                .on(HANDLING_CASE.ID.eq(HANDLING_ITEM.CASE_ID))
                .where(openWork(who, mine))
                .orderBy(
                        DSL.coalesce(HANDLING_ITEM.TARGET_DAY, DSL.inline("9999")),
                        HANDLING_ITEM.QUEUED_AT,
                        HANDLING_ITEM.PRODUCT_ID)
                .limit(limit)
                .fetch(row -> new ItemLine(
                        row.get(HANDLING_ITEM.CASE_ID),
                        row.get(HANDLING_CASE.TITLE),
                        row.get(HANDLING_ITEM.PRODUCT_ID),
                        reader.productName(row.get(HANDLING_ITEM.PRODUCT_ID)),
                        ItemState.valueOf(row.get(HANDLING_ITEM.STATE)),
                        row.get(HANDLING_ITEM.WAITS_SECOND),
                        row.get(HANDLING_ITEM.SEVERITY),
                        row.get(HANDLING_ITEM.TARGET_DAY))));
    }
}
