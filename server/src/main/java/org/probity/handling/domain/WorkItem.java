package org.probity.handling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.handling.HandlingEvent.AnalysisRecorded;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.ClosureAgreed;
import org.probity.handling.HandlingEvent.ClosureDeclined;
import org.probity.handling.HandlingEvent.ClosureProposed;
import org.probity.handling.HandlingEvent.FindingConfirmed;
import org.probity.handling.HandlingEvent.FixRecorded;
import org.probity.handling.HandlingEvent.FixTested;
import org.probity.handling.HandlingEvent.ItemAccepted;
import org.probity.handling.HandlingEvent.ItemClosed;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.HandlingEvent.ItemQueued;
import org.probity.handling.HandlingEvent.ItemReleased;
import org.probity.handling.HandlingEvent.ItemReopened;
import org.probity.handling.HandlingEvent.QuestionsAnswered;
import org.probity.handling.HandlingEvent.QuestionsRaised;
import org.probity.handling.HandlingEvent.RemediationDecided;
import org.probity.handling.HandlingEvent.SeverityRated;
import org.probity.handling.HandlingEvent.TargetMoved;
import org.probity.handling.ItemState;

/**
 * A work item as its events make it. Immutable.
 *
 * @param proposedBy who proposed the closure that waits for agreement, or null
 * @param fixBy who recorded the fix
 * @param confirmedAt when the finding was confirmed, which starts the remediation clock
 * @param firstTarget the target decided first, against which lateness is counted
 */
public record WorkItem(
        boolean known,
        ItemState state,
        String caseId,
        String productId,
        String dispatchedTo,
        @Nullable String acceptedBy,
        @Nullable String questions,
        @Nullable FindingConfirmed finding,
        @Nullable Instant confirmedAt,
        @Nullable AnalysisRecorded analysis,
        @Nullable SeverityRated severity,
        @Nullable ClosureProposed proposal,
        @Nullable String proposedBy,
        @Nullable RemediationDecided decision,
        @Nullable LocalDate firstTarget,
        @Nullable LocalDate target,
        @Nullable FixRecorded fix,
        @Nullable String fixBy,
        @Nullable FixTested test,
        @Nullable ItemReleased release,
        @Nullable Closure closure,
        @Nullable ClosureProposed closedAs) {
    /** Before any event. */
    public static final WorkItem NONE = new WorkItem(
            false,
            ItemState.QUEUED,
            "",
            "",
            "",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    /** The closure that waits for a second person, or null. */
    public boolean awaitsSecondPerson() {
        return proposal != null;
    }

    /** Cause, CWE, affected releases and severity are all there. */
    public boolean analysed() {
        return analysis != null && severity != null;
    }

    public List<String> affectedReleases() {
        return analysis == null ? List.of() : analysis.affectedReleases();
    }

    /** Takes a fact in, with who did it and when. */
    public WorkItem evolve(ItemEvent event, String by, Instant at) {
        Draft d = new Draft(this);
        d.state = stateAfter(state, event, severity != null, analysis != null);
        switch (event) {
            case ItemQueued e -> {
                d.known = true;
                d.caseId = e.caseId();
                d.productId = e.productId();
                d.dispatchedTo = e.dispatchedTo();
            }
            case ItemAccepted e -> d.acceptedBy = by;
            case QuestionsRaised e -> d.questions = e.questions();
            case QuestionsAnswered e -> d.questions = null;
            case FindingConfirmed e -> {
                d.finding = e;
                d.confirmedAt = at;
            }
            case AnalysisRecorded e -> d.analysis = e;
            case SeverityRated e -> d.severity = e;
            case ClosureProposed e -> {
                d.proposal = e;
                d.proposedBy = by;
            }
            case ClosureAgreed e -> {
                d.closedAs = proposal;
                d.closure = proposal == null ? null : proposal.reason();
                d.forgetProposal();
            }
            case ClosureDeclined e -> d.forgetProposal();
            case RemediationDecided e -> {
                d.decision = e;
                d.firstTarget = firstTarget == null ? e.target() : firstTarget;
                d.target = e.target();
            }
            case TargetMoved e -> d.target = e.to();
            case FixRecorded e -> {
                d.fix = e;
                d.fixBy = by;
                d.test = null;
            }
            case FixTested e -> d.test = e;
            case ItemReleased e -> d.release = e;
            case ItemClosed e -> d.closure = e.reason();
            case ItemReopened e -> {
                d.closure = null;
                d.closedAs = null;
            }
        }
        return d.item();
    }

    /**
     * The state that follows an event. Analysing ends when both halves, analysis and rating, are there; later corrections leave
     * the state alone.
     */
    public static ItemState stateAfter(ItemState state, ItemEvent event, boolean rated, boolean analysed) {
        return switch (event) {
            case ItemQueued e -> ItemState.QUEUED;
            case ItemAccepted e -> ItemState.VERIFYING;
            case QuestionsRaised e -> ItemState.AWAITING_INFO;
            case QuestionsAnswered e -> ItemState.VERIFYING;
            case FindingConfirmed e -> ItemState.ANALYSING;
            case AnalysisRecorded e -> state == ItemState.ANALYSING && rated ? ItemState.DECISION : state;
            case SeverityRated e -> state == ItemState.ANALYSING && analysed ? ItemState.DECISION : state;
            case ClosureProposed e -> state;
            case ClosureAgreed e -> ItemState.CLOSED;
            case ClosureDeclined e -> state;
            case RemediationDecided e -> ItemState.REMEDIATING;
            case TargetMoved e -> state;
            case FixRecorded e -> ItemState.VALIDATING;
            case FixTested e -> e.passed() ? ItemState.READY : ItemState.REMEDIATING;
            case ItemReleased e -> ItemState.RELEASED;
            case ItemClosed e -> ItemState.CLOSED;
            case ItemReopened e -> ItemState.VERIFYING;
        };
    }

    /** A work item while one event is taken in; never leaves this class. */
    private static final class Draft {
        private boolean known;
        private ItemState state;
        private String caseId;
        private String productId;
        private String dispatchedTo;
        private @Nullable String acceptedBy;
        private @Nullable String questions;
        private @Nullable FindingConfirmed finding;
        private @Nullable Instant confirmedAt;
        private @Nullable AnalysisRecorded analysis;
        private @Nullable SeverityRated severity;
        private @Nullable ClosureProposed proposal;
        private @Nullable String proposedBy;
        private @Nullable RemediationDecided decision;
        private @Nullable LocalDate firstTarget;
        private @Nullable LocalDate target;
        private @Nullable FixRecorded fix;
        private @Nullable String fixBy;
        private @Nullable FixTested test;
        private @Nullable ItemReleased release;
        private @Nullable Closure closure;
        private @Nullable ClosureProposed closedAs;

        Draft(WorkItem i) {
            known = i.known;
            state = i.state;
            caseId = i.caseId;
            productId = i.productId;
            dispatchedTo = i.dispatchedTo;
            acceptedBy = i.acceptedBy;
            questions = i.questions;
            finding = i.finding;
            confirmedAt = i.confirmedAt;
            analysis = i.analysis;
            severity = i.severity;
            proposal = i.proposal;
            proposedBy = i.proposedBy;
            decision = i.decision;
            firstTarget = i.firstTarget;
            target = i.target;
            fix = i.fix;
            fixBy = i.fixBy;
            test = i.test;
            release = i.release;
            closure = i.closure;
            closedAs = i.closedAs;
        }

        void forgetProposal() {
            proposal = null;
            proposedBy = null;
        }

        WorkItem item() {
            return new WorkItem(
                    known,
                    state,
                    caseId,
                    productId,
                    dispatchedTo,
                    acceptedBy,
                    questions,
                    finding,
                    confirmedAt,
                    analysis,
                    severity,
                    proposal,
                    proposedBy,
                    decision,
                    firstTarget,
                    target,
                    fix,
                    fixBy,
                    test,
                    release,
                    closure,
                    closedAs);
        }
    }
}
