package org.probity.receipt.domain;

import org.probity.receipt.Reports.State;

/** The states in words: one for colleagues, a sentence for the reporter. */
public final class ReportWords {
    private ReportWords() {}

    /** As colleagues read it. */
    public static String state(State state) {
        return switch (state) {
            case SUBMITTED -> "New";
            case ACKNOWLEDGED -> "Acknowledged";
            case SCREENING -> "In screening";
            case NEEDS_INFO -> "Waiting for the reporter";
            case ATTACHED -> "Attached to a case";
            case REDIRECTED -> "Redirected";
            case NOT_ACTIONABLE -> "Not actionable";
            case WITHDRAWN -> "Withdrawn";
            case CONCLUDED -> "Concluded";
        };
    }

    /** As the reporter reads it; says nothing of what goes on inside. */
    public static String toReporter(State state) {
        return switch (state) {
            case SUBMITTED -> "We have received your report. A person will read it and answer here.";
            case ACKNOWLEDGED -> "A person has read your report. We check it next.";
            case SCREENING -> "We are checking your report.";
            case NEEDS_INFO -> "We have questions. Please answer them below.";
            case ATTACHED -> "We take it seriously and are working on it. News appears here.";
            case REDIRECTED -> "It concerns somebody else's product. Our last message says whose.";
            case NOT_ACTIONABLE -> "We have closed it; our last message says why. If you object, answer below.";
            case WITHDRAWN -> "You have withdrawn this report.";
            case CONCLUDED -> "This report is finished. Thank you.";
        };
    }

    /** The tone of its chip. */
    public static String tone(State state) {
        return switch (state) {
            case SUBMITTED -> "near";
            case ACKNOWLEDGED, SCREENING -> "neutral";
            case NEEDS_INFO -> "waiting";
            case ATTACHED -> "agreed";
            case CONCLUDED -> "done";
            case REDIRECTED, NOT_ACTIONABLE, WITHDRAWN -> "neutral";
        };
    }
}
