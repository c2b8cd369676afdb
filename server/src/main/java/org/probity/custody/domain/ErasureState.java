package org.probity.custody.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.custody.CustodyEvent.ErasureCarriedOut;
import org.probity.custody.CustodyEvent.ErasureDeclined;
import org.probity.custody.CustodyEvent.ErasureEvent;
import org.probity.custody.CustodyEvent.ErasureFinished;
import org.probity.custody.CustodyEvent.ErasureProposed;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;

/**
 * An erasure: one person proposes it, with ground and reason; another carries it out or declines. It cannot be undone, so it
 * takes two, and a legal hold stops both halves.
 *
 * @param proposed what was proposed, or null before that
 */
public record ErasureState(@Nullable ErasureProposed proposed, State state) {
    /** Where an erasure is. */
    public enum State {
        NONE,
        PROPOSED,
        DECLINED,
        /** Unreadable through the program. */
        CARRIED_OUT,
        /** The bytes are gone as well. */
        FINISHED
    }

    public static final ErasureState NONE = new ErasureState(null, State.NONE);
    private static final int LONGEST = 2_000;

    /** Takes a fact in. */
    public ErasureState evolve(ErasureEvent event) {
        return switch (event) {
            case ErasureProposed e -> new ErasureState(e, State.PROPOSED);
            case ErasureDeclined e -> new ErasureState(proposed, State.DECLINED);
            case ErasureCarriedOut e -> new ErasureState(proposed, State.CARRIED_OUT);
            case ErasureFinished e -> new ErasureState(proposed, State.FINISHED);
        };
    }

    /**
     * Proposes.
     *
     * @param held whether a legal hold covers any of it
     */
    public static Decision<ErasureEvent> propose(ErasureProposed wanted, boolean held) {
        List<Problem> problems = new ArrayList<>();
        if (held) {
            problems.add(onHold());
        }
        if (wanted.fields().isEmpty()
                && wanted.files().isEmpty()
                && wanted.people().isEmpty()) {
            problems.add(Problem.of("There is nothing to erase in this.", "Choose something that is still there."));
        }
        if (wanted.reason().isBlank()) {
            problems.add(Problem.at(
                    "reason", "The reason is missing.", "It stays on the record; repeat nothing of what is to go."));
        } else if (wanted.reason().length() > LONGEST) {
            problems.add(Problem.at("reason", "The reason is longer than 2,000 characters.", "Shorten it."));
        }
        return Decision.unless(problems, wanted);
    }

    /** Carries out what was proposed. */
    public Decision<ErasureEvent> carryOut(String by, boolean held) {
        ErasureProposed what = proposed;
        if (what == null || state != State.PROPOSED) {
            return settled();
        }
        List<Problem> problems = new ArrayList<>();
        if (what.byPerson().equals(by)) {
            problems.add(Problem.of(
                    "You proposed this erasure.", "It cannot be undone, so a second person carries it out."));
        }
        if (held) {
            problems.add(onHold());
        }
        int fields = what.fields().stream().mapToInt(f -> f.pointers().size()).sum();
        return Decision.unless(
                problems,
                new ErasureCarriedOut(what.ground(), fields, what.files().size(), what.byPerson(), by));
    }

    /** Declines; the proposer may, too. */
    public Decision<ErasureEvent> decline(String by, String reason) {
        if (state != State.PROPOSED) {
            return settled();
        }
        return reason.isBlank()
                ? Decision.refuseAt("decline-reason", "The reason is missing.", "It stays on the record.")
                : Decision.accept(new ErasureDeclined(reason, by));
    }

    /** Notes that the bytes are gone. */
    public Decision<ErasureEvent> finish() {
        return state == State.CARRIED_OUT ? Decision.accept(new ErasureFinished()) : settled();
    }

    private static Decision<ErasureEvent> settled() {
        return Decision.refuse("This erasure does not wait for anything.", "Reload the page to see what came of it.");
    }

    private static Problem onHold() {
        return Problem.of(
                "A legal hold covers this; nothing of it can be erased.",
                "Ask who placed the hold, under Legal holds; when it is lifted, propose again.");
    }
}
