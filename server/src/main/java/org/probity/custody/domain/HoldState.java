package org.probity.custody.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.custody.CustodyEvent.HoldEvent;
import org.probity.custody.CustodyEvent.HoldLifted;
import org.probity.custody.CustodyEvent.HoldPlaced;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;

/**
 * A legal hold on an object.
 *
 * @param placed what it is on, or null before that
 */
public record HoldState(@Nullable HoldPlaced placed, boolean lifted) {
    public static final HoldState NONE = new HoldState(null, false);

    /** Takes a fact in. */
    public HoldState evolve(HoldEvent event) {
        return switch (event) {
            case HoldPlaced e -> new HoldState(e, false);
            case HoldLifted e -> new HoldState(placed, true);
        };
    }

    /**
     * Places a hold.
     *
     * @param known whether the object exists for who places it
     * @param already whether a hold stands on the same object
     */
    public static Decision<HoldEvent> place(HoldPlaced wanted, boolean known, boolean already) {
        List<Problem> problems = new ArrayList<>();
        if (!known) {
            problems.add(Problem.at(
                    "id",
                    "There is no such object, or it is not for you.",
                    "Give the number as it stands on its page."));
        } else if (already) {
            problems.add(
                    Problem.at("id", "A hold stands on this already.", "Lift that one first to change its reason."));
        }
        if (wanted.reason().isBlank()) {
            problems.add(Problem.at("reason", "The reason is missing.", "Name the matter, such as a court's order."));
        }
        return Decision.unless(problems, wanted);
    }

    /** Lifts it. */
    public Decision<HoldEvent> lift(String by, String reason) {
        if (placed == null || lifted) {
            return Decision.refuse("This hold does not stand any more.", "Reload the page.");
        }
        return reason.isBlank()
                ? Decision.refuseAt("reason", "The reason is missing.", "Say why nothing needs to be kept any more.")
                : Decision.accept(new HoldLifted(reason, by));
    }
}
