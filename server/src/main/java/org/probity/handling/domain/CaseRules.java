package org.probity.handling.domain;

import static org.probity.handling.domain.WorkItemRules.required;
import static org.probity.platform.decide.Decision.accept;
import static org.probity.platform.decide.Decision.refuse;
import static org.probity.platform.decide.Decision.refuseAt;
import static org.probity.platform.decide.Decision.unless;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.probity.handling.HandlingEvent.AttacksObserved;
import org.probity.handling.HandlingEvent.BecamePublic;
import org.probity.handling.HandlingEvent.CaseClosed;
import org.probity.handling.HandlingEvent.CaseDescribed;
import org.probity.handling.HandlingEvent.CaseEvent;
import org.probity.handling.HandlingEvent.CaseReopened;
import org.probity.handling.HandlingEvent.Duty;
import org.probity.handling.HandlingEvent.DutyDone;
import org.probity.handling.HandlingEvent.IdentifierNoted;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;
import org.probity.traceability.Satisfies;

/** The rules of a case as a whole. */
public final class CaseRules {
    private static final Pattern IDENTIFIER =
            Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}|GHSA(-[0-9a-z]{4}){3}|[A-Z][A-Z0-9]+[-:#][A-Za-z0-9:._-]{2,60}");
    private static final Set<String> CONFIDENCE = Set.of("suspected", "likely", "confirmed");

    private CaseRules() {}

    /**
     * What the rules of a case need to know from outside it.
     *
     * @param actor person who gives the command
     * @param openItems names of products whose work item is still open
     * @param remediators who decided on or recorded remediation, who therefore do not review
     * @param hindrances what other contexts still have open (an active embargo, a draft advisory), in words
     */
    public record Context(
            String actor, Instant now, List<String> openItems, Set<String> remediators, List<String> hindrances) {}

    /** Decides one command. */
    public static Decision<CaseEvent> decide(CaseState state, CaseCommand command, Context context) {
        if (state.closed() != null && !(command instanceof CaseCommand.Reopen)) {
            return refuse("The case is closed.", "Open it again with a reason first.");
        }
        return switch (command) {
            case CaseCommand.Describe c ->
                unless(
                        required("title", c.title(), "A few words by which colleagues know it."),
                        new CaseDescribed(c.title(), c.summary()));
            case CaseCommand.NoteIdentifier c -> identifier(c.identifier());
            case CaseCommand.NotePublic c -> becamePublic(state, c, context.now());
            case CaseCommand.NoteAttacks c -> attacks(state, c, context.now());
            case CaseCommand.DoDuty c -> duty(state, c, context);
            case CaseCommand.Close c -> close(state, c, context);
            case CaseCommand.Reopen c ->
                state.closed() == null
                        ? refuse("The case is open already.", "")
                        : unless(required("ground", c.ground(), "Say what is new."), new CaseReopened(c.ground()));
        };
    }

    private static Decision<CaseEvent> identifier(String typed) {
        String id = typed.strip();
        if (id.toLowerCase(Locale.ROOT).startsWith("cve-")) {
            id = id.toUpperCase(Locale.ROOT);
        }
        return IDENTIFIER.matcher(id).matches()
                ? accept(new IdentifierNoted(id))
                : refuseAt(
                        "identifier",
                        "\"" + typed + "\" is no identifier that is known here.",
                        "Write it like CVE-2021-44228 or GHSA-jfh8-c2jp-5v3q.");
    }

    private static Decision<CaseEvent> becamePublic(CaseState state, CaseCommand.NotePublic c, Instant now) {
        if (state.becamePublic() != null) {
            return refuse("That it is public is on the record already.", "");
        }
        List<Problem> problems =
                new ArrayList<>(required("source", c.source(), "Where was it seen, and what exactly?"));
        Instant seen = past("firstSeen", c.firstSeen(), now, problems);
        return unless(problems, new BecamePublic(c.source(), seen));
    }

    private static Decision<CaseEvent> attacks(CaseState state, CaseCommand.NoteAttacks c, Instant now) {
        if (state.attacks() != null) {
            return refuse(
                    "Attacks are on the record already; the moment of awareness is never changed.",
                    "Add further evidence as a message.");
        }
        List<Problem> problems = new ArrayList<>(required("evidence", c.evidence(), "What was seen, by whom?"));
        if (!CONFIDENCE.contains(c.confidence())) {
            problems.add(
                    Problem.at("confidence", "The confidence is missing.", "Choose suspected, likely or confirmed."));
        }
        Instant aware = past("awareAt", c.awareAt(), now, problems);
        return unless(problems, new AttacksObserved(c.evidence(), c.confidence(), aware));
    }

    private static Instant past(
            String field, @org.jspecify.annotations.Nullable Instant at, Instant now, List<Problem> problems) {
        if (at == null) {
            problems.add(
                    Problem.at(field, "The time is missing or impossible.", "Write it like 2026-11-22 10:45, in UTC."));
            return now;
        }
        if (at.isAfter(now)) {
            problems.add(Problem.at(field, "This time is in the future.", "Give the time it happened, in UTC."));
        }
        return at;
    }

    @Satisfies({"30111-7.1.7-b", "30111-7.1.7-d"})
    private static Decision<CaseEvent> duty(CaseState state, CaseCommand.DoDuty c, Context context) {
        Duty duty = c.duty();
        if (duty == null) {
            return refuse("No duty is chosen.", "");
        }
        if (state.duties().containsKey(duty)) {
            return refuse("\"" + duty.label() + "\" is done already.", "");
        }
        if (!context.openItems().isEmpty()) {
            return refuse(
                    "Work is still open: " + String.join(", ", context.openItems()) + ".",
                    "These duties follow the release.");
        }
        if (duty == Duty.REVIEW && context.remediators().contains(context.actor())) {
            return refuse("You decided on or recorded remediation here.", "Somebody else does the closing review.");
        }
        return unless(required("note", c.note(), "Write what was done or found."), new DutyDone(duty, c.note()));
    }

    private static Decision<CaseEvent> close(CaseState state, CaseCommand.Close c, Context context) {
        List<Problem> problems = new ArrayList<>();
        if (!context.openItems().isEmpty()) {
            problems.add(Problem.of(
                    "Work is still open: " + String.join(", ", context.openItems()) + ".",
                    "Release or close each product first."));
        }
        if (!state.dutiesLeft().isEmpty()) {
            problems.add(Problem.of(
                    "Duties are left: "
                            + String.join(
                                    ", ",
                                    state.dutiesLeft().stream().map(Duty::label).toList()) + ".",
                    "Do each first."));
        }
        context.hindrances().forEach(h -> problems.add(Problem.of(h, "")));
        if (context.actor().equals(state.reviewer())) {
            problems.add(Problem.of("You did the closing review.", "Somebody else closes the case."));
        }
        problems.addAll(required("verdict", c.verdict(), "Did the remediation work as it should? Say how you know."));
        return unless(problems, new CaseClosed(c.verdict()));
    }
}
