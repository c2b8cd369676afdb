package org.probity.identity.store;

import static org.probity.db.Tables.IDENTITY_INVITATION;
import static org.probity.db.Tables.IDENTITY_SECRET;

import org.jooq.DSLContext;
import org.probity.record.ErasedCopies;
import org.springframework.stereotype.Component;

/** Sign-in data of an erased person. */
@Component
class PersonCopies implements ErasedCopies {
    @Override
    public void forget(Erased erased, DSLContext sql) {
        sql.deleteFrom(IDENTITY_SECRET)
                .where(IDENTITY_SECRET.PERSON_ID.in(erased.people()))
                .execute();
        sql.deleteFrom(IDENTITY_INVITATION)
                .where(IDENTITY_INVITATION.PERSON_ID.in(erased.people()))
                .execute();
    }
}
