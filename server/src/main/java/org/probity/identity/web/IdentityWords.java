package org.probity.identity.web;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.identity.IdentityEvent;
import org.probity.identity.IdentityEvent.AccessGranted;
import org.probity.identity.IdentityEvent.AccessRevoked;
import org.probity.identity.IdentityEvent.PasswordSet;
import org.probity.identity.IdentityEvent.PersonDisabled;
import org.probity.identity.IdentityEvent.PersonEnabled;
import org.probity.identity.IdentityEvent.PersonInvited;
import org.probity.identity.IdentityEvent.PersonInvitedAgain;
import org.probity.identity.IdentityEvent.RolesChanged;
import org.probity.identity.IdentityEvent.SecondFactorRemoved;
import org.probity.identity.IdentityEvent.SecondFactorSet;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.platform.text.Times;
import org.probity.record.Actor;
import org.probity.record.EventWords;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Facts about people and access in plain words. */
@Component
class IdentityWords implements EventWords {
    private final People people;

    IdentityWords(People people) {
        this.people = people;
    }

    @Override
    public @Nullable String words(StoredEvent event) {
        return event.body() instanceof IdentityEvent fact ? words(fact) : null;
    }

    private String words(IdentityEvent event) {
        return switch (event) {
            case PersonInvited e -> "invited " + e.name() + " as " + labels(e.roles());
            case PersonInvitedAgain e -> "made a new one-time link, good until " + Times.utc(e.expires());
            case RolesChanged e -> "changed the roles from " + labels(e.from()) + " to " + labels(e.to());
            case PersonDisabled e -> "locked this person out";
            case PersonEnabled e -> "let this person in again";
            case PasswordSet e -> "set a password";
            case SecondFactorSet e -> "set up a second factor";
            case SecondFactorRemoved e -> "removed the second factor";
            case AccessGranted e ->
                "let " + name(e.personId()) + " read: " + e.reason()
                        + (e.until() == null ? "" : ", until " + Times.utc(e.until()));
            case AccessRevoked e -> "took " + name(e.personId()) + " off the access list: " + e.reason();
        };
    }

    private String name(String personId) {
        return people.nameOf(Actor.person(personId));
    }

    static String labels(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::label).collect(Collectors.joining(", "));
    }
}
