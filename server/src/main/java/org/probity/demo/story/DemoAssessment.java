package org.probity.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.probity.assessment.Assessments;
import org.probity.assessment.Edition;
import org.probity.assessment.Outcome;
import org.probity.assessment.ProviderCategory;
import org.probity.assessment.ScopeFacts;
import org.probity.assessment.ScopeKind;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** An assessment under way: scope, representative product, evidence drawn from the record and written down, two conclusions. */
@Component
@Lazy
class DemoAssessment {
    private final Teller teller;
    private final Assessments assessments;

    DemoAssessment(Teller teller, Assessments assessments) {
        this.teller = teller;
        this.assessments = assessments;
    }

    void tell(Instant now) {
        teller.at(now.minus(Duration.ofHours(2)));
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String scope = assessments.open(
                teller.as("lead"),
                new ScopeFacts(
                        "Edge line",
                        Edition.E2018,
                        "Ferrule Networks",
                        ScopeKind.PRODUCT_LINE,
                        "Design, build and sustainment of the Edge line at both sites. Contract manufacture is outside.",
                        ProviderCategory.HARDWARE,
                        LocalDate.parse("2021-01-01"),
                        today));
        assessments.select(
                teller.as("lead"),
                scope,
                assessments.version(teller.as("lead"), scope),
                "edge-gateway",
                "The only product of the line; 4.2.1 and 4.2.2 cover the period.");
        for (String recipe : List.of(
                "findings-to-decision",
                "notification-timeline",
                "remediation-deadlines",
                "remedy-notices",
                "intake-and-answer",
                "maintenance-releases",
                "defect-states")) {
            String evidence = assessments.draw(teller.as("lead"), scope, recipe);
            assessments.confirm(
                    teller.as("lead"),
                    scope,
                    evidence,
                    "Drawn over every case that touches the Edge line in the period; undisclosed ones are counted and not named.");
        }
        assessments.record(
                teller.as("lead"),
                scope,
                List.of("SE_VAR.01", "SE_PPR.01", "PD_PSM.05"),
                new Assessments.ProcessDraft(
                        "Vulnerability handling policy",
                        "2021-1",
                        "Mara Quist",
                        LocalDate.parse("2021-01-04"),
                        "How reports are taken in, verified, remedied and published, who decides, and by when.",
                        null));
        teller.at(now.minus(Duration.ofHours(1)));
        conclude(
                scope,
                "PD_PSM.05",
                Outcome.CONFORMANT,
                "The policy says how problems are taken in; the snapshot shows every report of the period with its answer, none left out.");
        assessments.request(
                teller.as("assessor"),
                scope,
                "SE_VAR.01",
                assessments.version(teller.as("assessor"), scope, "SE_VAR.01"),
                "Show the search for the same flaw in other products for one case of your choice.",
                today.plusDays(14));
    }

    private void conclude(String scope, String requirement, Outcome outcome, String reason) {
        assessments.conclude(
                teller.as("assessor"),
                scope,
                requirement,
                assessments.version(teller.as("assessor"), scope, requirement),
                outcome,
                reason,
                assessments.basis(teller.as("assessor"), scope, requirement));
    }
}
