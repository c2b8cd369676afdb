package org.probity.assessment.recipes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probity.assessment.EvidenceRecipe;
import org.probity.handling.HandlingEvent.ItemQueued;
import org.probity.handling.ItemState;
import org.probity.handling.domain.WorkItem;
import org.probity.record.EventStore;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** Security defects by state and age at the end of the period. */
@Component
@Satisfies("PD_PSM.04")
class DefectsRecipe implements EvidenceRecipe {
    private final EventStore store;

    DefectsRecipe(EventStore store) {
        this.store = store;
    }

    @Override
    public String id() {
        return "defect-states";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> requirementIds() {
        return List.of("PD_PSM.04");
    }

    @Override
    public String title() {
        return "Security defects by state and age";
    }

    @Override
    public String query() {
        return "Every work item of the representative products that was open at any time in the period, with state, owner and age "
                + "at its end. Past its target, or without an owner, is an exception.";
    }

    @Override
    public Population draw(Draw draw) {
        HandlingRecord record = HandlingRecord.read(store, draw);
        List<Row> rows = new ArrayList<>();
        List<Duration> ages = new ArrayList<>();
        for (Trail item : record.items()) {
            Optional<Instant> queued = item.first(ItemQueued.class).map(Trail.Fact::at);
            WorkItem state = HandlingRecord.state(item);
            boolean endedBefore = state.state() == ItemState.CLOSED
                    && item.events().getLast().at().isBefore(draw.from());
            if (queued.isEmpty() || endedBefore) {
                continue;
            }
            if (state.state().open()) {
                ages.add(Duration.between(queued.get(), record.end()));
            }
            rows.add(row(record, item, state, queued.get()));
        }
        List<Figure> figures = new ArrayList<>(
                List.of(Cells.count("Defects", rows.size()), Cells.count("Open at the end", ages.size())));
        figures.addAll(Cells.spread("Age of open ones", ages));
        return new Population(
                List.of("Case", "Product", "Queued", "State", "Owner", "Target", "Age in days"),
                rows,
                figures,
                List.of(
                        "Security defects alone; other defects live in the tracker of the division, bring its list.",
                        "Cases without a visible advisory appear as hashed ids, their details as \"undisclosed\"."));
    }

    private static Row row(HandlingRecord record, Trail item, WorkItem state, Instant queued) {
        String caseId = HandlingRecord.caseOf(item);
        List<String> exceptions = new ArrayList<>();
        LocalDate target = state.firstTarget();
        boolean open = state.state().open();
        if (open && target != null && target.isBefore(Cells.dayOf(record.end()))) {
            exceptions.add("open past its first target");
        }
        if (open && state.acceptedBy() == null) {
            exceptions.add("nobody has accepted it");
        }
        return new Row(
                List.of(
                        record.name(caseId),
                        record.detail(caseId, HandlingRecord.productOf(item)),
                        Cells.day(queued),
                        state.state().label(),
                        state.acceptedBy() == null ? "none" : "named",
                        Cells.day(target),
                        Cells.days(queued, record.end())),
                Cells.exceptions(exceptions));
    }
}
