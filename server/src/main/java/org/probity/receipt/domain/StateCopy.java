package org.probity.receipt.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.receipt.ReceiptEvent.DismissalProposed;
import org.probity.receipt.ReceiptEvent.ReportSubmitted;
import org.probity.receipt.Reports.State;

/** Builds the next {@link ReportState} from the last, naming only what changes. */
final class StateCopy {
    private final ReportSubmitted submitted;
    private State state;
    private @Nullable Instant acknowledgedAt;
    private @Nullable Instant triageDue;
    private @Nullable Instant askedAt;
    private @Nullable Instant answerDue;
    private int reminders;
    private @Nullable DismissalProposed proposal;
    private Set<String> deciders;
    private @Nullable String ownerId;
    private @Nullable String caseId;

    StateCopy(ReportState from) {
        this.submitted = from.submitted();
        this.state = from.state();
        this.acknowledgedAt = from.acknowledgedAt();
        this.triageDue = from.triageDue();
        this.askedAt = from.askedAt();
        this.answerDue = from.answerDue();
        this.reminders = from.reminders();
        this.proposal = from.proposal();
        this.deciders = from.deciders();
        this.ownerId = from.ownerId();
        this.caseId = from.caseId();
    }

    ReportState make() {
        return new ReportState(
                submitted,
                state,
                acknowledgedAt,
                triageDue,
                askedAt,
                answerDue,
                reminders,
                proposal,
                deciders,
                ownerId,
                caseId);
    }

    StateCopy state(State next) {
        this.state = next;
        return this;
    }

    StateCopy acknowledged(Instant at) {
        this.acknowledgedAt = at;
        return this;
    }

    StateCopy triageDue(Instant due) {
        this.triageDue = due;
        return this;
    }

    StateCopy asked(Instant at, Instant due) {
        this.askedAt = at;
        this.answerDue = due;
        this.reminders = 0;
        return this;
    }

    /** Nothing is awaited from the reporter any more, and what was proposed on that ground is off. */
    StateCopy answered() {
        this.askedAt = null;
        this.answerDue = null;
        this.reminders = 0;
        this.proposal = null;
        return this;
    }

    StateCopy reminders(int count) {
        this.reminders = count;
        return this;
    }

    StateCopy proposal(@Nullable DismissalProposed next) {
        this.proposal = next;
        return this;
    }

    StateCopy decidedBy(Set<String> people) {
        this.deciders = people;
        return this;
    }

    StateCopy owner(String personId) {
        this.ownerId = personId;
        return this;
    }

    StateCopy caseId(String id) {
        this.caseId = id;
        return this;
    }
}
