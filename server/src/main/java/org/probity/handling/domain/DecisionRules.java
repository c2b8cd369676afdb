package org.probity.handling.domain;

import static org.probity.platform.decide.Decision.unless;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.HandlingEvent.RemediationDecided;
import org.probity.handling.HandlingEvent.SeverityRated;
import org.probity.handling.HandlingEvent.Strategy;
import org.probity.handling.domain.ItemCommand.Decide;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;
import org.probity.traceability.Satisfies;

/** The decision to remedy, and the target that the policy in force asks for. */
public final class DecisionRules {
    private DecisionRules() {}

    /** The day by which the policy wants the remediation released, counted from confirmation. */
    public static LocalDate policyTarget(WorkItem item, ItemContext context) {
        SeverityRated severity = item.severity();
        long days = severity == null ? 90 : context.targetDays().getOrDefault(severity.severity(), 90L);
        LocalDate start = item.confirmedAt() == null ? context.today() : WorkItemRules.day(item.confirmedAt());
        return start.plusDays(days);
    }

    @Satisfies({"30111-7.1.5-a", "30111-7.1.4-m"})
    static Decision<ItemEvent> decide(WorkItem item, Decide c, ItemContext context) {
        List<Problem> problems = new ArrayList<>();
        LocalDate policy = policyTarget(item, context);
        Strategy strategy = c.strategy();
        LocalDate target = c.target();
        if (strategy == null) {
            problems.add(Problem.at("strategy", "No strategy is chosen.", "Choose how the vulnerability is remedied."));
        }
        if (target == null) {
            problems.add(Problem.at("target", "The target date is missing.", "The policy asks for " + policy + "."));
        } else if (target.isBefore(context.today())) {
            problems.add(Problem.at("target", "The target date is past.", "Choose today or a later day."));
        } else if (target.isAfter(policy) && c.inputs().isBlank()) {
            problems.add(Problem.at(
                    "inputs",
                    "The target is later than the policy's " + policy + ".",
                    "Write why; it stays on the record."));
        }
        if (strategy == null || target == null) {
            return new Decision.Refused<>(problems);
        }
        return unless(problems, new RemediationDecided(strategy, c.inputs(), policy, target, context.policyVersion()));
    }
}
