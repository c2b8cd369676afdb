package org.probity.handling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.ClosureAgreed;
import org.probity.handling.HandlingEvent.FixTested;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.HandlingEvent.ItemQueued;
import org.probity.handling.HandlingEvent.Justification;
import org.probity.handling.HandlingEvent.Strategy;
import org.probity.handling.ItemState;
import org.probity.platform.decide.Decision;

/** What holds after any sequence of commands by any people. */
class WorkItemPropertiesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** A command and who gives it. */
    record Step(String actor, ItemCommand command) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> actors = Arbitraries.of("priya", "tomas", "mara");
        Arbitrary<ItemCommand> commands = Arbitraries.of(
                new ItemCommand.Accept(),
                new ItemCommand.RaiseQuestions("which?"),
                new ItemCommand.Answer("that"),
                new ItemCommand.Confirm("steps", "bench"),
                new ItemCommand.Analyse("cause", "CWE-79", List.of("edge@1"), ""),
                new ItemCommand.Rate("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "because"),
                new ItemCommand.ProposeClosure(
                        Closure.NOT_AFFECTED, Justification.COMPONENT_NOT_PRESENT, "searched", "all", null),
                new ItemCommand.ProposeClosure(Closure.NO_FIX_RISK_ACCEPTED, null, "gone soon", "", null),
                new ItemCommand.AgreeClosure(),
                new ItemCommand.DeclineClosure("no"),
                new ItemCommand.Decide(Strategy.REMOVE, "weighed", LocalDate.parse("2026-12-01")),
                new ItemCommand.RecordFix("1.1", "image", "a".repeat(64), ""),
                new ItemCommand.RecordTest(true, "tried"),
                new ItemCommand.RecordTest(false, "tried"),
                new ItemCommand.Release("SA-1", NOON),
                new ItemCommand.Reopen("news"));
        return Combinators.combine(actors, commands).as(Step::new).list().ofMaxSize(40);
    }

    @Property(tries = 500)
    void every_negative_end_has_two_people_and_every_release_a_passed_test(@ForAll("steps") List<Step> steps) {
        ItemContext context = new ItemContext(
                "", LocalDate.parse("2026-11-22"), List.of("edge@1"), "1", Map.of("Critical", 7L), false, List.of());
        WorkItem item = WorkItem.NONE.evolve(new ItemQueued("C-1", "edge", "priya", ""), "mara", NOON);
        for (Step step : steps) {
            ItemContext mine = new ItemContext(
                    step.actor(), context.today(), context.releases(), "1", context.targetDays(), false, List.of());
            if (WorkItemRules.decide(item, step.command(), mine)
                    instanceof Decision.Accepted<ItemEvent>(List<ItemEvent> events)) {
                for (ItemEvent event : events) {
                    if (event instanceof ClosureAgreed) {
                        assertThat(step.actor()).isNotEqualTo(item.proposedBy());
                    }
                    if (event instanceof FixTested) {
                        assertThat(step.actor()).isNotEqualTo(item.fixBy());
                    }
                    ItemState before = item.state();
                    item = item.evolve(event, step.actor(), NOON);
                    assertThat(item.state())
                            .isEqualTo(WorkItem.stateAfter(before, event, rated(item, event), analysed(item, event)));
                }
            }
            if (item.state() == ItemState.RELEASED) {
                assertThat(item.test()).isNotNull();
                assertThat(item.test().passed()).isTrue();
            }
        }
    }

    private static boolean rated(WorkItem after, ItemEvent event) {
        return after.severity() != null && !(event == after.severity());
    }

    private static boolean analysed(WorkItem after, ItemEvent event) {
        return after.analysis() != null && !(event == after.analysis());
    }
}
