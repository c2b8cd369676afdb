package org.probity.identity.store;

import static org.probity.db.Tables.IDENTITY_GRANT;
import static org.probity.db.Tables.IDENTITY_PERSON;
import static org.probity.db.Tables.IDENTITY_ROLE;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.probity.identity.IdentityEvent;
import org.probity.identity.IdentityEvent.AccessGranted;
import org.probity.identity.IdentityEvent.AccessRevoked;
import org.probity.identity.IdentityEvent.PersonDisabled;
import org.probity.identity.IdentityEvent.PersonEnabled;
import org.probity.identity.IdentityEvent.PersonInvited;
import org.probity.identity.IdentityEvent.PersonInvitedAgain;
import org.probity.identity.IdentityEvent.RolesChanged;
import org.probity.identity.Role;
import org.probity.record.Projection;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** People, roles and access lists as tables. */
@Component
class IdentityProjection implements Projection {
    @Override
    public List<Table<?>> tables() {
        return List.of(IDENTITY_GRANT, IDENTITY_ROLE, IDENTITY_PERSON);
    }

    @Override
    public void apply(StoredEvent stored, DSLContext sql) {
        if (!(stored.body() instanceof IdentityEvent event)) {
            return;
        }
        String id = stored.stream().id();
        switch (event) {
            case PersonInvited e -> invite(sql, id, stored, e);
            case PersonInvitedAgain e -> touch(sql, id, stored);
            case IdentityEvent.PasswordSet e -> touch(sql, id, stored);
            case IdentityEvent.SecondFactorSet e -> touch(sql, id, stored);
            case IdentityEvent.SecondFactorRemoved e -> touch(sql, id, stored);
            case RolesChanged e -> {
                sql.deleteFrom(IDENTITY_ROLE)
                        .where(IDENTITY_ROLE.PERSON_ID.eq(id))
                        .execute();
                roles(sql, id, e.to());
                touch(sql, id, stored);
            }
            case PersonDisabled e -> disabled(sql, id, stored, true);
            case PersonEnabled e -> disabled(sql, id, stored, false);
            case AccessGranted e -> grant(sql, id, stored, e);
            case AccessRevoked e ->
                sql.deleteFrom(IDENTITY_GRANT)
                        .where(IDENTITY_GRANT.CASE_ID.eq(id).and(IDENTITY_GRANT.PERSON_ID.eq(e.personId())))
                        .execute();
        }
    }

    private static void invite(DSLContext sql, String id, StoredEvent stored, PersonInvited e) {
        sql.insertInto(IDENTITY_PERSON)
                .set(IDENTITY_PERSON.ID, id)
                .set(IDENTITY_PERSON.LOGIN, e.login())
                .set(IDENTITY_PERSON.NAME, e.name())
                .set(IDENTITY_PERSON.EMAIL, e.email())
                .set(IDENTITY_PERSON.DISABLED, false)
                .set(IDENTITY_PERSON.VERSION, stored.version())
                .set(IDENTITY_PERSON.AT, stored.at())
                .execute();
        roles(sql, id, e.roles());
    }

    private static void roles(DSLContext sql, String id, Set<Role> roles) {
        for (Role role : roles) {
            sql.insertInto(IDENTITY_ROLE)
                    .set(IDENTITY_ROLE.PERSON_ID, id)
                    .set(IDENTITY_ROLE.ROLE, role.name())
                    .execute();
        }
    }

    private static void touch(DSLContext sql, String id, StoredEvent stored) {
        sql.update(IDENTITY_PERSON)
                .set(IDENTITY_PERSON.VERSION, stored.version())
                .where(IDENTITY_PERSON.ID.eq(id))
                .execute();
    }

    private static void disabled(DSLContext sql, String id, StoredEvent stored, boolean disabled) {
        sql.update(IDENTITY_PERSON)
                .set(IDENTITY_PERSON.DISABLED, disabled)
                .set(IDENTITY_PERSON.VERSION, stored.version())
                .where(IDENTITY_PERSON.ID.eq(id))
                .execute();
    }

    private static void grant(DSLContext sql, String caseId, StoredEvent stored, AccessGranted e) {
        sql.insertInto(IDENTITY_GRANT)
                .set(IDENTITY_GRANT.CASE_ID, caseId)
                .set(IDENTITY_GRANT.PERSON_ID, e.personId())
                .set(IDENTITY_GRANT.REASON, e.reason())
                .set(IDENTITY_GRANT.BY_PERSON, e.byPerson())
                .set(IDENTITY_GRANT.AT, stored.at())
                .set(IDENTITY_GRANT.UNTIL_AT, e.until())
                .onConflict(IDENTITY_GRANT.CASE_ID, IDENTITY_GRANT.PERSON_ID)
                .doUpdate()
                .set(IDENTITY_GRANT.REASON, e.reason())
                .set(IDENTITY_GRANT.UNTIL_AT, e.until())
                .execute();
    }
}
