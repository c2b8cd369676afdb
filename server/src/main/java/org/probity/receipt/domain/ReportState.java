package org.probity.receipt.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;
import org.probity.receipt.Dismissal;
import org.probity.receipt.KeptFile;
import org.probity.receipt.ReceiptEvent;
import org.probity.receipt.ReceiptEvent.DismissalDeclined;
import org.probity.receipt.ReceiptEvent.DismissalProposed;
import org.probity.receipt.ReceiptEvent.InformationAsked;
import org.probity.receipt.ReceiptEvent.ReportAcknowledged;
import org.probity.receipt.ReceiptEvent.ReportAttached;
import org.probity.receipt.ReceiptEvent.ReportConcluded;
import org.probity.receipt.ReceiptEvent.ReportDismissed;
import org.probity.receipt.ReceiptEvent.ReportRedirected;
import org.probity.receipt.ReceiptEvent.ReportReopened;
import org.probity.receipt.ReceiptEvent.ReportSubmitted;
import org.probity.receipt.ReceiptEvent.ReportWithdrawn;
import org.probity.receipt.ReceiptEvent.ReporterAnswered;
import org.probity.receipt.ReceiptEvent.ReporterTold;
import org.probity.receipt.ReceiptEvent.ScreeningResumed;
import org.probity.receipt.ReceiptEvent.ScreeningStarted;
import org.probity.receipt.Redirection;
import org.probity.receipt.Reports.State;
import org.probity.record.Tombstone;
import org.probity.traceability.Satisfies;

/**
 * The report machine (ISO/IEC 29147 6): where a report is, which clock runs, and what may be done with it. Rules are named
 * RP-1 to RP-16.
 *
 * @param submitted what came in
 * @param triageDue when the result is due; while an answer is awaited, what was left is kept
 * @param askedAt when open questions were asked, or null
 * @param answerDue until when an answer is awaited, or null
 * @param reminders messages sent since the questions
 * @param proposal a dismissal that waits for a second person, or null
 * @param deciders who took part in the dismissal that stands; they do not review it
 */
public record ReportState(
        ReportSubmitted submitted,
        State state,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant triageDue,
        @Nullable Instant askedAt,
        @Nullable Instant answerDue,
        int reminders,
        @Nullable DismissalProposed proposal,
        Set<String> deciders,
        @Nullable String ownerId,
        @Nullable String caseId) {
    private static final Set<State> FINAL = EnumSet.of(State.WITHDRAWN, State.CONCLUDED);
    private static final Set<State> IN_TRIAGE = EnumSet.of(State.ACKNOWLEDGED, State.SCREENING, State.NEEDS_INFO);
    private static final int LONGEST_ANSWER_DAYS = 365;

    public ReportState {
        deciders = Set.copyOf(deciders);
    }

    /** The state after the first event of a report. */
    public static ReportState of(ReportSubmitted first) {
        return new ReportState(first, State.SUBMITTED, null, null, null, null, 0, null, Set.of(), null, null);
    }

    /** Takes a fact in. */
    public ReportState evolve(ReceiptEvent event, Instant at) {
        return switch (event) {
            case ReportSubmitted e -> of(e);
            case ReportAcknowledged e ->
                copy().state(State.ACKNOWLEDGED)
                        .acknowledged(at)
                        .triageDue(e.triageDue())
                        .make();
            case ScreeningStarted e ->
                copy().state(State.SCREENING).owner(e.ownerId()).make();
            case InformationAsked e ->
                copy().state(State.NEEDS_INFO).asked(at, e.answerDue()).make();
            case ReporterAnswered e ->
                e.triageDue() == null
                        ? this
                        : copy().state(State.SCREENING)
                                .answered()
                                .triageDue(e.triageDue())
                                .make();
            case ScreeningResumed e ->
                copy().state(State.SCREENING)
                        .answered()
                        .triageDue(e.triageDue())
                        .make();
            case ReporterTold e -> copy().reminders(reminders + 1).make();
            case ReportAttached e ->
                copy().state(State.ATTACHED).answered().caseId(e.caseId()).make();
            case ReportRedirected e -> copy().state(State.REDIRECTED).answered().make();
            case DismissalProposed e -> copy().proposal(e).make();
            case DismissalDeclined e -> copy().proposal(null).make();
            case ReportDismissed e ->
                copy().state(State.NOT_ACTIONABLE)
                        .answered()
                        .decidedBy(Set.of(e.proposedBy(), e.agreedBy()))
                        .make();
            case ReportWithdrawn e -> copy().state(State.WITHDRAWN).answered().make();
            case ReportConcluded e -> copy().state(State.CONCLUDED).answered().make();
            case ReportReopened e ->
                copy().state(State.SCREENING)
                        .answered()
                        .decidedBy(Set.of())
                        .owner(e.reviewerId())
                        .triageDue(e.triageDue())
                        .make();
        };
    }

    private StateCopy copy() {
        return new StateCopy(this);
    }

    /** RP-2. */
    @Satisfies({"29147-6.2.5-a", "29147-6.2.5-c"})
    public Decision<ReceiptEvent> acknowledge(String text, Instant now) {
        if (state != State.SUBMITTED) {
            return notNow("acknowledged");
        }
        if (text.isBlank()) {
            return missing("text", "The answer is empty.", "Say that you have read it and what happens next.");
        }
        return Decision.accept(new ReportAcknowledged(text, replyPath(), now.plus(triage())));
    }

    private Duration triage() {
        return Duration.ofHours(submitted.triageHours());
    }

    /** How the reporter learns of an answer: {@code link}, {@code contact} or {@code none}. */
    public String replyPath() {
        if (submitted.tokenSha256() != null && submitted.takenBy() == null) {
            return "link";
        }
        String contact = submitted.report().contact();
        return contact == null || Tombstone.isErased(contact) ? "none" : "contact";
    }

    /** RP-3. */
    public Decision<ReceiptEvent> screen(String personId) {
        return state == State.ACKNOWLEDGED
                ? Decision.accept(new ScreeningStarted(personId))
                : notNow("taken on for screening");
    }

    /** RP-4. */
    @Satisfies("29147-6.3-b")
    public Decision<ReceiptEvent> ask(String questions, Instant answerDue, Instant now) {
        if (state != State.SCREENING) {
            return notNow("asked about");
        }
        List<Problem> problems = new ArrayList<>();
        if (questions.isBlank()) {
            problems.add(Problem.at(
                    "questions", "There are no questions.", "Number them, so that they can be answered one by one."));
        }
        if (!answerDue.isAfter(now) || answerDue.isAfter(now.plus(LONGEST_ANSWER_DAYS, ChronoUnit.DAYS))) {
            problems.add(Problem.at("answer-by", "An answer cannot be due then.", "Give a coming day within a year."));
        }
        return Decision.unless(problems, new InformationAsked(questions, answerDue));
    }

    /** RP-5 when questions are open, RP-14 and RP-15 prepare by it; else a message. */
    public Decision<ReceiptEvent> answer(String text, List<KeptFile> files, Instant now) {
        if (text.isBlank() && files.isEmpty()) {
            return missing("text", "There is no text and no file.", "Write something or choose a file.");
        }
        if (text.length() > Door.LONGEST) {
            return missing("text", "The text is longer than 100,000 characters.", "Put the rest into a file.");
        }
        return Decision.accept(
                new ReporterAnswered(text, List.copyOf(files), state == State.NEEDS_INFO ? resumed(now) : null));
    }

    /** The triage deadline moves by the time that was spent waiting for the reporter, and by nothing else. */
    private Instant resumed(Instant now) {
        Instant due = triageDue == null ? now.plus(triage()) : triageDue;
        return askedAt == null ? due : due.plus(Duration.between(askedAt, now));
    }

    /** RP-5 by own evidence. */
    public Decision<ReceiptEvent> resume(String reason, Instant now) {
        if (state != State.NEEDS_INFO) {
            return notNow("taken up again");
        }
        return reason.isBlank()
                ? missing("reason", "The reason is missing.", "Say what you found without the answer.")
                : Decision.accept(new ScreeningResumed(reason, resumed(now)));
    }

    /** A message to the reporter. */
    public Decision<ReceiptEvent> tell(String text) {
        if (state == State.SUBMITTED) {
            return Decision.refuse("The first answer is the acknowledgement.", "Acknowledge the report.");
        }
        return text.isBlank() ? missing("text", "The message is empty.", "") : Decision.accept(new ReporterTold(text));
    }

    /** RP-7, RP-8, RP-16; the caller has checked the case. */
    public Decision<ReceiptEvent> attach(String toCase, String reason) {
        if (state != State.SCREENING && state != State.ATTACHED) {
            return notNow("attached to a case");
        }
        if (reason.isBlank()) {
            return missing("reason", "The reason is missing.", "Say what ties the report to this case.");
        }
        String from = state == State.ATTACHED ? caseId : null;
        return toCase.equals(from)
                ? Decision.refuse("The report is attached to this case already.", "")
                : Decision.accept(new ReportAttached(toCase, from, reason));
    }

    /** RP-9. */
    public Decision<ReceiptEvent> redirect(Redirection to) {
        if (state != State.SCREENING) {
            return notNow("redirected");
        }
        List<Problem> problems = new ArrayList<>();
        need(problems, "recipient", to.recipient(), "Who it concerns is missing.");
        need(problems, "message", to.message(), "The message to the reporter is missing.");
        if (!to.checked()) {
            problems.add(Problem.at(
                    "checked",
                    "It was not checked whether one of our products embeds it.",
                    "If one does, open a case instead."));
        }
        if (to.forwarded() && to.route().isBlank()) {
            problems.add(Problem.at("route", "The route is missing.", "Say how it was passed on."));
        }
        return Decision.unless(problems, new ReportRedirected(to));
    }

    private static void need(List<Problem> problems, String field, String text, String what) {
        if (text.isBlank()) {
            problems.add(Problem.at(field, what, ""));
        }
    }

    /** RP-6, RP-10, first half. */
    public Decision<ReceiptEvent> proposeDismissal(Dismissal dismissal, String personId, Instant now) {
        boolean noAnswer = dismissal.kind() == Dismissal.Kind.NO_ANSWER;
        if (proposal != null || (noAnswer ? state != State.NEEDS_INFO : state != State.SCREENING)) {
            return notNow(noAnswer ? "closed for want of an answer" : "closed as not actionable");
        }
        List<Problem> problems = new ArrayList<>();
        need(problems, "reason", dismissal.reason(), "The reason is missing.");
        need(problems, "message", dismissal.message(), "The message to the reporter is missing.");
        if (noAnswer) {
            need(problems, "attempt", dismissal.attempt(), "What was tried without the answer is missing.");
            if (answerDue != null && now.isBefore(answerDue)) {
                problems.add(Problem.of("The reporter still has time to answer.", "Wait until " + answerDue + "."));
            }
            if (reminders == 0) {
                problems.add(Problem.of("No reminder was sent.", "Send one first."));
            }
        }
        return Decision.unless(problems, new DismissalProposed(dismissal, personId));
    }

    /** RP-6, RP-10, second half: never by who proposed it. */
    @Satisfies("29147-6.5-d")
    public Decision<ReceiptEvent> agreeToDismissal(String personId) {
        if (proposal == null) {
            return Decision.refuse("There is no proposal to agree to.", "It may have been declined meanwhile.");
        }
        return proposal.byPerson().equals(personId)
                ? Decision.refuse("You proposed this yourself.", "A second person has to agree.")
                : Decision.accept(new ReportDismissed(proposal.dismissal(), proposal.byPerson(), personId));
    }

    /** The proposal is off; the proposer may take it back. */
    public Decision<ReceiptEvent> declineDismissal(String personId, String reason) {
        if (proposal == null) {
            return Decision.refuse("There is no proposal to decline.", "");
        }
        return reason.isBlank()
                ? missing("reason", "The reason is missing.", "")
                : Decision.accept(new DismissalDeclined(reason, personId));
    }

    /** RP-11. */
    public Decision<ReceiptEvent> withdraw(String statement) {
        return isOpen() || state == State.ATTACHED || state == State.REDIRECTED
                ? Decision.accept(new ReportWithdrawn(statement))
                : Decision.refuse("The report is closed.", "There is nothing to withdraw.");
    }

    /** RP-12, RP-13. */
    public Decision<ReceiptEvent> conclude(String message) {
        if (state != State.ATTACHED && state != State.REDIRECTED) {
            return notNow("concluded");
        }
        return message.isBlank()
                ? missing("message", "The closing message is missing.", "The reporter reads it.")
                : Decision.accept(new ReportConcluded(message));
    }

    /** RP-13, RP-14, RP-15. */
    public Decision<ReceiptEvent> reopen(String personId, String ground, Instant now) {
        if (state != State.NOT_ACTIONABLE && state != State.REDIRECTED && !FINAL.contains(state)) {
            return notNow("opened again");
        }
        if (deciders.contains(personId)) {
            return Decision.refuse("You took part in the decision.", "Somebody who did not has to read the objection.");
        }
        return ground.isBlank()
                ? missing("ground", "The ground is missing.", "Say what is new or disputed.")
                : Decision.accept(new ReportReopened(ground, personId, now.plus(triage())));
    }

    /** Whether PSIRT still has to find out what it is. */
    public boolean isOpen() {
        return state == State.SUBMITTED || IN_TRIAGE.contains(state);
    }

    /** The clock that runs. */
    public Clock clock() {
        return switch (state) {
            case SUBMITTED -> new Clock(Clock.Kind.ACKNOWLEDGE, submitted.acknowledgeDue());
            case ACKNOWLEDGED, SCREENING -> new Clock(Clock.Kind.TRIAGE, triageDue);
            case NEEDS_INFO -> new Clock(Clock.Kind.REPORTER, answerDue);
            case ATTACHED, REDIRECTED, NOT_ACTIONABLE, WITHDRAWN, CONCLUDED -> Clock.NONE;
        };
    }

    private Decision<ReceiptEvent> notNow(String what) {
        return Decision.refuse(
                "A report that is " + ReportWords.state(state).toLowerCase(java.util.Locale.ROOT) + " cannot be " + what
                        + " now.",
                "Reload the page to see what is next.");
    }

    private static Decision<ReceiptEvent> missing(String field, String what, String next) {
        return Decision.refuseAt(field, what, next);
    }
}
