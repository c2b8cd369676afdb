package org.probity.identity.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.identity.IdentityEvent;
import org.probity.identity.IdentityEvent.PasswordSet;
import org.probity.identity.IdentityEvent.SecondFactorRemoved;
import org.probity.identity.IdentityEvent.SecondFactorSet;
import org.probity.platform.db.Db;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** What people do to their own sign-in. The secrets stay outside the record; that and when they changed is in it. */
@Component
public class Accounts {
    private final Db db;
    private final EventStore store;
    private final Secrets secrets;

    Accounts(Db db, EventStore store, Secrets secrets) {
        this.db = db;
        this.store = store;
        this.secrets = secrets;
    }

    /** Sets the password's hash. */
    public void setPassword(String personId, String hash) {
        secrets.setPassword(personId, hash);
        note(personId, new PasswordSet());
    }

    /** Sets the shared secret of the second factor, or removes it with null. */
    public void setSecondFactor(String personId, @Nullable String secret) {
        secrets.setTotp(personId, secret);
        note(personId, secret == null ? new SecondFactorRemoved() : new SecondFactorSet());
    }

    private void note(String personId, IdentityEvent event) {
        StreamId stream = new StreamId("person", personId);
        store.append(
                Actor.person(personId),
                db.now(),
                new Change(stream, store.history(stream).version(), List.of(event)));
    }
}
