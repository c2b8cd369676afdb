package org.probity.receipt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.RefusedException;
import org.probity.receipt.Channel;
import org.probity.receipt.Dismissal;
import org.probity.receipt.NewReport;
import org.probity.receipt.ReceiptEvent;
import org.probity.receipt.ReceiptEvent.ReportDismissed;
import org.probity.receipt.Redirection;
import org.probity.receipt.Reports.State;

/** What holds after any sequence of commands, allowed or not. */
class ReportInvariantsTest {
    private static final Set<State> SETTLED = EnumSet.of(
            State.ATTACHED, State.REDIRECTED, State.NOT_ACTIONABLE, State.WITHDRAWN, State.CONCLUDED);

    /** One command: which, by whom, and how many hours after the last. */
    record Act(int which, String person, int hours) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.of("ana", "leo", "mia"),
                        Arbitraries.integers().between(0, 300))
                .as(Act::new)
                .list()
                .ofMaxSize(40);
    }

    private static Decision<ReceiptEvent> decide(ReportState report, Act act, Instant now) {
        Dismissal.Kind kind = act.which() == 8 ? Dismissal.Kind.NO_ANSWER : Dismissal.Kind.INTENDED;
        return switch (act.which()) {
            case 0 -> report.acknowledge("Read.", now);
            case 1, 2 -> report.screen(act.person());
            case 3 -> report.ask("1?", now.plus(Duration.ofDays(5)), now);
            case 4 -> report.answer("Here.", List.of(), now);
            case 5 -> report.resume("Found it", now);
            case 6 -> report.tell("News");
            case 7, 8 -> report.proposeDismissal(new Dismissal(kind, "reason", "message", "tried"), act.person(), now);
            case 9 -> report.agreeToDismissal(act.person());
            case 10 -> report.declineDismissal(act.person(), "no");
            case 11 -> report.attach("C-" + act.person(), "ours");
            case 12 -> report.redirect(new Redirection("Other", "mail", true, true, "See them."));
            default -> last(report, act, now);
        };
    }

    private static Decision<ReceiptEvent> last(ReportState report, Act act, Instant now) {
        return switch (act.hours() % 3) {
            case 0 -> report.withdraw("");
            case 1 -> report.conclude("Thanks.");
            default -> report.reopen(act.person(), "ground", now);
        };
    }

    @Property(tries = 400)
    void every_report_is_settled_or_has_a_running_clock(@ForAll("acts") List<Act> acts) {
        ReportState report = ReportStateTest.submitted(NewReport.of(Channel.FORM, "x"));
        Instant now = ReportStateTest.NOON;
        for (Act act : acts) {
            now = now.plus(Duration.ofHours(act.hours()));
            ReportState before = report;
            for (ReceiptEvent event : events(decide(report, act, now))) {
                secondPerson(event);
                report = report.evolve(event, now);
            }
            assertThat(SETTLED.contains(report.state()) != (report.clock().due() != null))
                    .as("settled or a clock: %s", report)
                    .isTrue();
            assertThat(report.proposal() == null || report.isOpen()).isTrue();
            assertThat((report.askedAt() != null) == (report.state() == State.NEEDS_INFO)).isTrue();
            assertThat(report.submitted()).isEqualTo(before.submitted());
            assertThat(before.caseId() == null || report.caseId() != null)
                    .as("what was a case's stays its readers'")
                    .isTrue();
        }
    }

    private static List<ReceiptEvent> events(Decision<ReceiptEvent> decision) {
        try {
            return decision.orThrow();
        } catch (RefusedException refused) {
            assertThat(refused.problems()).isNotEmpty().allSatisfy(p -> assertThat(p.what()).isNotBlank());
            return List.of();
        }
    }

    private static void secondPerson(ReceiptEvent event) {
        if (event instanceof ReportDismissed dismissed) {
            assertThat(dismissed.agreedBy()).isNotEqualTo(dismissed.proposedBy());
            assertThat(dismissed.dismissal().reason()).isNotBlank();
            assertThat(dismissed.dismissal().message()).isNotBlank();
        }
    }
}
