package org.probity.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.assessment.AssessmentEvent.RequirementConcluded;
import org.probity.assessment.AssessmentEvent.WorksheetEvent;
import org.probity.assessment.Evidence.ImplementationEvidence;
import org.probity.assessment.Evidence.KeptFile;
import org.probity.assessment.Evidence.ProcessEvidence;
import org.probity.assessment.Evidence.SnapshotEvidence;
import org.probity.assessment.Outcome;
import org.probity.assessment.Practice;
import org.probity.catalogue.AttributeRequirement;
import org.probity.catalogue.Catalogues;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.RefusedException;

class WorksheetRulesTest {
    private static final AttributeRequirement NOTIFICATION =
            Catalogues.shipped().item("SE_VAR.03").orElseThrow();
    private static final AttributeRequirement RECOMMENDED =
            Catalogues.shipped().item("SE_VAR.02").orElseThrow();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final List<String> PRODUCTS = List.of("edge-gateway");

    private static WorksheetRules on(Worksheet sheet) {
        return new WorksheetRules(NOTIFICATION, sheet, PRODUCTS);
    }

    static ProcessEvidence policy(String id) {
        return new ProcessEvidence(id, "Disclosure policy", "3", "R. Board", TODAY, "Who is told when.", null);
    }

    static SnapshotEvidence snapshot(String id) {
        return new SnapshotEvidence(
                id,
                "notification-timeline",
                "Timeline",
                "every case",
                "1",
                TODAY,
                TODAY,
                PRODUCTS,
                NOON,
                4,
                1,
                9,
                "00",
                new KeptFile("s.json", "ab".repeat(32), 10, "application/json"));
    }

    private static Worksheet after(Worksheet sheet, String by, Decision<WorksheetEvent> decision) {
        Worksheet state = sheet;
        for (WorksheetEvent event : decision.orThrow()) {
            state = state.evolve(event, by, NOON);
        }
        return state;
    }

    private static Worksheet withPolicy() {
        return after(Worksheet.EMPTY, "lead", on(Worksheet.EMPTY).record(policy("e1"), TODAY));
    }

    private static Worksheet concluded(Worksheet sheet, Outcome outcome) {
        return after(
                sheet,
                "assessor",
                on(sheet)
                        .conclude("assessor", outcome, "Read it all.", on(sheet).basis()));
    }

    private static void refused(Decision<WorksheetEvent> decision, String words) {
        assertThatThrownBy(decision::orThrow)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(words);
    }

    @Test
    void an_assessor_concludes_with_a_reason_on_what_they_saw() {
        Worksheet sheet = concluded(withPolicy(), Outcome.CONFORMANT);
        assertThat(Standing.of(on(sheet))).isEqualTo(Standing.CONFORMANT);
        assertThat(sheet.last()).isNotNull().satisfies(last -> assertThat(last.by())
                .isEqualTo("assessor"));
    }

    @Test
    void no_conclusion_stands_without_a_reason() {
        for (Outcome outcome : Outcome.values()) {
            Worksheet sheet = withPolicy();
            refused(on(sheet).conclude("assessor", outcome, " ", on(sheet).basis()), "reason is missing");
        }
    }

    @Test
    void nobody_concludes_on_evidence_that_they_recorded() {
        Worksheet sheet = withPolicy();
        refused(
                on(sheet)
                        .conclude("lead", Outcome.CONFORMANT, "Fine.", on(sheet).basis()),
                "You recorded evidence");
    }

    @Test
    void nobody_concludes_on_an_applicability_that_they_claimed() {
        Worksheet sheet = after(Worksheet.EMPTY, "lead", on(Worksheet.EMPTY).claim(false, "Nothing is shipped."));
        refused(
                on(sheet)
                        .conclude(
                                "lead",
                                Outcome.NOT_APPLICABLE_ACCEPTED,
                                "True.",
                                on(sheet).basis()),
                "Somebody else has to conclude");
        assertThat(Standing.of(on(concluded(sheet, Outcome.NOT_APPLICABLE_ACCEPTED))))
                .isEqualTo(Standing.NOT_APPLICABLE_ACCEPTED);
    }

    @Test
    void a_conclusion_lapses_when_evidence_comes_or_goes() {
        Worksheet sheet = concluded(withPolicy(), Outcome.CONFORMANT);
        Worksheet more = after(sheet, "lead", on(sheet).record(snapshot("e2")));
        assertThat(Standing.of(on(more))).isEqualTo(Standing.LAPSED);
        Worksheet again = after(more, "lead", on(more).withdraw("e2", "drawn over the wrong period"));
        assertThat(Standing.of(on(again))).isEqualTo(Standing.CONFORMANT);
        Worksheet less = after(again, "lead", on(again).withdraw("e1", "superseded"));
        assertThat(Standing.of(on(less))).isEqualTo(Standing.LAPSED);
    }

    @Test
    void a_conclusion_lapses_when_another_product_comes_to_represent_the_scope() {
        Worksheet sheet = concluded(withPolicy(), Outcome.CONFORMANT);
        WorksheetRules wider = new WorksheetRules(NOTIFICATION, sheet, List.of("edge-gateway", "vpn-client"));
        assertThat(Standing.of(wider)).isEqualTo(Standing.LAPSED);
    }

    @Test
    void a_conclusion_on_evidence_that_has_changed_since_is_refused() {
        Worksheet sheet = withPolicy();
        String seen = on(sheet).basis();
        Worksheet more = after(sheet, "lead", on(sheet).record(snapshot("e2")));
        refused(on(more).conclude("assessor", Outcome.CONFORMANT, "Fine.", seen), "evidence has changed");
    }

    @Test
    void conformant_needs_evidence_and_not_applicable_needs_a_claim() {
        WorksheetRules empty = on(Worksheet.EMPTY);
        refused(empty.conclude("assessor", Outcome.CONFORMANT, "Fine.", empty.basis()), "no evidence");
        refused(empty.conclude("assessor", Outcome.NOT_APPLICABLE_ACCEPTED, "Fine.", empty.basis()), "Nobody claims");
        Worksheet claimed = after(Worksheet.EMPTY, "lead", empty.claim(false, "No hardware."));
        refused(
                on(claimed)
                        .conclude(
                                "assessor",
                                Outcome.CONFORMANT,
                                "Fine.",
                                on(claimed).basis()),
                "claimed not to apply");
    }

    @Test
    void recommended_items_stay_outside_the_verdict() {
        WorksheetRules rules = new WorksheetRules(RECOMMENDED, withPolicy(), PRODUCTS);
        refused(rules.conclude("assessor", Outcome.CONFORMANT, "Fine.", rules.basis()), "outside the verdict");
        Worksheet done = after(rules.sheet(), "lead", rules.practice(Practice.PARTLY, "Feeds are read weekly."));
        assertThat(Standing.of(new WorksheetRules(RECOMMENDED, done, PRODUCTS))).isEqualTo(Standing.OUTSIDE);
        refused(on(withPolicy()).practice(Practice.DONE, ""), "mandatory");
    }

    @Test
    void process_evidence_needs_identity_version_approval_and_content() {
        ProcessEvidence bare = new ProcessEvidence("e", "", "", "", TODAY.plusDays(1), " ", null);
        assertThatThrownBy(() -> on(Worksheet.EMPTY).record(bare, TODAY).orThrow())
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.problems())
                        .extracting(problem -> problem.field())
                        .containsExactly(
                                "process-title",
                                "process-version",
                                "process-approver",
                                "process-approved",
                                "process-text"));
    }

    @Test
    void implementation_evidence_is_about_representative_products() {
        ImplementationEvidence elsewhere =
                new ImplementationEvidence("e", "Report", List.of("other"), "scanner export", TODAY, "x", null);
        refused(on(Worksheet.EMPTY).record(elsewhere, TODAY), "not among the representative ones");
        ImplementationEvidence none =
                new ImplementationEvidence("e", "Report", List.of(), "scanner export", TODAY, "x", null);
        refused(on(Worksheet.EMPTY).record(none, TODAY), "No representative product");
    }

    @Test
    void gaps_are_hints_per_product_and_kind_and_an_unconfirmed_snapshot_is_one() {
        assertThat(on(Worksheet.EMPTY).gaps())
                .containsExactly("No process evidence.", "No implementation evidence for edge-gateway.");
        Worksheet sheet = after(withPolicy(), "lead", on(withPolicy()).record(snapshot("e2")));
        assertThat(on(sheet).gaps()).singleElement().asString().contains("not confirmed");
        Worksheet whole = after(sheet, "lead", on(sheet).confirm("e2", "Four cases, one late for a known reason."));
        assertThat(on(whole).gaps()).isEmpty();
        assertThat(Standing.of(on(whole))).isEqualTo(Standing.UNDER_REVIEW);
    }

    @Test
    void a_request_is_asked_once_and_answered_once() {
        Worksheet sheet = after(
                Worksheet.EMPTY, "assessor", on(Worksheet.EMPTY).request("r1", "The policy in force", TODAY, TODAY));
        assertThat(Standing.of(on(sheet))).isEqualTo(Standing.EVIDENCE_REQUESTED);
        Worksheet answered = after(sheet, "lead", on(sheet).answer("r1", "Recorded as process evidence."));
        assertThat(answered.open()).isEmpty();
        refused(on(answered).answer("r1", "Again."), "answered already");
        refused(on(sheet).request("r2", "x", TODAY.minusDays(1), TODAY), "in the past");
    }

    @Test
    void observations_change_no_standing_and_no_basis() {
        Worksheet sheet = concluded(withPolicy(), Outcome.NOT_CONFORMANT);
        Worksheet noted = after(sheet, "assessor", on(sheet).observe("The wording could be clearer."));
        assertThat(Standing.of(on(noted))).isEqualTo(Standing.NOT_CONFORMANT);
        assertThat(on(noted).basis()).isEqualTo(on(sheet).basis());
    }

    @Test
    void not_applicable_is_claimed_with_a_reason_and_taken_back_freely() {
        refused(on(Worksheet.EMPTY).claim(false, ""), "reason is missing");
        Worksheet claimed = after(Worksheet.EMPTY, "lead", on(Worksheet.EMPTY).claim(false, "No hardware."));
        assertThat(claimed.applies()).isFalse();
        assertThat(on(claimed).claim(false, "No hardware.").orThrow()).isEmpty();
        assertThat(after(claimed, "lead", on(claimed).claim(true, "")).applies())
                .isTrue();
    }

    @Test
    void the_event_of_a_conclusion_carries_the_digest_of_its_basis() {
        Worksheet sheet = withPolicy();
        assertThat(on(sheet)
                        .conclude(
                                "assessor",
                                Outcome.CONFORMANT,
                                "Read.",
                                on(sheet).basis())
                        .orThrow())
                .singleElement()
                .isInstanceOfSatisfying(RequirementConcluded.class, event -> assertThat(event.basis())
                        .matches("[0-9a-f]{64}"));
    }
}
