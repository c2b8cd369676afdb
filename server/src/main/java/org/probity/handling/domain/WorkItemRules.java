package org.probity.handling.domain;

import static org.probity.platform.decide.Decision.accept;
import static org.probity.platform.decide.Decision.refuse;
import static org.probity.platform.decide.Decision.unless;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.probity.handling.HandlingEvent.AnalysisRecorded;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.ClosureDeclined;
import org.probity.handling.HandlingEvent.FindingConfirmed;
import org.probity.handling.HandlingEvent.FixRecorded;
import org.probity.handling.HandlingEvent.FixTested;
import org.probity.handling.HandlingEvent.ItemAccepted;
import org.probity.handling.HandlingEvent.ItemClosed;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.HandlingEvent.ItemReleased;
import org.probity.handling.HandlingEvent.ItemReopened;
import org.probity.handling.HandlingEvent.QuestionsAnswered;
import org.probity.handling.HandlingEvent.QuestionsRaised;
import org.probity.handling.HandlingEvent.SeverityRated;
import org.probity.handling.HandlingEvent.TargetMoved;
import org.probity.handling.ItemState;
import org.probity.handling.domain.ItemCommand.Analyse;
import org.probity.handling.domain.ItemCommand.Decide;
import org.probity.handling.domain.ItemCommand.MoveTarget;
import org.probity.handling.domain.ItemCommand.Rate;
import org.probity.handling.domain.ItemCommand.RecordFix;
import org.probity.handling.domain.ItemCommand.RecordTest;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;
import org.probity.scoring.cvss.CvssFormatException;
import org.probity.scoring.cvss.CvssScores;
import org.probity.scoring.cvss.CvssVector;
import org.probity.scoring.cvss.CvssVersion;
import org.probity.traceability.Satisfies;

/** The work-item machine: what may be done when, and what follows (ISO/IEC 30111 7.1.4 to 7.1.7). */
@Satisfies("30111-7.1.1-a")
public final class WorkItemRules {
    private static final Pattern CWE = Pattern.compile("CWE-[1-9][0-9]{0,5}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Set<ItemState> ANALYSIS =
            EnumSet.of(ItemState.ANALYSING, ItemState.DECISION, ItemState.REMEDIATING, ItemState.VALIDATING);

    private WorkItemRules() {}

    /** Decides one command. */
    public static Decision<ItemEvent> decide(WorkItem item, ItemCommand command, ItemContext context) {
        if (!item.known()) {
            return refuse("This product is not part of the case.", "Add it to the case first.");
        }
        return switch (command) {
            case ItemCommand.Accept c ->
                in(item, EnumSet.of(ItemState.QUEUED), "accepted", () -> accept(new ItemAccepted()));
            case ItemCommand.RaiseQuestions c ->
                in(
                        item,
                        EnumSet.of(ItemState.VERIFYING),
                        "sent back with questions",
                        () -> unless(
                                required("questions", c.questions(), "Write what you need to know."),
                                new QuestionsRaised(c.questions())));
            case ItemCommand.Answer c ->
                in(
                        item,
                        EnumSet.of(ItemState.AWAITING_INFO),
                        "answered",
                        () -> unless(
                                required("answer", c.answer(), "Write what was found out."),
                                new QuestionsAnswered(c.answer())));
            case ItemCommand.Confirm c ->
                in(
                        item,
                        EnumSet.of(ItemState.VERIFYING),
                        "confirmed",
                        () -> unless(
                                Stream.concat(
                                                required(
                                                        "reproduction",
                                                        c.reproduction(),
                                                        "Write the steps that show it.")
                                                        .stream(),
                                                required(
                                                        "environment",
                                                        c.environment(),
                                                        "Say where it was reproduced: release, platform, configuration.")
                                                        .stream())
                                        .toList(),
                                new FindingConfirmed(c.reproduction(), c.environment())));
            case Analyse c -> in(item, ANALYSIS, "analysed", () -> analyse(c, context));
            case Rate c -> in(item, ANALYSIS, "rated", () -> rate(c));
            case ItemCommand.ProposeClosure c -> ClosureRules.propose(item, c, context);
            case ItemCommand.AgreeClosure c -> ClosureRules.agree(item, context.actor());
            case ItemCommand.DeclineClosure c ->
                item.awaitsSecondPerson()
                        ? unless(
                                required("why", c.why(), "Write why, for the person who proposed it."),
                                new ClosureDeclined(c.why()))
                        : refuse("Nothing waits for agreement here.", "");
            case Decide c ->
                in(item, EnumSet.of(ItemState.DECISION), "decided", () -> DecisionRules.decide(item, c, context));
            case MoveTarget c -> moveTarget(item, c, context.today());
            case RecordFix c ->
                in(item, EnumSet.of(ItemState.REMEDIATING, ItemState.READY), "given a fix", () -> fix(c));
            case RecordTest c -> in(item, EnumSet.of(ItemState.VALIDATING), "tested", () -> test(item, c, context));
            case ItemCommand.Release c ->
                in(
                        item,
                        EnumSet.of(ItemState.READY),
                        "released",
                        () -> accept(new ItemReleased(c.advisoryId(), c.at())));
            case ItemCommand.Close c ->
                in(
                        item,
                        EnumSet.of(ItemState.RELEASED),
                        "closed",
                        () -> unless(
                                required(
                                        "effectiveness",
                                        c.effectiveness(),
                                        "Say whether the fix does what it should, and how you know."),
                                new ItemClosed(Closure.FIXED, c.effectiveness())));
            case ItemCommand.Reopen c ->
                in(
                        item,
                        EnumSet.of(ItemState.RELEASED, ItemState.CLOSED),
                        "opened again",
                        () -> unless(required("ground", c.ground(), "Say what is new."), new ItemReopened(c.ground())));
        };
    }

    static Decision<ItemEvent> in(
            WorkItem item, Set<ItemState> states, String verb, java.util.function.Supplier<Decision<ItemEvent>> then) {
        if (item.awaitsSecondPerson()) {
            return refuse(
                    "A closure was proposed and waits for a second person.",
                    "It has to be agreed or declined before anything else happens here.");
        }
        if (!states.contains(item.state())) {
            return refuse(
                    "This cannot be " + verb + " now: it is in the state \""
                            + item.state().label() + "\".",
                    "Next here: " + item.state().next() + ".");
        }
        return then.get();
    }

    static List<Problem> required(String field, String text, String next) {
        return text.isBlank() ? List.of(Problem.at(field, "This is missing.", next)) : List.of();
    }

    @Satisfies("30111-7.1.4-i")
    private static Decision<ItemEvent> analyse(Analyse c, ItemContext context) {
        List<Problem> problems =
                new ArrayList<>(required("rootCause", c.rootCause(), "Say what in the code or design is wrong."));
        List<String> cwes = Stream.of(c.cwes().toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(s -> !s.isEmpty())
                .map(s -> s.matches("[0-9]+") ? "CWE-" + s : s)
                .distinct()
                .toList();
        if (cwes.isEmpty()) {
            problems.add(Problem.at("cwes", "No weakness class is given.", "Write one or more, like CWE-79."));
        }
        cwes.stream()
                .filter(cwe -> !CWE.matcher(cwe).matches())
                .findFirst()
                .ifPresent(bad -> problems.add(Problem.at(
                        "cwes",
                        "\"" + bad + "\" is no CWE identifier.",
                        "Write it like CWE-79, several with a comma between.")));
        if (c.affectedReleases().isEmpty()) {
            problems.add(Problem.at(
                    "affectedReleases",
                    "No affected release is ticked.",
                    "If none is affected, propose to close as not affected."));
        }
        c.affectedReleases().stream()
                .filter(r -> !context.releases().contains(r))
                .findFirst()
                .ifPresent(bad -> problems.add(Problem.at(
                        "affectedReleases", "\"" + bad + "\" is no release of this product.", "Reload the page.")));
        return unless(problems, new AnalysisRecorded(c.rootCause(), cwes, c.affectedReleases(), c.component()));
    }

    @Satisfies({"30111-7.1.4-a", "30111-7.1.4-k", "29147-7.4.11-a"})
    private static Decision<ItemEvent> rate(Rate c) {
        List<Problem> problems = new ArrayList<>(
                required("rationale", c.rationale(), "Say why these values, metric by metric where it is not plain."));
        SeverityRated rated = null;
        try {
            CvssVector vector = CvssVector.parse(c.vector());
            if (vector.version() != CvssVersion.V3_1 && vector.version() != CvssVersion.V4_0) {
                problems.add(Problem.at(
                        "vector", "This is a vector of CVSS " + vector.version().label() + ".", "Use 3.1 or 4.0."));
            }
            CvssScores scores = vector.scores();
            rated = new SeverityRated(
                    vector.canonical(),
                    vector.version().label(),
                    scores.first().tenths(),
                    scores.severity().word(),
                    c.rationale());
        } catch (CvssFormatException e) {
            problems.add(Problem.at(
                    "vector", "This is no CVSS vector: " + e.getMessage() + ".", "Paste one or use the calculator."));
        }
        return rated == null ? new Decision.Refused<>(problems) : unless(problems, rated);
    }

    private static Decision<ItemEvent> moveTarget(WorkItem item, MoveTarget c, LocalDate today) {
        LocalDate from = item.target();
        if (from == null || !item.state().open()) {
            return refuse("There is no target to move.", "A target is set with the decision.");
        }
        List<Problem> problems =
                new ArrayList<>(required("reason", c.reason(), "Lateness is still counted against the first target."));
        LocalDate to = c.target();
        if (to == null || to.isBefore(today)) {
            problems.add(Problem.at("target", "The new target is missing or past.", "Choose today or a later day."));
            return new Decision.Refused<>(problems);
        }
        return unless(problems, new TargetMoved(from, to, c.reason()));
    }

    private static Decision<ItemEvent> fix(RecordFix c) {
        List<Problem> problems =
                new ArrayList<>(required("releaseVersion", c.releaseVersion(), "Which release holds the fix?"));
        problems.addAll(required("artefact", c.artefact(), "Name the file, image or package."));
        String digest = c.artefactSha256().strip().toLowerCase(Locale.ROOT);
        if (!SHA256.matcher(digest).matches()) {
            problems.add(Problem.at(
                    "artefactSha256",
                    "This is no SHA-256 digest.",
                    "It has 64 hexadecimal digits; sha256sum prints it."));
        }
        return unless(problems, new FixRecorded(c.releaseVersion(), c.artefact(), digest, c.change()));
    }

    @Satisfies({"30111-7.1.5-f", "30111-7.1.5-h"})
    private static Decision<ItemEvent> test(WorkItem item, RecordTest c, ItemContext context) {
        if (context.actor().equals(item.fixBy())) {
            return refuse(
                    "You recorded this fix, so somebody else tests it.", "Ask a colleague on the case's access list.");
        }
        List<Problem> problems =
                new ArrayList<>(required("evidence", c.evidence(), "What was tried, on what, with what result?"));
        Boolean passed = c.passed();
        if (passed == null) {
            problems.add(Problem.at("passed", "The result is missing.", "Choose whether the fix passed."));
            return new Decision.Refused<>(problems);
        }
        return unless(problems, new FixTested(passed, c.evidence()));
    }

    static LocalDate day(java.time.Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
