package org.probity.receipt.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.RefusedException;
import org.probity.receipt.Channel;
import org.probity.receipt.Dismissal;
import org.probity.receipt.NewReport;
import org.probity.receipt.ReceiptEvent;
import org.probity.receipt.ReceiptEvent.ReportSubmitted;
import org.probity.receipt.Redirection;
import org.probity.receipt.Reports.State;
import org.probity.traceability.Satisfies;

class ReportStateTest {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Door.Promise PROMISE =
            new Door.Promise("2026-1", Duration.ofDays(3), Duration.ofDays(10), Duration.ofDays(14));

    private Instant now = NOON;
    private ReportState report = submitted(NewReport.of(Channel.FORM, "Login can be passed over"));

    static ReportState submitted(NewReport report) {
        return ReportState.of((ReportSubmitted)
                Door.submit(report, true, "00", null, "11", PROMISE, NOON).orThrow().getFirst());
    }

    private void follows(Decision<ReceiptEvent> decision) {
        for (ReceiptEvent event : decision.orThrow()) {
            report = report.evolve(event, now);
        }
    }

    private static void refused(Decision<ReceiptEvent> decision, String because) {
        assertThatThrownBy(decision::orThrow).isInstanceOf(RefusedException.class).hasMessageContaining(because);
    }

    private void screening() {
        follows(report.acknowledge("Read.", now));
        follows(report.screen("ana"));
    }

    @Test
    @Satisfies({"29147-9.3.2-b", "30111-7.1.3-a"})
    void only_the_description_is_needed_and_receipt_starts_the_clock() {
        assertThat(report.state()).isEqualTo(State.SUBMITTED);
        assertThat(report.clock()).isEqualTo(new Clock(Clock.Kind.ACKNOWLEDGE, NOON.plus(PROMISE.acknowledge())));
        assertThatThrownBy(() -> submitted(NewReport.of(Channel.FORM, " \n "))).hasMessageContaining("description is missing");
    }

    @Test
    void the_clock_runs_from_when_a_report_first_reached_us_not_from_when_it_was_entered() {
        Instant monday = NOON.minus(Duration.ofDays(2));
        NewReport note = new NewReport(
                Channel.PHONE, "", "A caller says", null, "", "", "+00 1", null, false, null, false, "", false, "", "", "",
                List.of(), monday, null);
        assertThat(submitted(note).clock().due()).isEqualTo(monday.plus(PROMISE.acknowledge()));
    }

    @Test
    @Satisfies({"29147-6.2.5-a", "29147-6.2.5-c"})
    void an_acknowledgement_says_something_and_starts_the_triage_clock() {
        refused(report.acknowledge(" ", now), "answer is empty");
        now = NOON.plus(Duration.ofDays(1));
        follows(report.acknowledge("Read.", now));
        assertThat(report.clock()).isEqualTo(new Clock(Clock.Kind.TRIAGE, now.plus(PROMISE.triage())));
        refused(report.acknowledge("Again.", now), "cannot be acknowledged now");
    }

    @Test
    @Satisfies("29147-6.3-b")
    void waiting_for_the_reporter_stands_our_clock_still_and_shows_theirs() {
        screening();
        Instant due = report.clock().due();
        now = NOON.plus(Duration.ofDays(1));
        follows(report.ask("1. Which version?", now.plus(Duration.ofDays(7)), now));
        assertThat(report.clock()).isEqualTo(new Clock(Clock.Kind.REPORTER, now.plus(Duration.ofDays(7))));
        now = now.plus(Duration.ofDays(4));
        follows(report.answer("4.2", List.of(), now));
        assertThat(report.state()).isEqualTo(State.SCREENING);
        assertThat(report.clock().due()).isEqualTo(due.plus(Duration.ofDays(4)));
    }

    @Test
    void an_answer_cannot_be_due_in_the_past() {
        screening();
        refused(report.ask("1?", now, now), "cannot be due then");
    }

    @Test
    @Satisfies("29147-6.5-d")
    void a_dismissal_needs_a_reason_a_message_and_a_second_person() {
        screening();
        refused(report.proposeDismissal(dismissal(Dismissal.Kind.SPAM, "", ""), "ana", now), "reason is missing");
        follows(report.proposeDismissal(dismissal(Dismissal.Kind.SPAM, "Advertisement", "We think it is none."), "ana", now));
        assertThat(report.state()).isEqualTo(State.SCREENING);
        refused(report.agreeToDismissal("ana"), "second person");
        follows(report.agreeToDismissal("leo"));
        assertThat(report.state()).isEqualTo(State.NOT_ACTIONABLE);
    }

    @Test
    void an_objection_is_read_by_somebody_who_did_not_decide() {
        a_dismissal_needs_a_reason_a_message_and_a_second_person();
        refused(report.reopen("ana", "objection", now), "took part");
        refused(report.reopen("leo", "objection", now), "took part");
        follows(report.reopen("mia", "objection", now));
        assertThat(report.state()).isEqualTo(State.SCREENING);
        assertThat(report.ownerId()).isEqualTo("mia");
    }

    @Test
    void silence_closes_a_report_only_after_a_reminder_and_the_date() {
        screening();
        follows(report.ask("1?", now.plus(Duration.ofDays(7)), now));
        Dismissal silence = new Dismissal(Dismissal.Kind.NO_ANSWER, "No answer", "We could not go on.", "Tried 4.2, no effect");
        refused(report.proposeDismissal(silence, "ana", now), "still has time");
        now = now.plus(Duration.ofDays(8));
        refused(report.proposeDismissal(silence, "ana", now), "No reminder");
        follows(report.tell("Are you there?"));
        follows(report.proposeDismissal(silence, "ana", now));
        follows(report.agreeToDismissal("leo"));
        assertThat(report.state()).isEqualTo(State.NOT_ACTIONABLE);
    }

    @Test
    void a_report_is_attached_after_screening_and_may_move_to_another_case() {
        refused(report.attach("C-1", "same"), "cannot be attached");
        screening();
        follows(report.attach("C-1", "ours"));
        assertThat(report.caseId()).isEqualTo("C-1");
        refused(report.attach("C-1", "again"), "this case already");
        follows(report.attach("C-2", "wrong link"));
        assertThat(report.caseId()).isEqualTo("C-2");
        follows(report.conclude("Thank you."));
        assertThat(report.state()).isEqualTo(State.CONCLUDED);
    }

    @Test
    void a_report_is_led_elsewhere_only_when_no_product_of_ours_embeds_it() {
        screening();
        refused(report.redirect(new Redirection("Other Inc.", "", false, false, "See them.")), "embeds");
        refused(report.redirect(new Redirection("Other Inc.", "", true, true, "See them.")), "route is missing");
        follows(report.redirect(new Redirection("Other Inc.", "", true, false, "See them.")));
        assertThat(report.state()).isEqualTo(State.REDIRECTED);
    }

    @Test
    void a_reporter_may_withdraw_until_it_is_closed() {
        screening();
        follows(report.attach("C-1", "ours"));
        follows(report.withdraw("I was wrong"));
        assertThat(report.state()).isEqualTo(State.WITHDRAWN);
        assertThat(report.caseId()).as("the case goes on and stays its readers'").isEqualTo("C-1");
        refused(report.withdraw("again"), "closed");
    }

    @Test
    void the_title_is_the_first_line_that_says_something() {
        assertThat(submitted(NewReport.of(Channel.FORM, "\n\n## **Overflow** in `login`\n\nmore")).submitted().title())
                .isEqualTo("Overflow in login");
    }

    private static Dismissal dismissal(Dismissal.Kind kind, String reason, String message) {
        return new Dismissal(kind, reason, message, "");
    }
}
