package org.probity.receipt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.record.Event;
import org.probity.record.EventName;
import org.probity.record.FreeText;
import org.probity.record.Personal;
import org.probity.record.Personal.Part;

/** Facts about a report. Stream: {@code report/<number>}. The numbers RP-… name the transitions of the report machine. */
public sealed interface ReceiptEvent extends Event {
    /**
     * RP-1.
     *
     * @param originalSha256 digest of {@code original}, or of the description where that is all there was
     * @param takenBy who entered it for the reporter, or null
     * @param tokenSha256 digest of the secret link's token, or null when there is no link
     * @param policyVersion the promise it came in under, from which the three durations are
     */
    @EventName("receipt.report-submitted")
    record ReportSubmitted(
            NewReport report,
            @Personal(Part.WORDS) String title,
            String originalSha256,
            @Nullable String takenBy,
            @Nullable String tokenSha256,
            Instant receivedAt,
            String policyVersion,
            Instant acknowledgeDue,
            long triageHours,
            long updateHours)
            implements ReceiptEvent {}

    /** RP-2, by a person. */
    @EventName("receipt.report-acknowledged")
    record ReportAcknowledged(@FreeText String text, String replyPath, Instant triageDue) implements ReceiptEvent {}

    /** RP-3. */
    @EventName("receipt.screening-started")
    record ScreeningStarted(String ownerId) implements ReceiptEvent {}

    /** RP-4. The triage clock stands from here. */
    @EventName("receipt.information-asked")
    record InformationAsked(@FreeText String questions, Instant answerDue) implements ReceiptEvent {}

    /** RP-5 when {@code triageDue} is given: the triage clock goes on towards that. Else just a message. */
    @EventName("receipt.reporter-answered")
    record ReporterAnswered(
            @Personal(Part.WORDS) String text,
            List<KeptFile> files,
            @Nullable Instant triageDue) implements ReceiptEvent {}

    /** RP-5, by own evidence. */
    @EventName("receipt.screening-resumed")
    record ScreeningResumed(@FreeText String reason, Instant triageDue) implements ReceiptEvent {}

    /** A message to the reporter. */
    @EventName("receipt.reporter-told")
    record ReporterTold(@FreeText String text) implements ReceiptEvent {}

    /** RP-7, RP-8, and RP-16 when {@code fromCaseId} is given. */
    @EventName("receipt.report-attached")
    record ReportAttached(
            String caseId,
            @Nullable String fromCaseId,
            @FreeText String reason) implements ReceiptEvent {}

    /** RP-9. */
    @EventName("receipt.report-redirected")
    record ReportRedirected(Redirection redirection) implements ReceiptEvent {}

    /** First half of RP-6 and RP-10. */
    @EventName("receipt.dismissal-proposed")
    record DismissalProposed(Dismissal dismissal, String byPerson) implements ReceiptEvent {}

    @EventName("receipt.dismissal-declined")
    record DismissalDeclined(@FreeText String reason, String byPerson) implements ReceiptEvent {}

    /** Second half of RP-6 and RP-10, by another person; the reporter gets the message. */
    @EventName("receipt.report-dismissed")
    record ReportDismissed(Dismissal dismissal, String proposedBy, String agreedBy) implements ReceiptEvent {}

    /** RP-11. */
    @EventName("receipt.report-withdrawn")
    record ReportWithdrawn(@Personal(Part.WORDS) String statement) implements ReceiptEvent {}

    /** RP-12, RP-13. */
    @EventName("receipt.report-concluded")
    record ReportConcluded(@FreeText String message) implements ReceiptEvent {}

    /** RP-13 to RP-15: screening starts again. */
    @EventName("receipt.report-reopened")
    record ReportReopened(@FreeText String ground, String reviewerId, Instant triageDue) implements ReceiptEvent {}
}
