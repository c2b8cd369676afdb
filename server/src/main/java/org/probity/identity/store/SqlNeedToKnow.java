package org.probity.identity.store;

import static org.probity.db.Tables.IDENTITY_GRANT;

import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.probity.identity.IdentityEvent;
import org.probity.identity.IdentityEvent.AccessGranted;
import org.probity.identity.IdentityEvent.AccessRevoked;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Need to know over the grant table. */
@Component
class SqlNeedToKnow implements NeedToKnow {
    private final Db db;
    private final EventStore store;

    SqlNeedToKnow(Db db, EventStore store) {
        this.db = db;
        this.store = store;
    }

    @Override
    public Condition mayRead(Subject subject, Field<String> caseId) {
        return DSL.exists(DSL.selectOne()
                .from(IDENTITY_GRANT)
                .where(IDENTITY_GRANT.CASE_ID.eq(caseId))
                .and(IDENTITY_GRANT.PERSON_ID.eq(subject.personId()))
                .and(IDENTITY_GRANT.UNTIL_AT.isNull().or(IDENTITY_GRANT.UNTIL_AT.gt(db.now()))));
    }

    @Override
    public boolean mayRead(Subject subject, String caseId) {
        return db.read(sql -> sql.fetchExists(DSL.selectOne().where(mayRead(subject, DSL.val(caseId)))));
    }

    @Override
    public void mustRead(Subject subject, String caseId) {
        if (!mayRead(subject, caseId)) {
            throw new UnknownException();
        }
    }

    @Override
    public List<Grant> grants(String caseId) {
        return db.read(sql -> sql.selectFrom(IDENTITY_GRANT)
                .where(IDENTITY_GRANT.CASE_ID.eq(caseId))
                .orderBy(IDENTITY_GRANT.AT, IDENTITY_GRANT.PERSON_ID)
                .fetch(row -> new Grant(
                        caseId,
                        row.get(IDENTITY_GRANT.PERSON_ID),
                        row.get(IDENTITY_GRANT.REASON),
                        row.get(IDENTITY_GRANT.BY_PERSON),
                        row.get(IDENTITY_GRANT.AT),
                        row.get(IDENTITY_GRANT.UNTIL_AT))));
    }

    @Override
    public Change grant(
            String caseId, SequencedMap<String, String> reasonByPerson, String byPerson, @Nullable Instant until) {
        List<String> already = grants(caseId).stream()
                .filter(grant -> grant.until() == null || grant.until().isAfter(db.now()))
                .map(Grant::personId)
                .toList();
        List<IdentityEvent> events = reasonByPerson.entrySet().stream()
                .filter(entry -> !already.contains(entry.getKey()))
                .<IdentityEvent>map(entry -> new AccessGranted(entry.getKey(), entry.getValue(), byPerson, until))
                .toList();
        return change(caseId, events);
    }

    @Override
    public Change revoke(String caseId, String personId, String byPerson, String reason) {
        return change(caseId, List.of(new AccessRevoked(personId, reason, byPerson)));
    }

    private Change change(String caseId, List<IdentityEvent> events) {
        StreamId stream = new StreamId("access", caseId);
        return new Change(stream, store.history(stream).version(), events);
    }
}
