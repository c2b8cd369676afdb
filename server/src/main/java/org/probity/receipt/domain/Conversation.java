package org.probity.receipt.domain;

import java.util.List;
import java.util.Optional;
import org.probity.receipt.Intake.Message;
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
import org.probity.record.StoredEvent;
import org.probity.traceability.Satisfies;

/** What both sides said to each other: the part of a report's stream that its reporter may see, and no more. */
public final class Conversation {
    private Conversation() {}

    /** The messages among these events, in their order. */
    @Satisfies("29147-6.3-c")
    public static List<Message> of(List<StoredEvent> events) {
        return events.stream()
                .map(Conversation::message)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Message> message(StoredEvent stored) {
        return switch ((ReceiptEvent) stored.body()) {
            case ReportSubmitted e ->
                Optional.of(new Message(
                        stored.at(), false, e.report().description(), e.report().files()));
            case ReporterAnswered e -> Optional.of(new Message(stored.at(), false, e.text(), e.files()));
            case ReportWithdrawn e ->
                Optional.of(new Message(stored.at(), false, "Withdrawn. " + e.statement(), List.of()));
            case ReportAcknowledged e -> ours(stored, e.text());
            case InformationAsked e -> ours(stored, e.questions());
            case ReporterTold e -> ours(stored, e.text());
            case ReportRedirected e -> ours(stored, e.redirection().message());
            case ReportDismissed e -> ours(stored, e.dismissal().message());
            case ReportConcluded e -> ours(stored, e.message());
            case ReportReopened e -> ours(stored, "We look at your report again.");
            case ScreeningStarted e -> Optional.empty();
            case ScreeningResumed e -> Optional.empty();
            case ReportAttached e -> Optional.empty();
            case DismissalProposed e -> Optional.empty();
            case DismissalDeclined e -> Optional.empty();
        };
    }

    private static Optional<Message> ours(StoredEvent stored, String text) {
        return Optional.of(new Message(stored.at(), true, text, List.of()));
    }
}
