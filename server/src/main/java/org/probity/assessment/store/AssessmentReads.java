package org.probity.assessment.store;

import static org.probity.db.Tables.ASSESSMENT_REQUEST;
import static org.probity.db.Tables.ASSESSMENT_SCOPE;

import java.time.LocalDate;
import java.util.List;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.Assessments.RequestLine;
import org.probity.assessment.Assessments.ScopeLine;
import org.probity.assessment.Edition;
import org.probity.assessment.ScopeKind;
import org.probity.assessment.domain.Assessment;
import org.probity.assessment.domain.Streams;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.record.EventStore;
import org.springframework.stereotype.Component;

/** What pages read. Only leads and assessors have a part in assessments; for others there are none. */
@Component
public class AssessmentReads {
    private static final int MOST_REQUESTS = 200;
    private final Db db;
    private final EventStore store;

    AssessmentReads(Db db, EventStore store) {
        this.db = db;
        this.store = store;
    }

    static void mustTakePart(Subject who) {
        who.mustBe(Role.PSIRT_LEAD, Role.ASSESSOR);
    }

    /** A whole assessment, folded from its streams in one query. */
    public Assessment assessment(Subject who, String scopeId) {
        mustTakePart(who);
        Assessment found = Assessment.of(scopeId, store.timeline(Streams.all(scopeId)));
        if (!found.exists()) {
            throw new UnknownException();
        }
        return found;
    }

    List<ScopeLine> scopes(Subject who, int offset, int limit) {
        mustTakePart(who);
        return db.read(sql -> sql.selectFrom(ASSESSMENT_SCOPE)
                .orderBy(ASSESSMENT_SCOPE.AT.desc(), ASSESSMENT_SCOPE.ID)
                .limit(limit)
                .offset(offset)
                .fetch(AssessmentReads::line));
    }

    private static ScopeLine line(Record row) {
        return new ScopeLine(
                row.get(ASSESSMENT_SCOPE.ID),
                row.get(ASSESSMENT_SCOPE.NAME),
                row.get(ASSESSMENT_SCOPE.ORGANIZATION),
                ScopeKind.valueOf(row.get(ASSESSMENT_SCOPE.KIND)),
                Edition.valueOf(row.get(ASSESSMENT_SCOPE.EDITION)),
                LocalDate.parse(row.get(ASSESSMENT_SCOPE.PERIOD_FROM)),
                LocalDate.parse(row.get(ASSESSMENT_SCOPE.PERIOD_TO)),
                row.get(ASSESSMENT_SCOPE.REPORTS));
    }

    long count(Subject who) {
        mustTakePart(who);
        return db.read(sql -> (long) sql.fetchCount(ASSESSMENT_SCOPE));
    }

    List<RequestLine> requests(Subject who) {
        mustTakePart(who);
        return db.read(sql -> sql.select(ASSESSMENT_REQUEST.asterisk(), ASSESSMENT_SCOPE.NAME)
                .from(ASSESSMENT_REQUEST)
                .join(ASSESSMENT_SCOPE)
                .on(ASSESSMENT_SCOPE.ID.eq(ASSESSMENT_REQUEST.SCOPE_ID))
                .orderBy(ASSESSMENT_REQUEST.DUE.asc().nullsLast(), ASSESSMENT_REQUEST.AT)
                .limit(MOST_REQUESTS)
                .fetch(row -> new RequestLine(
                        row.get(ASSESSMENT_REQUEST.SCOPE_ID),
                        row.get(ASSESSMENT_SCOPE.NAME),
                        row.get(ASSESSMENT_REQUEST.REQUIREMENT_ID),
                        row.get(ASSESSMENT_REQUEST.WHAT),
                        day(row.get(ASSESSMENT_REQUEST.DUE)),
                        row.get(ASSESSMENT_REQUEST.ANSWERED))));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
