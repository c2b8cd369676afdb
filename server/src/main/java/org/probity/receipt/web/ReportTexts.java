package org.probity.receipt.web;

import org.probity.platform.text.Times;
import org.probity.receipt.store.ReportQueue;

/** Prepared texts: a first answer to start from, and what was done. */
final class ReportTexts {
    private ReportTexts() {}

    /** What an acknowledgement should hold (ISO/IEC 29147 6.2.5): the number, what happens next, and by when. */
    static String acknowledgement(ReportQueue.Whole whole) {
        long days = Math.max(1, whole.state().submitted().triageHours() / 24);
        return "Thank you for your report. I have read it.\n\nIts number is " + whole.number()
                + ". We check it next and tell you the result here within " + days
                + (days == 1 ? " day" : " days") + ".\n\nReceived "
                + Times.utc(whole.state().submitted().receivedAt())
                + ". What we promise is in our disclosure policy.";
    }

    static String done(String act) {
        return switch (act) {
            case "acknowledge" -> "Acknowledged; the reporter sees it.";
            case "screen" -> "You have taken the report on.";
            case "ask" -> "The questions are with the reporter.";
            case "resume" -> "Screening goes on.";
            case "tell" -> "The reporter sees the message.";
            case "redirect" -> "Redirected; the reporter sees why.";
            case "dismiss" -> "Proposed. A second person has to agree.";
            case "agree" -> "Closed; the reporter sees why.";
            case "decline" -> "The proposal is declined.";
            case "conclude" -> "Concluded; the reporter sees the message.";
            default -> "Opened again.";
        };
    }
}
