package org.probity.disclosure.store;

import static org.probity.db.Tables.DISCLOSURE_PUBLICATION;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.probity.db.tables.DisclosurePublication;
import org.probity.disclosure.Advisories.Line;
import org.probity.disclosure.Advisories.Published;
import org.probity.platform.db.Db;
import org.springframework.stereotype.Component;

/** What the world sees at this moment: of each advisory the newest version whose instant has come. */
@Component
class Publications {
    private final Db db;
    private final EditionJson json;

    Publications(Db db, EditionJson json) {
        this.db = db;
        this.json = json;
    }

    /** The newest visible version of each. */
    private static Condition visible(Instant now) {
        DisclosurePublication newer = DISCLOSURE_PUBLICATION.as("newer");
        return DISCLOSURE_PUBLICATION
                .PUBLISH_AT
                .le(now)
                .and(DSL.notExists(DSL.selectOne()
                        .from(newer)
                        .where(newer.ADVISORY_ID.eq(DISCLOSURE_PUBLICATION.ADVISORY_ID))
                        .and(newer.VERSION.gt(DISCLOSURE_PUBLICATION.VERSION))
                        .and(newer.PUBLISH_AT.le(now))));
    }

    List<Line> list(int offset, int limit) {
        Instant now = db.now();
        return db.read(sql -> sql.selectFrom(DISCLOSURE_PUBLICATION)
                .where(visible(now))
                .orderBy(DISCLOSURE_PUBLICATION.PUBLISH_AT.desc(), DISCLOSURE_PUBLICATION.ADVISORY_ID)
                .offset(offset)
                .limit(limit)
                .fetch(row -> new Line(
                        row.get(DISCLOSURE_PUBLICATION.ADVISORY_ID),
                        row.get(DISCLOSURE_PUBLICATION.VERSION),
                        row.get(DISCLOSURE_PUBLICATION.PUBLISH_AT),
                        row.get(DISCLOSURE_PUBLICATION.YEAR),
                        row.get(DISCLOSURE_PUBLICATION.FILE_NAME),
                        row.get(DISCLOSURE_PUBLICATION.TITLE),
                        row.get(DISCLOSURE_PUBLICATION.SEVERITY),
                        row.get(DISCLOSURE_PUBLICATION.SHA256))));
    }

    long count() {
        return db.read(sql -> sql.fetchCount(DISCLOSURE_PUBLICATION, visible(db.now())));
    }

    Optional<Published> byId(String id) {
        return one(DSL.upper(DISCLOSURE_PUBLICATION.ADVISORY_ID).eq(id.toUpperCase(Locale.ROOT)));
    }

    Optional<Published> byFile(int year, String fileName) {
        return one(DISCLOSURE_PUBLICATION.YEAR.eq(year).and(DISCLOSURE_PUBLICATION.FILE_NAME.eq(fileName)));
    }

    private Optional<Published> one(Condition which) {
        return db.read(sql -> sql.selectFrom(DISCLOSURE_PUBLICATION)
                .where(which)
                .and(visible(db.now()))
                .fetchOptional()
                .map(row -> published(sql, row)));
    }

    private Published published(DSLContext sql, Record row) {
        String id = row.get(DISCLOSURE_PUBLICATION.ADVISORY_ID);
        Instant first = sql.select(DISCLOSURE_PUBLICATION.PUBLISH_AT)
                .from(DISCLOSURE_PUBLICATION)
                .where(DISCLOSURE_PUBLICATION.ADVISORY_ID.eq(id))
                .orderBy(DISCLOSURE_PUBLICATION.VERSION)
                .limit(1)
                .fetchSingle(DISCLOSURE_PUBLICATION.PUBLISH_AT);
        return new Published(
                id,
                row.get(DISCLOSURE_PUBLICATION.VERSION),
                row.get(DISCLOSURE_PUBLICATION.PUBLISH_AT),
                first,
                row.get(DISCLOSURE_PUBLICATION.YEAR),
                row.get(DISCLOSURE_PUBLICATION.FILE_NAME),
                row.get(DISCLOSURE_PUBLICATION.TITLE),
                row.get(DISCLOSURE_PUBLICATION.SEVERITY),
                json.read(row.get(DISCLOSURE_PUBLICATION.EDITION)),
                row.get(DISCLOSURE_PUBLICATION.CSAF),
                row.get(DISCLOSURE_PUBLICATION.SHA256),
                row.get(DISCLOSURE_PUBLICATION.SHA512));
    }
}
