package org.probity.handling.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.handling.HandlingEvent.AttacksObserved;
import org.probity.handling.HandlingEvent.BecamePublic;
import org.probity.handling.HandlingEvent.CaseClosed;
import org.probity.handling.HandlingEvent.CaseDescribed;
import org.probity.handling.HandlingEvent.CaseEvent;
import org.probity.handling.HandlingEvent.CaseOpened;
import org.probity.handling.HandlingEvent.CaseReopened;
import org.probity.handling.HandlingEvent.Duty;
import org.probity.handling.HandlingEvent.DutyDone;
import org.probity.handling.HandlingEvent.IdentifierNoted;
import org.probity.handling.HandlingEvent.ReportJoined;

/**
 * A case as its events make it. Immutable.
 *
 * @param duties done ones, with their note
 * @param reviewer who did the closing review, or null
 */
public record CaseState(
        boolean known,
        String title,
        String summary,
        String policyVersion,
        String label,
        Instant openedAt,
        List<String> reports,
        List<String> identifiers,
        @Nullable BecamePublic becamePublic,
        @Nullable AttacksObserved attacks,
        Map<Duty, DutyDone> duties,
        @Nullable String reviewer,
        @Nullable CaseClosed closed) {
    /** Before any event. */
    public static final CaseState NONE =
            new CaseState(false, "", "", "", "", Instant.EPOCH, List.of(), List.of(), null, null, Map.of(), null, null);

    /** Takes a fact in, with who did it and when. */
    public CaseState evolve(CaseEvent event, String by, Instant at) {
        return switch (event) {
            case CaseOpened e ->
                new CaseState(
                        true,
                        e.title(),
                        "",
                        e.policyVersion(),
                        e.label(),
                        at,
                        reports,
                        identifiers,
                        null,
                        null,
                        duties,
                        null,
                        null);
            case CaseDescribed e ->
                with(e.title(), e.summary(), reports, identifiers, becamePublic, attacks, duties, reviewer, closed);
            case ReportJoined e ->
                with(
                        title,
                        summary,
                        plus(reports, e.reportNumber()),
                        identifiers,
                        becamePublic,
                        attacks,
                        duties,
                        reviewer,
                        closed);
            case IdentifierNoted e ->
                with(
                        title,
                        summary,
                        reports,
                        plus(identifiers, e.identifier()),
                        becamePublic,
                        attacks,
                        duties,
                        reviewer,
                        closed);
            case BecamePublic e ->
                with(
                        title,
                        summary,
                        reports,
                        identifiers,
                        becamePublic == null ? e : becamePublic,
                        attacks,
                        duties,
                        reviewer,
                        closed);
            case AttacksObserved e ->
                with(
                        title,
                        summary,
                        reports,
                        identifiers,
                        becamePublic,
                        attacks == null ? e : attacks,
                        duties,
                        reviewer,
                        closed);
            case DutyDone e -> {
                Map<Duty, DutyDone> all = new EnumMap<>(Duty.class);
                all.putAll(duties);
                all.put(e.duty(), e);
                yield with(
                        title,
                        summary,
                        reports,
                        identifiers,
                        becamePublic,
                        attacks,
                        Map.copyOf(all),
                        e.duty() == Duty.REVIEW ? by : reviewer,
                        closed);
            }
            case CaseClosed e -> with(title, summary, reports, identifiers, becamePublic, attacks, duties, reviewer, e);
            case CaseReopened e ->
                with(title, summary, reports, identifiers, becamePublic, attacks, Map.of(), null, null);
        };
    }

    private CaseState with(
            String newTitle,
            String newSummary,
            List<String> newReports,
            List<String> newIdentifiers,
            @Nullable BecamePublic newPublic,
            @Nullable AttacksObserved newAttacks,
            Map<Duty, DutyDone> newDuties,
            @Nullable String newReviewer,
            @Nullable CaseClosed newClosed) {
        return new CaseState(
                known,
                newTitle,
                newSummary,
                policyVersion,
                label,
                openedAt,
                newReports,
                newIdentifiers,
                newPublic,
                newAttacks,
                newDuties,
                newReviewer,
                newClosed);
    }

    private static List<String> plus(List<String> list, String more) {
        Set<String> all = new LinkedHashSet<>(list);
        all.add(more);
        return List.copyOf(new ArrayList<>(all));
    }

    /** Whether it is public at an instant; a release may have been fixed for a later one. */
    public boolean isPublic(Instant now) {
        return becamePublic != null && !becamePublic.firstSeen().isAfter(now);
    }

    /** Duties not yet done, in order. */
    public List<Duty> dutiesLeft() {
        return List.of(Duty.values()).stream()
                .filter(d -> !duties.containsKey(d))
                .toList();
    }
}
