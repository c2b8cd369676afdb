package org.probity.disclosure.store;

import static org.probity.db.Tables.DISCLOSURE_ADVISORY;
import static org.probity.db.Tables.DISCLOSURE_PUBLICATION;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.probity.disclosure.DisclosureEvent;
import org.probity.disclosure.DisclosureEvent.AdvisoryAgreed;
import org.probity.disclosure.DisclosureEvent.AdvisoryDrafted;
import org.probity.disclosure.DisclosureEvent.AdvisoryEdited;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.disclosure.DisclosureEvent.ReleaseCalledOff;
import org.probity.disclosure.Edition;
import org.probity.record.Projection;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Advisories and publications as tables. */
@Component
class DisclosureProjection implements Projection {
    private final EditionJson json;

    DisclosureProjection(EditionJson json) {
        this.json = json;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(DISCLOSURE_PUBLICATION, DISCLOSURE_ADVISORY);
    }

    @Override
    public void apply(StoredEvent stored, DSLContext sql) {
        if (!(stored.body() instanceof DisclosureEvent event)) {
            return;
        }
        String id = stored.stream().id();
        switch (event) {
            case AdvisoryDrafted e ->
                sql.insertInto(DISCLOSURE_ADVISORY)
                        .set(DISCLOSURE_ADVISORY.ID, id)
                        .set(DISCLOSURE_ADVISORY.CASE_ID, e.caseId())
                        .set(DISCLOSURE_ADVISORY.TITLE, e.edition().title())
                        .set(DISCLOSURE_ADVISORY.EDITION, json.write(e.edition()))
                        .set(DISCLOSURE_ADVISORY.VERSION, stored.version())
                        .set(DISCLOSURE_ADVISORY.CHANGED_AT, stored.at())
                        .execute();
            case AdvisoryEdited e ->
                sql.update(DISCLOSURE_ADVISORY)
                        .set(DISCLOSURE_ADVISORY.TITLE, e.edition().title())
                        .set(DISCLOSURE_ADVISORY.EDITION, json.write(e.edition()))
                        .set(DISCLOSURE_ADVISORY.VERSION, stored.version())
                        .set(DISCLOSURE_ADVISORY.CHANGED_AT, stored.at())
                        .where(DISCLOSURE_ADVISORY.ID.eq(id))
                        .execute();
            case AdvisoryAgreed e -> touch(stored, sql);
            case AdvisoryReleased e -> publish(e, stored, sql);
            case ReleaseCalledOff e -> {
                sql.deleteFrom(DISCLOSURE_PUBLICATION)
                        .where(DISCLOSURE_PUBLICATION.ADVISORY_ID.eq(id))
                        .and(DISCLOSURE_PUBLICATION.VERSION.eq(e.version()))
                        .execute();
                touch(stored, sql);
            }
        }
    }

    private static void touch(StoredEvent stored, DSLContext sql) {
        sql.update(DISCLOSURE_ADVISORY)
                .set(DISCLOSURE_ADVISORY.VERSION, stored.version())
                .set(DISCLOSURE_ADVISORY.CHANGED_AT, stored.at())
                .where(DISCLOSURE_ADVISORY.ID.eq(stored.stream().id()))
                .execute();
    }

    /** The edition that was agreed is the one that stands when the release is appended. */
    private void publish(AdvisoryReleased e, StoredEvent stored, DSLContext sql) {
        String id = stored.stream().id();
        String text = sql.select(DISCLOSURE_ADVISORY.EDITION)
                .from(DISCLOSURE_ADVISORY)
                .where(DISCLOSURE_ADVISORY.ID.eq(id))
                .fetchOne(DISCLOSURE_ADVISORY.EDITION);
        Edition edition = json.read(text == null ? "" : text);
        Integer firstYear = sql.select(DISCLOSURE_PUBLICATION.YEAR)
                .from(DISCLOSURE_PUBLICATION)
                .where(DISCLOSURE_PUBLICATION.ADVISORY_ID.eq(id))
                .limit(1)
                .fetchOne(DISCLOSURE_PUBLICATION.YEAR);
        sql.insertInto(DISCLOSURE_PUBLICATION)
                .set(DISCLOSURE_PUBLICATION.ADVISORY_ID, id)
                .set(DISCLOSURE_PUBLICATION.VERSION, e.version())
                .set(DISCLOSURE_PUBLICATION.PUBLISH_AT, e.publishAt())
                .set(
                        DISCLOSURE_PUBLICATION.YEAR,
                        firstYear == null
                                ? Integer.valueOf(
                                        e.publishAt().atZone(ZoneOffset.UTC).getYear())
                                : firstYear)
                .set(DISCLOSURE_PUBLICATION.FILE_NAME, fileName(id))
                .set(DISCLOSURE_PUBLICATION.TITLE, edition.title())
                .set(DISCLOSURE_PUBLICATION.SEVERITY, worst(edition))
                .set(DISCLOSURE_PUBLICATION.EDITION, text)
                .set(DISCLOSURE_PUBLICATION.CSAF, e.csaf())
                .set(DISCLOSURE_PUBLICATION.SHA256, e.sha256())
                .set(DISCLOSURE_PUBLICATION.SHA512, e.sha512())
                .execute();
        touch(stored, sql);
    }

    /** CSAF 2.0, 5.1: the tracking id in lower case, everything but letters, digits, plus and dash as underscore. */
    static String fileName(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[^+\\-a-z0-9]+", "_") + ".json";
    }

    private static @org.jspecify.annotations.Nullable String worst(Edition edition) {
        List<String> order = List.of("Critical", "High", "Medium", "Low", "None");
        for (String word : order) {
            if (edition.facts().products().stream().anyMatch(p -> word.equals(p.severity()))) {
                return word;
            }
        }
        return null;
    }
}
