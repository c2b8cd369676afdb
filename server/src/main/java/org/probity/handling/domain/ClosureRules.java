package org.probity.handling.domain;

import static org.probity.handling.domain.WorkItemRules.in;
import static org.probity.handling.domain.WorkItemRules.required;
import static org.probity.platform.decide.Decision.accept;
import static org.probity.platform.decide.Decision.refuse;
import static org.probity.platform.decide.Decision.refuseAt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.ClosureAgreed;
import org.probity.handling.HandlingEvent.ClosureProposed;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.ItemState;
import org.probity.handling.domain.ItemCommand.ProposeClosure;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;
import org.probity.traceability.Satisfies;

/**
 * Ends without a fix: each needs a written reason and a second person, because a wrong one leaves users exposed and silent
 * (ISO/IEC 30111 7.1.4).
 */
final class ClosureRules {
    private static final Set<ItemState> VERIFYING =
            EnumSet.of(ItemState.VERIFYING, ItemState.ANALYSING, ItemState.AWAITING_INFO);

    private ClosureRules() {}

    private static Set<ItemState> statesFor(Closure reason) {
        return switch (reason) {
            case NOT_AFFECTED, NOT_A_VULNERABILITY, OBSOLETE_PRODUCT, NOT_EXPLOITABLE_TODAY, NOT_REPRODUCIBLE ->
                VERIFYING;
            case NO_FIX_RISK_ACCEPTED -> EnumSet.of(ItemState.DECISION);
            case FIXED -> EnumSet.noneOf(ItemState.class);
        };
    }

    static Decision<ItemEvent> propose(WorkItem item, ProposeClosure c, ItemContext context) {
        Closure reason = c.reason();
        if (reason == null) {
            return refuseAt("reason", "No reason is chosen.", "Choose why this product needs no fix.");
        }
        return in(item, statesFor(reason), "closed as \"" + reason.label() + "\"", () -> check(c, reason, context));
    }

    @Satisfies({"30111-7.1.4-b", "30111-7.1.4-c", "30111-7.1.4-e", "30111-7.1.4-f"})
    private static Decision<ItemEvent> check(ProposeClosure c, Closure reason, ItemContext context) {
        List<Problem> problems = new ArrayList<>(required(
                "explanation", c.explanation(), "Write how you know; the second person and an assessor read it."));
        switch (reason) {
            case NOT_AFFECTED -> notAffected(c, context, problems);
            case OBSOLETE_PRODUCT -> {
                if (!context.unansweredRelatives().isEmpty()) {
                    problems.add(Problem.at(
                            "reason",
                            "Supported products have no answer yet: " + String.join(", ", context.unansweredRelatives())
                                    + ".",
                            "Answer them first."));
                }
            }
            case NOT_EXPLOITABLE_TODAY -> {
                LocalDate review = c.reviewOn();
                if (review == null || !review.isAfter(context.today())) {
                    problems.add(Problem.at(
                            "reviewOn",
                            "A later review day is missing.",
                            "What cannot be exploited today is looked at again."));
                }
            }
            case NOT_REPRODUCIBLE, NOT_A_VULNERABILITY, NO_FIX_RISK_ACCEPTED, FIXED -> {}
        }
        return Decision.unless(
                problems, new ClosureProposed(reason, c.justification(), c.explanation(), c.holdsFor(), c.reviewOn()));
    }

    private static void notAffected(ProposeClosure c, ItemContext context, List<Problem> problems) {
        if (c.justification() == null) {
            problems.add(Problem.at(
                    "justification", "No justification is chosen.", "Choose which of the five kinds it is."));
        }
        if (c.holdsFor().isBlank()) {
            problems.add(Problem.at(
                    "holdsFor",
                    "It is not said what this holds for.",
                    "Name the releases or the component version; the statement lapses when that changes."));
        }
        if (context.attacked() && c.explanation().length() < 40) {
            problems.add(Problem.at(
                    "explanation",
                    "Attacks are observed, so a short reason is not enough.",
                    "Say what was checked since the attacks became known."));
        }
    }

    static Decision<ItemEvent> agree(WorkItem item, String actor) {
        if (!item.awaitsSecondPerson()) {
            return refuse("Nothing waits for agreement here.", "");
        }
        if (actor.equals(item.proposedBy())) {
            return refuse("You proposed this yourself.", "A second person has to agree.");
        }
        return accept(new ClosureAgreed());
    }
}
