package org.probity.assessment.recipes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probity.assessment.EvidenceRecipe.Draw;
import org.probity.disclosure.DisclosureEvent;
import org.probity.disclosure.DisclosureEvent.AdvisoryDrafted;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.disclosure.DisclosureEvent.ReleaseCalledOff;
import org.probity.handling.HandlingEvent;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.domain.WorkItem;
import org.probity.record.EventFamily;
import org.probity.record.EventStore;
import org.probity.record.StoredEvent;
import org.probity.traceability.Satisfies;

/**
 * The record of handling and disclosure up to the end of a period, by case, work item and advisory. Knows what the world has
 * been told when the snapshot is drawn, and names the rest by hashed ids.
 */
@Satisfies("30111-7.3-a")
final class HandlingRecord {
    /** Stands for whatever an assessor must not read of an undisclosed case. */
    static final String UNDISCLOSED = "undisclosed";

    private final Draw draw;
    private final Map<String, Trail> cases;
    private final Map<String, Trail> items;
    private final Map<String, Trail> advisories;

    private HandlingRecord(Draw draw, List<StoredEvent> events) {
        this.draw = draw;
        this.cases = trails("case", events);
        this.items = trails("work-item", events);
        this.advisories = trails("advisory", events);
    }

    static HandlingRecord read(EventStore store, Draw draw) {
        List<String> names = new ArrayList<>(new EventFamily(HandlingEvent.class).names());
        names.addAll(new EventFamily(DisclosureEvent.class).names());
        Instant end = draw.to().isBefore(draw.now()) ? draw.to() : draw.now().plusNanos(1000);
        return new HandlingRecord(draw, store.ofTypes(names, Instant.EPOCH, end));
    }

    private static Map<String, Trail> trails(String kind, List<StoredEvent> events) {
        Map<String, List<StoredEvent>> byId = new LinkedHashMap<>();
        for (StoredEvent event : events) {
            if (event.stream().kind().equals(kind)) {
                byId.computeIfAbsent(event.stream().id(), id -> new ArrayList<>())
                        .add(event);
            }
        }
        Map<String, Trail> trails = new LinkedHashMap<>();
        byId.forEach((id, own) -> trails.put(id, new Trail(id, own)));
        return trails;
    }

    List<Trail> cases() {
        return List.copyOf(cases.values());
    }

    List<Trail> advisories() {
        return List.copyOf(advisories.values());
    }

    /** Work items of the representative products. */
    List<Trail> items() {
        return items.values().stream()
                .filter(item -> draw.productIds().contains(productOf(item)))
                .toList();
    }

    /** Work items of a case, of all products. */
    List<Trail> itemsOf(String caseId) {
        return items.values().stream()
                .filter(item -> caseOf(item).equals(caseId))
                .toList();
    }

    /** A work item as it is at the end of what was read. */
    static WorkItem state(Trail item) {
        WorkItem state = WorkItem.NONE;
        for (StoredEvent event : item.events()) {
            if (event.body() instanceof ItemEvent body) {
                state = state.evolve(body, event.actor().id(), event.at());
            }
        }
        return state;
    }

    static String caseOf(Trail item) {
        return item.id().substring(0, item.id().indexOf(':'));
    }

    static String productOf(Trail item) {
        return item.id().substring(item.id().indexOf(':') + 1);
    }

    /** The advisory of a case, drafted or published. */
    Optional<Trail> advisoryOf(String caseId) {
        return advisories.values().stream()
                .filter(advisory ->
                        caseOfAdvisory(advisory).filter(caseId::equals).isPresent())
                .findFirst();
    }

    static Optional<String> caseOfAdvisory(Trail advisory) {
        return advisory.first(AdvisoryDrafted.class).map(fact -> fact.body().caseId());
    }

    /** When an advisory first became visible to the world, if it has by now. */
    Optional<Instant> publishedAt(Trail advisory) {
        return visible(advisory).stream().map(AdvisoryReleased::publishAt).min(Instant::compareTo);
    }

    /** Versions of an advisory that the world sees, oldest first. */
    List<AdvisoryReleased> visible(Trail advisory) {
        List<Integer> calledOff = advisory.all(ReleaseCalledOff.class).stream()
                .map(fact -> fact.body().version())
                .toList();
        return advisory.all(AdvisoryReleased.class).stream()
                .map(Trail.Fact::body)
                .filter(released -> !calledOff.contains(released.version()))
                .filter(released -> !released.publishAt().isAfter(draw.now()))
                .toList();
    }

    boolean disclosed(String caseId) {
        return advisoryOf(caseId).flatMap(this::publishedAt).isPresent();
    }

    /** A case's id when it is disclosed, a hashed one when it is not. */
    String name(String caseId) {
        return disclosed(caseId) ? caseId : draw.names().of(caseId);
    }

    /** A detail of a case when it is disclosed. */
    String detail(String caseId, String text) {
        return disclosed(caseId) ? text : UNDISCLOSED;
    }

    boolean inPeriod(Instant at) {
        return draw.holds(at);
    }

    /** The end of what is looked at: of the period, or now while it lasts. */
    Instant end() {
        return draw.to().isBefore(draw.now()) ? draw.to() : draw.now();
    }
}
