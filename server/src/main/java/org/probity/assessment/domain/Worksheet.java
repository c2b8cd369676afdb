package org.probity.assessment.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.AssessmentEvent.ApplicabilityClaimed;
import org.probity.assessment.AssessmentEvent.EvidenceRequested;
import org.probity.assessment.AssessmentEvent.EvidenceWithdrawn;
import org.probity.assessment.AssessmentEvent.ImplementationEvidenceRecorded;
import org.probity.assessment.AssessmentEvent.ObservationNoted;
import org.probity.assessment.AssessmentEvent.PracticeRecorded;
import org.probity.assessment.AssessmentEvent.ProcessEvidenceRecorded;
import org.probity.assessment.AssessmentEvent.RequestAnswered;
import org.probity.assessment.AssessmentEvent.RequirementConcluded;
import org.probity.assessment.AssessmentEvent.SnapshotConfirmed;
import org.probity.assessment.AssessmentEvent.SnapshotDrawn;
import org.probity.assessment.AssessmentEvent.WorksheetEvent;
import org.probity.assessment.Evidence;
import org.probity.assessment.Practice;

/**
 * Everything about one requirement in one scope, as folded from its events. What may be done to it is in
 * {@link WorksheetRules}.
 *
 * @param version number of events
 * @param claim what the organization says about applicability, or null while nothing was said and it applies
 * @param items evidence by id, in order of arrival, withdrawn ones too
 * @param requests by id, in order
 * @param conclusions oldest first; the last one counts
 * @param practice what is done about a recommended item, or null
 */
public record Worksheet(
        long version,
        @Nullable Claim claim,
        SequencedMap<String, Item> items,
        SequencedMap<String, Request> requests,
        List<Observation> observations,
        List<Concluded> conclusions,
        @Nullable PracticeNote practice) {
    public static final Worksheet EMPTY =
            new Worksheet(0, null, new LinkedHashMap<>(), new LinkedHashMap<>(), List.of(), List.of(), null);

    public Worksheet {
        items = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(items));
        requests = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(requests));
        observations = List.copyOf(observations);
        conclusions = List.copyOf(conclusions);
    }

    /** A claim about applicability. */
    public record Claim(boolean applies, String reason, String by, Instant at) {}

    /**
     * A piece of evidence on the worksheet.
     *
     * @param by who recorded it: the author that an assessor must not be
     * @param confirmation what its owner says about a snapshot, or null
     * @param withdrawn why it no longer counts, or null
     */
    public record Item(
            Evidence evidence,
            String by,
            Instant at,
            @Nullable String confirmation,
            @Nullable String withdrawn) {
        public boolean counts() {
            return withdrawn == null;
        }
    }

    /** A wish for more evidence. */
    public record Request(
            String id,
            String what,
            @Nullable LocalDate due,
            String by,
            Instant at,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt) {}

    /** A note beside the verdict. */
    public record Observation(String text, String by, Instant at) {}

    /** A conclusion with its author. */
    public record Concluded(RequirementConcluded conclusion, String by, Instant at) {}

    /** What is done about a recommended item. */
    public record PracticeNote(Practice practice, String note, String by, Instant at) {}

    /** Whether the organization says that the requirement applies. */
    public boolean applies() {
        return claim == null || claim.applies();
    }

    /** Evidence that counts. */
    public List<Item> current() {
        return items.values().stream().filter(Item::counts).toList();
    }

    /** Requests without an answer. */
    public List<Request> open() {
        return requests.values().stream().filter(r -> r.answer() == null).toList();
    }

    /** The conclusion that counts, lapsed or not. */
    public @Nullable Concluded last() {
        return conclusions.isEmpty() ? null : conclusions.getLast();
    }

    /** Takes a fact in. */
    public Worksheet evolve(WorksheetEvent event, String by, Instant at) {
        return switch (event) {
            case ApplicabilityClaimed e -> next(new Claim(e.applies(), e.reason(), by, at), practice);
            case PracticeRecorded e -> next(claim, new PracticeNote(e.practice(), e.note(), by, at));
            case ProcessEvidenceRecorded e -> item(new Item(e.evidence(), by, at, null, null));
            case ImplementationEvidenceRecorded e -> item(new Item(e.evidence(), by, at, null, null));
            case SnapshotDrawn e -> item(new Item(e.evidence(), by, at, null, null));
            case SnapshotConfirmed e -> confirmed(e);
            case EvidenceWithdrawn e -> withdrawn(e);
            case EvidenceRequested e ->
                request(new Request(e.requestId(), e.what(), e.due(), by, at, null, null, null));
            case RequestAnswered e -> answered(e, by, at);
            case ObservationNoted e -> {
                List<Observation> more = new ArrayList<>(observations);
                more.add(new Observation(e.text(), by, at));
                yield new Worksheet(version + 1, claim, items, requests, more, conclusions, practice);
            }
            case RequirementConcluded e -> {
                List<Concluded> more = new ArrayList<>(conclusions);
                more.add(new Concluded(e, by, at));
                yield new Worksheet(version + 1, claim, items, requests, observations, more, practice);
            }
        };
    }

    private Worksheet next(@Nullable Claim newClaim, @Nullable PracticeNote newPractice) {
        return new Worksheet(version + 1, newClaim, items, requests, observations, conclusions, newPractice);
    }

    private Worksheet item(Item item) {
        SequencedMap<String, Item> more = new LinkedHashMap<>(items);
        more.put(item.evidence().id(), item);
        return new Worksheet(version + 1, claim, more, requests, observations, conclusions, practice);
    }

    private Worksheet confirmed(SnapshotConfirmed e) {
        Item was = known(items, e.evidenceId());
        return item(new Item(was.evidence(), was.by(), was.at(), e.statement(), was.withdrawn()));
    }

    private Worksheet withdrawn(EvidenceWithdrawn e) {
        Item was = known(items, e.evidenceId());
        return item(new Item(was.evidence(), was.by(), was.at(), was.confirmation(), e.reason()));
    }

    private Worksheet request(Request request) {
        SequencedMap<String, Request> more = new LinkedHashMap<>(requests);
        more.put(request.id(), request);
        return new Worksheet(version + 1, claim, items, more, observations, conclusions, practice);
    }

    private Worksheet answered(RequestAnswered e, String by, Instant at) {
        Request was = known(requests, e.requestId());
        return request(new Request(was.id(), was.what(), was.due(), was.by(), was.at(), e.answer(), by, at));
    }

    private static <T> T known(SequencedMap<String, T> all, String id) {
        T found = all.get(id);
        if (found == null) {
            throw new IllegalStateException("the worksheet has no " + id);
        }
        return found;
    }
}
