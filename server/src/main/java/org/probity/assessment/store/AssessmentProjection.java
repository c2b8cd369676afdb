package org.probity.assessment.store;

import static org.probity.db.Tables.ASSESSMENT_REQUEST;
import static org.probity.db.Tables.ASSESSMENT_SCOPE;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.probity.assessment.AssessmentEvent;
import org.probity.assessment.AssessmentEvent.EvidenceRequested;
import org.probity.assessment.AssessmentEvent.ReportIssued;
import org.probity.assessment.AssessmentEvent.RequestAnswered;
import org.probity.assessment.AssessmentEvent.RequirementConcluded;
import org.probity.assessment.AssessmentEvent.ScopeOpened;
import org.probity.assessment.AssessmentEvent.ScopeRevised;
import org.probity.assessment.ScopeFacts;
import org.probity.record.Projection;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Scopes for the list, and requests that wait for somebody. */
@Component
class AssessmentProjection implements Projection {
    @Override
    public List<Table<?>> tables() {
        return List.of(ASSESSMENT_REQUEST, ASSESSMENT_SCOPE);
    }

    @Override
    public void apply(StoredEvent stored, DSLContext sql) {
        if (!(stored.body() instanceof AssessmentEvent event)) {
            return;
        }
        String id = stored.stream().id();
        switch (event) {
            case ScopeOpened e -> opened(sql, id, stored, e.facts());
            case ScopeRevised e -> revised(sql, id, e.facts());
            case ReportIssued e ->
                sql.update(ASSESSMENT_SCOPE)
                        .set(ASSESSMENT_SCOPE.REPORTS, e.number())
                        .where(ASSESSMENT_SCOPE.ID.eq(id))
                        .execute();
            case EvidenceRequested e -> requested(sql, id, stored, e);
            case RequestAnswered e ->
                sql.update(ASSESSMENT_REQUEST)
                        .set(ASSESSMENT_REQUEST.ANSWERED, true)
                        .where(ASSESSMENT_REQUEST.ID.eq(e.requestId()))
                        .execute();
            case RequirementConcluded e ->
                sql.deleteFrom(ASSESSMENT_REQUEST)
                        .where(ASSESSMENT_REQUEST.SCOPE_ID.eq(scope(id)))
                        .and(ASSESSMENT_REQUEST.REQUIREMENT_ID.eq(requirement(id)))
                        .and(ASSESSMENT_REQUEST.ANSWERED.eq(true))
                        .execute();
            default -> {
                // Everything else is read from the streams themselves.
            }
        }
    }

    private static void opened(DSLContext sql, String id, StoredEvent stored, ScopeFacts facts) {
        sql.insertInto(ASSESSMENT_SCOPE)
                .set(ASSESSMENT_SCOPE.ID, id)
                .set(ASSESSMENT_SCOPE.NAME, facts.name())
                .set(ASSESSMENT_SCOPE.ORGANIZATION, facts.organization())
                .set(ASSESSMENT_SCOPE.KIND, facts.kind().name())
                .set(ASSESSMENT_SCOPE.EDITION, facts.edition().name())
                .set(ASSESSMENT_SCOPE.PERIOD_FROM, facts.from().toString())
                .set(ASSESSMENT_SCOPE.PERIOD_TO, facts.to().toString())
                .set(ASSESSMENT_SCOPE.REPORTS, 0)
                .set(ASSESSMENT_SCOPE.AT, stored.at())
                .execute();
    }

    private static void revised(DSLContext sql, String id, ScopeFacts facts) {
        sql.update(ASSESSMENT_SCOPE)
                .set(ASSESSMENT_SCOPE.NAME, facts.name())
                .set(ASSESSMENT_SCOPE.ORGANIZATION, facts.organization())
                .set(ASSESSMENT_SCOPE.KIND, facts.kind().name())
                .set(ASSESSMENT_SCOPE.EDITION, facts.edition().name())
                .set(ASSESSMENT_SCOPE.PERIOD_FROM, facts.from().toString())
                .set(ASSESSMENT_SCOPE.PERIOD_TO, facts.to().toString())
                .where(ASSESSMENT_SCOPE.ID.eq(id))
                .execute();
    }

    private static void requested(DSLContext sql, String stream, StoredEvent stored, EvidenceRequested e) {
        sql.insertInto(ASSESSMENT_REQUEST)
                .set(ASSESSMENT_REQUEST.ID, e.requestId())
                .set(ASSESSMENT_REQUEST.SCOPE_ID, scope(stream))
                .set(ASSESSMENT_REQUEST.REQUIREMENT_ID, requirement(stream))
                .set(ASSESSMENT_REQUEST.WHAT, e.what())
                .set(ASSESSMENT_REQUEST.DUE, e.due() == null ? null : e.due().toString())
                .set(ASSESSMENT_REQUEST.ANSWERED, false)
                .set(ASSESSMENT_REQUEST.AT, stored.at())
                .execute();
    }

    private static String scope(String stream) {
        return stream.substring(0, stream.indexOf(':'));
    }

    private static String requirement(String stream) {
        return stream.substring(stream.indexOf(':') + 1);
    }
}
