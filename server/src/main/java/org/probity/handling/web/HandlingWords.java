package org.probity.handling.web;

import org.jspecify.annotations.Nullable;
import org.probity.handling.HandlingEvent;
import org.probity.handling.HandlingEvent.AnalysisRecorded;
import org.probity.handling.HandlingEvent.AttacksObserved;
import org.probity.handling.HandlingEvent.BecamePublic;
import org.probity.handling.HandlingEvent.CaseClosed;
import org.probity.handling.HandlingEvent.CaseDescribed;
import org.probity.handling.HandlingEvent.CaseEvent;
import org.probity.handling.HandlingEvent.CaseOpened;
import org.probity.handling.HandlingEvent.CaseReopened;
import org.probity.handling.HandlingEvent.ClosureAgreed;
import org.probity.handling.HandlingEvent.ClosureDeclined;
import org.probity.handling.HandlingEvent.ClosureProposed;
import org.probity.handling.HandlingEvent.DutyDone;
import org.probity.handling.HandlingEvent.FindingConfirmed;
import org.probity.handling.HandlingEvent.FixRecorded;
import org.probity.handling.HandlingEvent.FixTested;
import org.probity.handling.HandlingEvent.IdentifierNoted;
import org.probity.handling.HandlingEvent.ItemAccepted;
import org.probity.handling.HandlingEvent.ItemClosed;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.HandlingEvent.ItemQueued;
import org.probity.handling.HandlingEvent.ItemReleased;
import org.probity.handling.HandlingEvent.ItemReopened;
import org.probity.handling.HandlingEvent.QuestionsAnswered;
import org.probity.handling.HandlingEvent.QuestionsRaised;
import org.probity.handling.HandlingEvent.RemediationDecided;
import org.probity.handling.HandlingEvent.ReportJoined;
import org.probity.handling.HandlingEvent.SeverityRated;
import org.probity.handling.HandlingEvent.TargetMoved;
import org.probity.platform.text.Times;
import org.probity.record.EventWords;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Events of handling in plain words. */
@Component
class HandlingWords implements EventWords {
    @Override
    public @Nullable String words(StoredEvent stored) {
        return stored.body() instanceof HandlingEvent event
                ? switch (event) {
                    case CaseEvent e -> ofCase(e);
                    case ItemEvent e -> ofItem(e) + " (" + product(stored) + ")";
                }
                : null;
    }

    private static String product(StoredEvent stored) {
        return stored.stream().id().substring(stored.stream().id().indexOf(':') + 1);
    }

    private static String ofCase(CaseEvent event) {
        return switch (event) {
            case CaseOpened e -> "opened the case under policy " + e.policyVersion();
            case CaseDescribed e -> "described the case anew, as “" + e.title() + "”";
            case ReportJoined e -> "attached report " + e.reportNumber();
            case IdentifierNoted e -> "noted " + e.identifier();
            case BecamePublic e -> "recorded that it is public since " + Times.utc(e.firstSeen());
            case AttacksObserved e -> "recorded attacks, known since " + Times.utc(e.awareAt());
            case DutyDone e -> "did the duty \"" + e.duty().label() + "\"";
            case CaseClosed e -> "closed the case";
            case CaseReopened e -> "opened the case again: " + e.ground();
        };
    }

    private static String ofItem(ItemEvent event) {
        return switch (event) {
            case ItemQueued e -> "dispatched a work item";
            case ItemAccepted e -> "accepted the work item";
            case QuestionsRaised e -> "asked what is missing";
            case QuestionsAnswered e -> "answered the questions";
            case FindingConfirmed e -> "confirmed the finding";
            case AnalysisRecorded e -> "recorded cause, weaknesses and affected releases";
            case SeverityRated e -> "rated it " + e.severity() + " by CVSS " + e.version();
            case ClosureProposed e -> "proposed to close as \"" + e.reason().label() + "\"";
            case ClosureAgreed e -> "agreed to the closure";
            case ClosureDeclined e -> "declined the closure: " + e.why();
            case RemediationDecided e -> "decided to remedy by " + e.target() + " (policy: " + e.policyTarget() + ")";
            case TargetMoved e -> "moved the target from " + e.from() + " to " + e.to() + ": " + e.reason();
            case FixRecorded e -> "recorded the fix in " + e.releaseVersion();
            case FixTested e -> e.passed() ? "tested the fix: passed" : "tested the fix: failed";
            case ItemReleased e -> "released the fix with advisory " + e.advisoryId();
            case ItemClosed e -> "closed the work item as \"" + e.reason().label() + "\"";
            case ItemReopened e -> "opened the work item again: " + e.ground();
        };
    }
}
