package org.probity.assessment.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.AssessmentEvent;
import org.probity.assessment.Assessments;
import org.probity.assessment.Assessments.RequestLine;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.web.HomePart;
import org.probity.platform.web.NavItem;
import org.probity.platform.web.Viewer;
import org.probity.record.EventFamily;
import org.probity.record.StreamReaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What assessment adds to the shell: its events, a menu entry, and lists on the home pages of lead and assessor. */
@Configuration
class AssessmentWiring {
    private static final int ON_HOME = 10;

    @Bean
    EventFamily assessmentEvents() {
        return new EventFamily(AssessmentEvent.class);
    }

    @Bean
    NavItem assessmentItem() {
        return new NavItem(60, "Assessment", "/assessment", Set.of("PSIRT_LEAD", "ASSESSOR"));
    }

    @Bean
    HomePart assessmentHome(Assessments assessments) {
        return new HomePart() {
            @Override
            public int order() {
                return 60;
            }

            @Override
            public @Nullable Section section(Viewer viewer) {
                Subject who = Subject.of(viewer);
                if (who.is(Role.ASSESSOR)) {
                    return waiting(assessments, who, true);
                }
                return who.is(Role.PSIRT_LEAD) ? waiting(assessments, who, false) : null;
            }
        };
    }

    /** The assessor waits for answers that have come, the lead for requests that have not been answered. */
    private static HomePart.Section waiting(Assessments assessments, Subject who, boolean answered) {
        List<RequestLine> mine = assessments.requests(who).stream()
                .filter(line -> line.answered() == answered)
                .toList();
        List<HomePart.Row> rows =
                mine.stream().limit(ON_HOME).map(AssessmentWiring::row).toList();
        String empty = answered
                ? "No answer waits for you. Scopes to judge are under Assessment."
                : "No assessor waits for evidence.";
        return new HomePart.Section("Evidence requests", rows, mine.size(), "/assessment", empty);
    }

    private static HomePart.Row row(RequestLine line) {
        return new HomePart.Row(
                line.requirementId() + ": " + line.what(),
                "/assessment/" + line.scopeId() + "/" + line.requirementId(),
                line.answered() ? "answered" : "waits for evidence",
                line.answered() ? "near" : "waiting",
                line.due() == null ? "" : line.due().toString());
    }

    @Bean
    StreamReaders assessmentReaders() {
        return StreamReaders.ofRoles(Set.of("assessment", "worksheet"), Set.of("PSIRT_LEAD", "ASSESSOR"));
    }
}
