package org.probity.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.probity.record.Event;
import org.probity.record.EventName;
import org.probity.record.FreeText;

/** Facts of an assessment. Streams: {@code assessment/<scope>} and {@code worksheet/<scope>:<requirement>}. */
public sealed interface AssessmentEvent extends Event {
    /** Facts of the whole scope. */
    sealed interface ScopeEvent extends AssessmentEvent {}

    /** Facts of one requirement in one scope. */
    sealed interface WorksheetEvent extends AssessmentEvent {}

    @EventName("assessment.scope-opened")
    record ScopeOpened(ScopeFacts facts) implements ScopeEvent {}

    @EventName("assessment.scope-revised")
    record ScopeRevised(ScopeFacts facts) implements ScopeEvent {}

    @EventName("assessment.product-selected")
    record ProductSelected(String productId, @FreeText String rationale) implements ScopeEvent {}

    @EventName("assessment.product-dropped")
    record ProductDropped(String productId, @FreeText String reason) implements ScopeEvent {}

    /**
     * A report was issued; what it says is frozen in its two files.
     *
     * @param number from 1 in its scope
     * @param statement the assessor's own words
     * @param open mandatory requirements without a conclusion that stands
     * @param indexSha256 of the evidence index
     */
    @EventName("assessment.report-issued")
    record ReportIssued(
            int number,
            String statement,
            int open,
            String indexSha256,
            Evidence.KeptFile html,
            Evidence.KeptFile pdf,
            long checkpoint)
            implements ScopeEvent {}

    /** The organization's claim whether a requirement applies; a reason for "does not". */
    @EventName("assessment.applicability-claimed")
    record ApplicabilityClaimed(boolean applies, String reason) implements WorksheetEvent {}

    @EventName("assessment.process-evidence-recorded")
    record ProcessEvidenceRecorded(Evidence.ProcessEvidence evidence) implements WorksheetEvent {}

    @EventName("assessment.implementation-evidence-recorded")
    record ImplementationEvidenceRecorded(Evidence.ImplementationEvidence evidence) implements WorksheetEvent {}

    @EventName("assessment.snapshot-drawn")
    record SnapshotDrawn(Evidence.SnapshotEvidence evidence) implements WorksheetEvent {}

    /** An owner says what a snapshot means and what it leaves out. */
    @EventName("assessment.snapshot-confirmed")
    record SnapshotConfirmed(String evidenceId, String statement) implements WorksheetEvent {}

    @EventName("assessment.evidence-withdrawn")
    record EvidenceWithdrawn(String evidenceId, @FreeText String reason) implements WorksheetEvent {}

    @EventName("assessment.evidence-requested")
    record EvidenceRequested(
            String requestId,
            @FreeText String what,
            @Nullable LocalDate due) implements WorksheetEvent {}

    @EventName("assessment.request-answered")
    record RequestAnswered(String requestId, @FreeText String answer) implements WorksheetEvent {}

    /** Something worth saying that changes no verdict. */
    @EventName("assessment.observation-noted")
    record ObservationNoted(@FreeText String text) implements WorksheetEvent {}

    @EventName("assessment.practice-recorded")
    record PracticeRecorded(Practice practice, @FreeText String note) implements WorksheetEvent {}

    /**
     * An assessor's conclusion.
     *
     * @param basis digest of the evidence, products and applicability that it was drawn on; it lapses when they change
     */
    @EventName("assessment.requirement-concluded")
    record RequirementConcluded(Outcome outcome, @FreeText String reason, String basis) implements WorksheetEvent {}
}
