package org.probity.assessment.recipes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probity.assessment.EvidenceRecipe;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.ClosureAgreed;
import org.probity.handling.HandlingEvent.FindingConfirmed;
import org.probity.handling.HandlingEvent.ItemClosed;
import org.probity.handling.HandlingEvent.ItemQueued;
import org.probity.handling.HandlingEvent.RemediationDecided;
import org.probity.handling.domain.WorkItem;
import org.probity.organization.Policies;
import org.probity.record.EventStore;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** From finding to decision: what became of each suspected vulnerability of a representative product. */
@Component
@Satisfies("SE_VAR.02")
class FindingsRecipe implements EvidenceRecipe {
    private final EventStore store;
    private final Policies policies;

    FindingsRecipe(EventStore store, Policies policies) {
        this.store = store;
        this.policies = policies;
    }

    @Override
    public String id() {
        return "findings-to-decision";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> requirementIds() {
        return List.of("SE_VAR.01", "SE_VAR.02");
    }

    @Override
    public String title() {
        return "Findings and the decisions on them";
    }

    @Override
    public String query() {
        return "Every work item of the representative products queued in the period, with confirmation, weakness, severity "
                + "and decision. Undecided past the policy's triage time, or ended without a second person, is an exception.";
    }

    @Override
    public Population draw(Draw draw) {
        HandlingRecord record = HandlingRecord.read(store, draw);
        List<Row> rows = new ArrayList<>();
        List<Duration> spans = new ArrayList<>();
        int open = 0;
        for (Trail item : record.items()) {
            Optional<Instant> queued = item.first(ItemQueued.class).map(Trail.Fact::at);
            if (queued.filter(record::inPeriod).isEmpty()) {
                continue;
            }
            Optional<Instant> decided = decidedAt(item);
            decided.ifPresent(at -> spans.add(Duration.between(queued.get(), at)));
            open += decided.isPresent() ? 0 : 1;
            rows.add(row(record, item, queued.get(), decided));
        }
        List<Figure> figures = new ArrayList<>(List.of(
                Cells.count("Findings", rows.size()),
                Cells.count("Undecided", open),
                Cells.count("Decided", rows.size() - open)));
        figures.addAll(Cells.spread("Time to decision", spans));
        return new Population(
                List.of(
                        "Case",
                        "Product",
                        "Queued",
                        "Confirmed",
                        "Weakness",
                        "Severity",
                        "Decision",
                        "Decided",
                        "Days"),
                rows,
                figures,
                List.of(
                        "Shows what became of findings. Which techniques found them is not in the record; bring their reports.",
                        "Cases without a visible advisory appear as hashed ids, their details as \"undisclosed\"."));
    }

    private Row row(HandlingRecord record, Trail item, Instant queued, Optional<Instant> decided) {
        String caseId = HandlingRecord.caseOf(item);
        WorkItem state = HandlingRecord.state(item);
        List<String> cwes =
                state.analysis() == null ? List.of() : state.analysis().cwes();
        return new Row(
                List.of(
                        record.name(caseId),
                        record.detail(caseId, HandlingRecord.productOf(item)),
                        Cells.day(queued),
                        Cells.day(item.first(FindingConfirmed.class)
                                .map(Trail.Fact::at)
                                .orElse(null)),
                        record.detail(caseId, cwes.isEmpty() ? Cells.NONE : String.join(", ", cwes)),
                        record.detail(
                                caseId,
                                state.severity() == null
                                        ? Cells.NONE
                                        : state.severity().severity()),
                        decision(item, decided.isPresent()),
                        Cells.day(decided.orElse(null)),
                        Cells.days(queued, decided.orElse(null))),
                Cells.exceptions(exceptions(record, item, queued, decided)));
    }

    private List<String> exceptions(HandlingRecord record, Trail item, Instant queued, Optional<Instant> decided) {
        List<String> exceptions = new ArrayList<>();
        Duration triage = policies.inForce(queued).triage();
        Duration taken = Duration.between(queued, decided.orElse(record.end()));
        if (taken.compareTo(triage) > 0) {
            exceptions.add((decided.isPresent() ? "decided after " : "undecided for ") + taken.toDays()
                    + " days, policy " + Policies.inWords(triage));
        }
        boolean endedUnfixed = item.last(ItemClosed.class)
                .filter(closed -> closed.body().reason() != Closure.FIXED)
                .isPresent();
        if (endedUnfixed && item.first(ClosureAgreed.class).isEmpty()) {
            exceptions.add("ended without a second person");
        }
        return exceptions;
    }

    private static String decision(Trail item, boolean decided) {
        if (!decided) {
            return "open";
        }
        return item.last(RemediationDecided.class)
                .map(fact -> "remedy: " + fact.body().strategy().label())
                .orElseGet(() -> "ended: " + closure(item));
    }

    private static String closure(Trail item) {
        WorkItem state = HandlingRecord.state(item);
        return state.closure() == null
                ? "agreed by a second person"
                : state.closure().label();
    }

    /** A decision is the first remediation decided or the first end agreed on. */
    static Optional<Instant> decidedAt(Trail item) {
        Optional<Instant> remedy = item.first(RemediationDecided.class).map(Trail.Fact::at);
        Optional<Instant> ended = item.first(ClosureAgreed.class).map(Trail.Fact::at);
        if (remedy.isPresent() && ended.isPresent()) {
            return remedy.get().isBefore(ended.get()) ? remedy : ended;
        }
        return remedy.isPresent() ? remedy : ended;
    }
}
