package org.probity.assessment.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probity.assessment.AssessmentEvent.ScopeEvent;
import org.probity.assessment.AssessmentEvent.WorksheetEvent;
import org.probity.assessment.ScopeFacts;
import org.probity.catalogue.Attribute;
import org.probity.catalogue.AttributeRequirement;
import org.probity.catalogue.Catalogues;
import org.probity.record.StoredEvent;

/**
 * A whole assessment: its scope and every worksheet, folded from the events of all its streams.
 *
 * @param id of the scope
 * @param version of the scope's own stream
 */
public record Assessment(String id, long version, ScopeState scope, Map<String, Worksheet> sheets) {
    public Assessment {
        sheets = Map.copyOf(sheets);
    }

    /** Folds events; linear in their number. */
    public static Assessment of(String id, List<StoredEvent> events) {
        ScopeState scope = ScopeState.NONE;
        long version = 0;
        Map<String, Worksheet> sheets = new java.util.HashMap<>();
        for (StoredEvent stored : events) {
            String by = stored.actor().id();
            switch (stored.body()) {
                case ScopeEvent event -> {
                    scope = scope.evolve(event, by, stored.at());
                    version = stored.version();
                }
                case WorksheetEvent event -> {
                    String requirement = Streams.requirement(stored.stream());
                    Worksheet sheet = sheets.getOrDefault(requirement, Worksheet.EMPTY);
                    sheets.put(requirement, sheet.evolve(event, by, stored.at()));
                }
                default -> throw new IllegalStateException(stored.type() + " does not belong to an assessment");
            }
        }
        return new Assessment(id, version, scope, sheets);
    }

    public boolean exists() {
        return scope.facts() != null;
    }

    /** What the scope says. */
    public ScopeFacts facts() {
        ScopeFacts facts = scope.facts();
        if (facts == null) {
            throw new IllegalStateException("no such scope");
        }
        return facts;
    }

    /** Ids of the selected representative products. */
    public Collection<String> products() {
        return scope.products().sequencedKeySet();
    }

    /** The rules on one requirement. */
    public WorksheetRules on(AttributeRequirement item) {
        return new WorksheetRules(item, sheets.getOrDefault(item.id(), Worksheet.EMPTY), products());
    }

    public Standing standing(AttributeRequirement item) {
        return Standing.of(on(item));
    }

    /** Every mandatory requirement. */
    public static List<AttributeRequirement> mandatory() {
        return Catalogues.shipped().attributes().stream()
                .flatMap(attribute -> attribute.mandatory().stream())
                .toList();
    }

    /** How many mandatory requirements stand where; standings with none are left out. */
    public Map<Standing, Integer> totals() {
        return totals(mandatory());
    }

    /** The same for one attribute. */
    public Map<Standing, Integer> totals(Attribute attribute) {
        return totals(attribute.mandatory());
    }

    private Map<Standing, Integer> totals(List<AttributeRequirement> items) {
        Map<Standing, Integer> totals = new EnumMap<>(Standing.class);
        items.forEach(item -> totals.merge(standing(item), 1, Integer::sum));
        return totals;
    }

    /** Mandatory requirements without a conclusion that stands and settles them. */
    public int unsettled() {
        return (int)
                mandatory().stream().filter(item -> !standing(item).settled()).count();
    }

    /** A piece of evidence with the requirements it is recorded for. */
    public record Placed(Worksheet.Item item, List<AttributeRequirement> requirements) {}

    /** Evidence by id, wherever it is recorded; withdrawn evidence too. */
    public Optional<Placed> evidence(String evidenceId) {
        List<AttributeRequirement> places = new ArrayList<>();
        Worksheet.Item found = null;
        for (Attribute attribute : Catalogues.shipped().attributes()) {
            for (AttributeRequirement item : attribute.items()) {
                Worksheet.Item here = on(item).sheet().items().get(evidenceId);
                if (here != null) {
                    found = here;
                    places.add(item);
                }
            }
        }
        return found == null ? Optional.empty() : Optional.of(new Placed(found, places));
    }
}
