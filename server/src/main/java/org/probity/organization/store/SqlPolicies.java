package org.probity.organization.store;

import static org.probity.db.Tables.ORGANIZATION_POLICY;
import static org.probity.db.Tables.ORGANIZATION_POLICY_TARGET;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.probity.organization.OrganizationEvent;
import org.probity.organization.OrganizationEvent.PolicyAdopted;
import org.probity.organization.Policies;
import org.probity.organization.domain.PolicyRules;
import org.probity.platform.db.Db;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Policies over their tables and their one stream. */
@Component
class SqlPolicies implements Policies {
    private static final StreamId STREAM = new StreamId("policy", "disclosure");

    private final Db db;
    private final EventStore store;

    SqlPolicies(Db db, EventStore store) {
        this.db = db;
        this.store = store;
    }

    @Override
    public Policy inForce(Instant at) {
        List<Policy> found = fetch(ORGANIZATION_POLICY.EFFECTIVE_AT.le(at), 1);
        return found.isEmpty() ? PolicyRules.DEFAULT : found.getFirst();
    }

    @Override
    public List<Policy> all() {
        List<Policy> all = new ArrayList<>(fetch(DSL.trueCondition(), 1_000));
        all.add(PolicyRules.DEFAULT);
        return all;
    }

    private List<Policy> fetch(Condition condition, int most) {
        return db.read(sql -> sql.selectFrom(ORGANIZATION_POLICY)
                .where(condition)
                .orderBy(ORGANIZATION_POLICY.EFFECTIVE_AT.desc())
                .limit(most)
                .fetch()
                .map(row -> policy(sql, row)));
    }

    private static Policy policy(DSLContext sql, Record row) {
        String version = row.get(ORGANIZATION_POLICY.VERSION);
        Map<String, Duration> targets = new HashMap<>();
        sql.selectFrom(ORGANIZATION_POLICY_TARGET)
                .where(ORGANIZATION_POLICY_TARGET.VERSION.eq(version))
                .forEach(target -> targets.put(
                        target.get(ORGANIZATION_POLICY_TARGET.SEVERITY),
                        Duration.ofHours(target.get(ORGANIZATION_POLICY_TARGET.HOURS))));
        return new Policy(
                version,
                row.get(ORGANIZATION_POLICY.EFFECTIVE_AT),
                Duration.ofHours(row.get(ORGANIZATION_POLICY.ACKNOWLEDGE_HOURS)),
                Duration.ofHours(row.get(ORGANIZATION_POLICY.TRIAGE_HOURS)),
                Duration.ofHours(row.get(ORGANIZATION_POLICY.UPDATE_HOURS)),
                Map.copyOf(targets),
                row.get(ORGANIZATION_POLICY.PUBLIC_TEXT));
    }

    @Override
    public void adopt(Actor by, Policy policy) {
        History history = store.history(STREAM);
        List<PolicyAdopted> earlier = history.events().stream()
                .map(stored -> (PolicyAdopted) stored.body())
                .toList();
        List<OrganizationEvent> events =
                PolicyRules.adopt(earlier, policy, db.now()).orThrow();
        store.append(by, db.now(), new Change(STREAM, history.version(), events));
    }
}
