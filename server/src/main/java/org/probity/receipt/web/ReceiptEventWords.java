package org.probity.receipt.web;

import org.jspecify.annotations.Nullable;
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
import org.probity.record.EventWords;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Events of receipt in plain words. */
@Component
class ReceiptEventWords implements EventWords {
    @Override
    public @Nullable String words(StoredEvent stored) {
        return stored.body() instanceof ReceiptEvent event
                ? words(event) + " (" + stored.stream().id() + ")"
                : null;
    }

    private static String words(ReceiptEvent event) {
        return switch (event) {
            case ReportSubmitted e -> "sent the report";
            case ReportAcknowledged e -> "acknowledged the report";
            case ScreeningStarted e -> "started screening";
            case InformationAsked e -> "asked the reporter";
            case ReporterAnswered e -> "answered";
            case ScreeningResumed e -> "went on with screening";
            case ReporterTold e -> "told the reporter the news";
            case ReportAttached e -> "handed the report over to the case";
            case ReportRedirected e -> "redirected the report";
            case DismissalProposed e -> "proposed not to act";
            case DismissalDeclined e -> "declined to dismiss it";
            case ReportDismissed e -> "agreed not to act";
            case ReportWithdrawn e -> "withdrew the report";
            case ReportConcluded e -> "concluded the report";
            case ReportReopened e -> "opened the report again";
        };
    }
}
