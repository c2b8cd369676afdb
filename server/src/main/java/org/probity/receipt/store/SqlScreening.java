package org.probity.receipt.store;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Decision;
import org.probity.receipt.Dismissal;
import org.probity.receipt.ReceiptEvent;
import org.probity.receipt.Redirection;
import org.probity.receipt.Screening;
import org.probity.receipt.domain.ReportState;
import org.springframework.stereotype.Component;

/** PSIRT's commands on reports over their streams. */
@Component
class SqlScreening implements Screening {
    private final Db db;
    private final ReportStreams streams;
    private final NeedToKnow needToKnow;

    SqlScreening(Db db, ReportStreams streams, NeedToKnow needToKnow) {
        this.db = db;
        this.streams = streams;
        this.needToKnow = needToKnow;
    }

    private void act(Subject who, String number, long expected, Function<ReportState, Decision<ReceiptEvent>> decide) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        ReportStreams.Loaded loaded = streams.existing(number);
        String caseId = loaded.state().caseId();
        if (caseId != null) {
            needToKnow.mustRead(who, caseId);
        }
        streams.write(who.actor(), loaded, expected, decide.apply(loaded.state()));
    }

    @Override
    public void acknowledge(Subject who, String number, long expectedVersion, String text) {
        act(who, number, expectedVersion, state -> state.acknowledge(text, db.now()));
    }

    @Override
    public void screen(Subject who, String number, long expectedVersion) {
        act(who, number, expectedVersion, state -> state.screen(who.personId()));
    }

    @Override
    public void ask(Subject who, String number, long expectedVersion, String questions, LocalDate answerBy) {
        var until = answerBy.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        act(who, number, expectedVersion, state -> state.ask(questions, until, db.now()));
    }

    @Override
    public void resume(Subject who, String number, long expectedVersion, String reason) {
        act(who, number, expectedVersion, state -> state.resume(reason, db.now()));
    }

    @Override
    public void tell(Subject who, String number, long expectedVersion, String text) {
        act(who, number, expectedVersion, state -> state.tell(text));
    }

    @Override
    public void redirect(Subject who, String number, long expectedVersion, Redirection redirection) {
        act(who, number, expectedVersion, state -> state.redirect(redirection));
    }

    @Override
    public void proposeDismissal(Subject who, String number, long expectedVersion, Dismissal dismissal) {
        act(who, number, expectedVersion, state -> state.proposeDismissal(dismissal, who.personId(), db.now()));
    }

    @Override
    public void agreeToDismissal(Subject who, String number, long expectedVersion) {
        act(who, number, expectedVersion, state -> state.agreeToDismissal(who.personId()));
    }

    @Override
    public void declineDismissal(Subject who, String number, long expectedVersion, String reason) {
        act(who, number, expectedVersion, state -> state.declineDismissal(who.personId(), reason));
    }

    @Override
    public void conclude(Subject who, String number, long expectedVersion, String message) {
        act(who, number, expectedVersion, state -> state.conclude(message));
    }

    @Override
    public void reopen(Subject who, String number, long expectedVersion, String ground) {
        act(who, number, expectedVersion, state -> state.reopen(who.personId(), ground, db.now()));
    }
}
