package org.probity.coordination.domain;

import static org.probity.platform.decide.Decision.refuse;
import static org.probity.platform.decide.Decision.unless;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.coordination.CoordinationEvent;
import org.probity.coordination.CoordinationEvent.EmbargoAgreed;
import org.probity.coordination.CoordinationEvent.EmbargoEnded;
import org.probity.coordination.CoordinationEvent.EmbargoMoved;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;

/**
 * The embargo of a case.
 *
 * @param firstUntil the end agreed first, against which all moves are measured
 * @param until the end as it stands, null when none was ever agreed
 * @param moves how often it was moved
 * @param ended when it ended, or null while it is active
 */
public record EmbargoState(
        @Nullable Instant firstUntil,
        @Nullable Instant until,
        List<String> parties,
        String terms,
        int moves,
        @Nullable Instant ended) {
    /** Before any event. */
    public static final EmbargoState NONE = new EmbargoState(null, null, List.of(), "", 0, null);

    /** Takes a fact in. */
    public EmbargoState evolve(CoordinationEvent event) {
        return switch (event) {
            case EmbargoAgreed e -> new EmbargoState(e.until(), e.until(), e.parties(), e.terms(), 0, null);
            case EmbargoMoved e -> new EmbargoState(firstUntil, e.to(), parties, terms, moves + 1, null);
            case EmbargoEnded e -> new EmbargoState(firstUntil, until, parties, terms, moves, e.at());
        };
    }

    public boolean active() {
        return until != null && ended == null;
    }

    /** Agrees an embargo. It cannot begin for what is public already. */
    public Decision<CoordinationEvent> agree(
            @Nullable Instant end, List<String> who, String text, boolean isPublic, Instant now) {
        if (active()) {
            return refuse("An embargo is active already.", "Move or end that one.");
        }
        if (isPublic) {
            return refuse("The matter is public, so there is nothing to keep.", "");
        }
        List<String> names = who.stream()
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .distinct()
                .toList();
        List<Problem> problems = new ArrayList<>();
        if (names.size() < 2) {
            problems.add(Problem.at(
                    "parties", "An embargo needs at least two parties.", "One name a line; the vendor is one."));
        }
        if (text.isBlank()) {
            problems.add(Problem.at("terms", "The terms are missing.", "What was agreed, in a sentence or two."));
        }
        if (end == null || !end.isAfter(now)) {
            problems.add(
                    Problem.at("until", "The end is missing, impossible or past.", "Give a later minute, in UTC."));
            return new Decision.Refused<>(problems);
        }
        return unless(problems, new EmbargoAgreed(end, names, text));
    }

    /** Moves the end, sooner or later. */
    public Decision<CoordinationEvent> move(@Nullable Instant to, String reason, Instant now) {
        Instant from = until;
        if (!active() || from == null) {
            return refuse("No embargo is active.", "");
        }
        List<Problem> problems = new ArrayList<>();
        if (reason.isBlank()) {
            problems.add(Problem.at("reason", "The reason is missing.", "Say who asked and why; all parties see it."));
        }
        if (to == null || !to.isAfter(now)) {
            problems.add(Problem.at(
                    "to", "The new end is missing, impossible or past.", "Give a later minute, or end the embargo."));
            return new Decision.Refused<>(problems);
        }
        return unless(problems, new EmbargoMoved(from, to, reason));
    }

    /** Ends it. */
    public Decision<CoordinationEvent> end(Instant at, String ground) {
        if (!active()) {
            return refuse("No embargo is active.", "");
        }
        return unless(
                ground.isBlank()
                        ? List.of(Problem.at("ground", "The ground is missing.", "Say why it ends now."))
                        : List.of(),
                new EmbargoEnded(at, ground));
    }
}
