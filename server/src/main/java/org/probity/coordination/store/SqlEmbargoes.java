package org.probity.coordination.store;

import static org.probity.db.Tables.COORDINATION_EMBARGO;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.coordination.CoordinationEvent;
import org.probity.coordination.Embargoes;
import org.probity.coordination.domain.EmbargoState;
import org.probity.handling.Cases;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Embargoes over their streams. */
@Component
class SqlEmbargoes implements Embargoes {
    private final Db db;
    private final EventStore store;
    private final NeedToKnow needToKnow;
    private final Cases cases;

    SqlEmbargoes(Db db, EventStore store, NeedToKnow needToKnow, Cases cases) {
        this.db = db;
        this.store = store;
        this.needToKnow = needToKnow;
        this.cases = cases;
    }

    private static StreamId stream(String caseId) {
        return new StreamId("embargo", caseId);
    }

    @Override
    public EmbargoState of(String caseId) {
        return state(store.history(stream(caseId)));
    }

    private static EmbargoState state(History history) {
        return history.fold(EmbargoState.NONE, (s, e) -> s.evolve((CoordinationEvent) e.body()));
    }

    @Override
    public long version(String caseId) {
        return store.history(stream(caseId)).version();
    }

    @Override
    public void agree(
            Subject who,
            String caseId,
            long expectedVersion,
            @Nullable Instant until,
            List<String> parties,
            String terms) {
        Cases.CaseFile file = mustLead(who, caseId);
        Instant now = db.now();
        write(
                who,
                caseId,
                expectedVersion,
                of(caseId).agree(until, parties, terms, file.state().isPublic(now), now));
    }

    @Override
    public void move(Subject who, String caseId, long expectedVersion, @Nullable Instant to, String reason) {
        mustLead(who, caseId);
        write(who, caseId, expectedVersion, of(caseId).move(to, reason, db.now()));
    }

    @Override
    public void end(Subject who, String caseId, long expectedVersion, String ground) {
        mustLead(who, caseId);
        write(who, caseId, expectedVersion, of(caseId).end(db.now(), ground));
    }

    private Cases.CaseFile mustLead(Subject who, String caseId) {
        who.mustBe(Role.PSIRT_LEAD);
        return cases.find(who, caseId).orElseThrow(UnknownException::new);
    }

    private void write(Subject who, String caseId, long expectedVersion, Decision<CoordinationEvent> decision) {
        store.append(who.actor(), db.now(), new Change(stream(caseId), expectedVersion, decision.orThrow()));
    }

    @Override
    public Optional<Change> end(String caseId, Instant at, String ground) {
        History history = store.history(stream(caseId));
        EmbargoState state = state(history);
        if (!state.active()) {
            return Optional.empty();
        }
        return Optional.of(new Change(
                stream(caseId), history.version(), state.end(at, ground).orThrow()));
    }

    @Override
    public List<Ending> ending(Subject who, int limit) {
        return db.read(sql -> sql.selectFrom(COORDINATION_EMBARGO)
                .where(COORDINATION_EMBARGO.ENDED_AT.isNull())
                .and(needToKnow.mayRead(who, COORDINATION_EMBARGO.CASE_ID))
                .orderBy(COORDINATION_EMBARGO.UNTIL_AT, COORDINATION_EMBARGO.CASE_ID)
                .limit(limit)
                .fetch(row ->
                        new Ending(row.get(COORDINATION_EMBARGO.CASE_ID), row.get(COORDINATION_EMBARGO.UNTIL_AT))));
    }
}
