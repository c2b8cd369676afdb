package org.probity.receipt.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.receipt.KeptFile;
import org.probity.receipt.NewReport;
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
import org.probity.receipt.domain.ReportState;
import org.probity.receipt.domain.ReportWords;
import org.probity.receipt.store.ReportQueue;
import org.probity.record.StoredEvent;

/**
 * A report as the page for PSIRT shows it.
 *
 * @param acts names of the forms that are offered now
 * @param nextNews by when the reporter should hear from us again, or null when nothing is promised now
 */
public record ReportView(
        String number,
        long version,
        ReportState state,
        String stateWords,
        String tone,
        List<Step> steps,
        List<KeptFile> files,
        Set<String> acts,
        @Nullable Instant nextNews) {
    /**
     * One line of the history.
     *
     * @param what in words
     * @param toReporter the message that the reporter has, Markdown, or empty
     * @param inside what only colleagues read, or empty
     */
    public record Step(StoredEvent event, String what, String toReporter, String inside, List<KeptFile> files) {}

    /**
     * What concerns the viewer alone.
     *
     * @param psirt whether they may act and see who reported
     * @param refused why something was not done whose form is no longer offered
     */
    public record Access(boolean psirt, List<String> refused) {}

    static ReportView of(ReportQueue.Whole whole, String personId) {
        List<Step> steps = whole.events().stream().map(ReportView::step).toList();
        List<KeptFile> files = new ArrayList<>();
        steps.forEach(step -> files.addAll(step.files()));
        ReportState state = whole.state();
        return new ReportView(
                whole.number(),
                whole.version(),
                state,
                ReportWords.state(state.state()),
                ReportWords.tone(state.state()),
                steps,
                List.copyOf(files),
                acts(state, personId),
                nextNews(state, steps));
    }

    private static @Nullable Instant nextNews(ReportState state, List<Step> steps) {
        boolean over = !state.isOpen() && state.caseId() == null;
        return over
                ? null
                : steps.stream()
                        .filter(step -> !step.toReporter().isEmpty())
                        .reduce((earlier, later) -> later)
                        .map(step -> step.event()
                                .at()
                                .plus(Duration.ofHours(state.submitted().updateHours())))
                        .orElse(null);
    }

    private static Set<String> acts(ReportState state, String personId) {
        Set<String> acts = new LinkedHashSet<>();
        if (state.proposal() != null) {
            if (!state.proposal().byPerson().equals(personId)) {
                acts.add("agree");
            }
            acts.add("decline");
        }
        switch (state.state()) {
            case SUBMITTED -> acts.add("acknowledge");
            case ACKNOWLEDGED -> acts.add("screen");
            case SCREENING -> {
                acts.addAll(List.of("case", "ask", "redirect"));
                if (state.proposal() == null) {
                    acts.add("dismiss");
                }
            }
            case NEEDS_INFO -> {
                acts.add("resume");
                if (state.proposal() == null) {
                    acts.add("dismiss");
                }
            }
            case ATTACHED -> acts.add("conclude");
            case REDIRECTED -> acts.addAll(List.of("conclude", "reopen"));
            case NOT_ACTIONABLE, WITHDRAWN, CONCLUDED -> acts.add("reopen");
        }
        if (state.acknowledgedAt() != null) {
            acts.add("tell");
        }
        return acts;
    }

    private static Step step(StoredEvent stored) {
        return switch ((ReceiptEvent) stored.body()) {
            case ReportSubmitted e ->
                new Step(
                        stored,
                        "Received by " + e.report().channel().label().toLowerCase(java.util.Locale.ROOT),
                        "",
                        "",
                        e.report().files());
            case ReportAcknowledged e -> new Step(stored, "Acknowledged", e.text(), path(e.replyPath()), List.of());
            case ScreeningStarted e -> step(stored, "Screening started", "", "");
            case InformationAsked e -> step(stored, "Reporter asked", e.questions(), "");
            case ReporterAnswered e -> new Step(stored, "Reporter wrote", "", e.text(), e.files());
            case ScreeningResumed e -> step(stored, "Screening taken up again", "", e.reason());
            case ReporterTold e -> step(stored, "Reporter told", e.text(), "");
            case ReportAttached e ->
                step(stored, e.fromCaseId() == null ? "Attached to a case" : "Moved to another case", "", e.reason());
            case ReportRedirected e ->
                step(
                        stored,
                        "Redirected to " + e.redirection().recipient(),
                        e.redirection().message(),
                        route(e.redirection()));
            case DismissalProposed e ->
                step(
                        stored,
                        "Proposed: not actionable",
                        "",
                        e.dismissal().kind().label() + ". " + e.dismissal().reason()
                                + (e.dismissal().attempt().isEmpty()
                                        ? ""
                                        : "\n\nTried: " + e.dismissal().attempt()));
            case DismissalDeclined e -> step(stored, "Proposal declined", "", e.reason());
            case ReportDismissed e ->
                step(stored, "Closed as not actionable", e.dismissal().message(), "");
            case ReportWithdrawn e -> step(stored, "Withdrawn by the reporter", "", e.statement());
            case ReportConcluded e -> step(stored, "Concluded", e.message(), "");
            case ReportReopened e -> step(stored, "Opened again", "", e.ground());
        };
    }

    private static Step step(StoredEvent stored, String what, String toReporter, String inside) {
        return new Step(stored, what, toReporter, inside, List.of());
    }

    private static String path(String replyPath) {
        return switch (replyPath) {
            case "link" -> "";
            case "contact" -> "The reporter has no link: pass this on by the contact they gave.";
            default -> "No reply path: the reporter cannot be reached.";
        };
    }

    private static String route(Redirection to) {
        return to.forwarded() ? "Passed on with consent: " + to.route() : "The reporter was pointed there.";
    }

    /** What came in. */
    public NewReport report() {
        return state.submitted().report();
    }
}
