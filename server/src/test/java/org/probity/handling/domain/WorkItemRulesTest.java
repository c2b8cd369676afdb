package org.probity.handling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.HandlingEvent.ItemQueued;
import org.probity.handling.HandlingEvent.Justification;
import org.probity.handling.HandlingEvent.RemediationDecided;
import org.probity.handling.HandlingEvent.SeverityRated;
import org.probity.handling.HandlingEvent.Strategy;
import org.probity.handling.ItemState;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;
import org.probity.traceability.Satisfies;

class WorkItemRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String VECTOR = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H";

    private WorkItem item = WorkItem.NONE.evolve(new ItemQueued("C-1", "edge", "priya", "inventory"), "jonas", NOON);

    private static ItemContext as(String actor) {
        return new ItemContext(
                actor,
                LocalDate.parse("2026-11-22"),
                List.of("edge@1", "edge@2"),
                "2026-1",
                Map.of("Critical", 7L),
                false,
                List.of());
    }

    private List<Problem> refused(String actor, ItemCommand command) {
        return switch (WorkItemRules.decide(item, command, as(actor))) {
            case Decision.Accepted<ItemEvent> accepted -> throw new AssertionError("accepted: " + accepted.events());
            case Decision.Refused<ItemEvent> refused -> refused.problems();
        };
    }

    private WorkItemRulesTest when(String actor, ItemCommand command) {
        for (ItemEvent event : WorkItemRules.decide(item, command, as(actor)).orThrow()) {
            item = item.evolve(event, actor, NOON);
        }
        return this;
    }

    private WorkItemRulesTest analysed() {
        return when("priya", new ItemCommand.Accept())
                .when("priya", new ItemCommand.Confirm("steps", "bench"))
                .when("priya", new ItemCommand.Analyse("cause", "CWE-502, 20", List.of("edge@1"), ""))
                .when("priya", new ItemCommand.Rate(VECTOR, "because"));
    }

    @Test
    @Satisfies({"30111-7.1.1-a", "30111-7.1.4-a", "30111-7.1.4-i", "30111-7.1.5-a", "30111-7.1.4-m"})
    void goes_from_acceptance_to_ready() {
        analysed()
                .when("mara", new ItemCommand.Decide(Strategy.REMOVE, "", LocalDate.parse("2026-11-28")))
                .when("priya", new ItemCommand.RecordFix("1.1", "edge.img", "A".repeat(64), "change"))
                .when("tomas", new ItemCommand.RecordTest(true, "tried"));
        assertThat(item.state()).isEqualTo(ItemState.READY);
        assertThat(item.analysis().cwes()).containsExactly("CWE-502", "CWE-20");
        assertThat(item.fix().artefactSha256()).isEqualTo("a".repeat(64));
    }

    @Test
    @Satisfies({"30111-7.1.4-k", "29147-7.4.11-a"})
    void takes_score_and_severity_from_the_vector() {
        analysed();
        SeverityRated severity = item.severity();
        assertThat(severity.scoreTenths()).isEqualTo(100);
        assertThat(severity.severity()).isEqualTo("Critical");
        assertThat(item.state()).isEqualTo(ItemState.DECISION);
    }

    @Test
    void names_the_field_of_an_invalid_vector_and_changes_nothing() {
        when("priya", new ItemCommand.Accept()).when("priya", new ItemCommand.Confirm("steps", "bench"));
        assertThat(refused("priya", new ItemCommand.Rate("CVSS:3.1/AV:Q", "why")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("vector"));
    }

    @Test
    void refuses_an_old_scheme() {
        when("priya", new ItemCommand.Accept()).when("priya", new ItemCommand.Confirm("steps", "bench"));
        assertThat(refused("priya", new ItemCommand.Rate("AV:N/AC:L/Au:N/C:P/I:P/A:P", "why")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.next()).contains("3.1 or 4.0"));
    }

    @Test
    void asks_for_a_reason_when_the_target_is_later_than_the_policy() {
        analysed();
        assertThat(refused("mara", new ItemCommand.Decide(Strategy.REMOVE, "", LocalDate.parse("2026-12-24"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("2026-11-29"));
        when(
                "mara",
                new ItemCommand.Decide(
                        Strategy.REMOVE, "supplier delivers in December", LocalDate.parse("2026-12-24")));
        assertThat(item.decision())
                .extracting(RemediationDecided::policyTarget)
                .isEqualTo(LocalDate.parse("2026-11-29"));
    }

    @Test
    void counts_against_the_first_target_when_it_is_moved() {
        analysed()
                .when("mara", new ItemCommand.Decide(Strategy.REMOVE, "", LocalDate.parse("2026-11-28")))
                .when("mara", new ItemCommand.MoveTarget(LocalDate.parse("2026-12-02"), "late part"));
        assertThat(item.firstTarget()).isEqualTo(LocalDate.parse("2026-11-28"));
        assertThat(item.target()).isEqualTo(LocalDate.parse("2026-12-02"));
    }

    @Test
    @Satisfies({"30111-7.1.5-f", "30111-7.1.5-h"})
    void has_the_fix_tested_by_somebody_else_and_goes_back_when_it_fails() {
        analysed()
                .when("mara", new ItemCommand.Decide(Strategy.REMOVE, "", LocalDate.parse("2026-11-28")))
                .when("priya", new ItemCommand.RecordFix("1.1", "edge.img", "a".repeat(64), ""));
        assertThat(refused("priya", new ItemCommand.RecordTest(true, "works for me")))
                .hasSize(1);
        when("tomas", new ItemCommand.RecordTest(false, "still connects"));
        assertThat(item.state()).isEqualTo(ItemState.REMEDIATING);
    }

    @Test
    @Satisfies("30111-7.1.4-f")
    void closes_as_not_affected_only_with_justification_reason_and_a_second_person() {
        when("priya", new ItemCommand.Accept());
        assertThat(refused("priya", new ItemCommand.ProposeClosure(Closure.NOT_AFFECTED, null, "", "", null)))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("explanation", "justification", "holdsFor");
        when(
                "priya",
                new ItemCommand.ProposeClosure(
                        Closure.NOT_AFFECTED, Justification.COMPONENT_NOT_PRESENT, "searched", "1 and 2", null));
        assertThat(item.state()).isEqualTo(ItemState.VERIFYING);
        assertThat(refused("priya", new ItemCommand.AgreeClosure())).hasSize(1);
        assertThat(refused("priya", new ItemCommand.Confirm("steps", "bench"))).hasSize(1);
        when("mara", new ItemCommand.AgreeClosure());
        assertThat(item.closure()).isEqualTo(Closure.NOT_AFFECTED);
    }

    @Test
    @Satisfies({"30111-7.1.4-b", "30111-7.1.4-e"})
    void keeps_an_obsolete_product_open_until_supported_relatives_are_answered() {
        when("priya", new ItemCommand.Accept());
        ItemContext unanswered = new ItemContext(
                "priya", LocalDate.parse("2026-11-22"), List.of(), "1", Map.of(), false, List.of("Core Gateway"));
        Decision<ItemEvent> decision = WorkItemRules.decide(
                item,
                new ItemCommand.ProposeClosure(Closure.OBSOLETE_PRODUCT, null, "out of support", "", null),
                unanswered);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
    }

    @Test
    @Satisfies("30111-7.1.4-f")
    void wants_a_review_day_for_what_cannot_be_exploited_today() {
        when("priya", new ItemCommand.Accept());
        assertThat(refused(
                        "priya",
                        new ItemCommand.ProposeClosure(
                                Closure.NOT_EXPLOITABLE_TODAY, null, "no known technique", "", null)))
                .extracting(Problem::field)
                .containsExactly("reviewOn");
    }

    @Test
    @Satisfies("30111-7.1.4-c")
    void waits_for_answers_before_it_ends_as_not_reproducible() {
        when("priya", new ItemCommand.Accept()).when("priya", new ItemCommand.RaiseQuestions("which build?"));
        assertThat(item.state()).isEqualTo(ItemState.AWAITING_INFO);
        when("priya", new ItemCommand.Answer("build 7"))
                .when(
                        "priya",
                        new ItemCommand.ProposeClosure(
                                Closure.NOT_REPRODUCIBLE, null, "tried on builds 6, 7 and 8 by two people", "", null));
        when("jonas", new ItemCommand.AgreeClosure());
        assertThat(item.closure()).isEqualTo(Closure.NOT_REPRODUCIBLE);
        when("jonas", new ItemCommand.Reopen("the reporter sent a recording"));
        assertThat(item.state()).isEqualTo(ItemState.VERIFYING);
    }
}
