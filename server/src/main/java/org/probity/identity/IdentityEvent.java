package org.probity.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.record.Event;
import org.probity.record.EventName;
import org.probity.record.FreeText;
import org.probity.record.Personal;
import org.probity.record.Personal.Part;

/** Facts about people and access. Streams: {@code person/<id>} and {@code access/<case id>}. */
public sealed interface IdentityEvent extends Event {
    @EventName("identity.person-invited")
    record PersonInvited(
            @Personal(Part.IDENTITY) String login,
            @Personal(Part.IDENTITY) String name,
            @Personal(Part.IDENTITY) @Nullable String email,
            Set<Role> roles)
            implements IdentityEvent {}

    @EventName("identity.person-invited-again")
    record PersonInvitedAgain(Instant expires) implements IdentityEvent {}

    @EventName("identity.roles-changed")
    record RolesChanged(Set<Role> from, Set<Role> to) implements IdentityEvent {}

    @EventName("identity.person-disabled")
    record PersonDisabled() implements IdentityEvent {}

    @EventName("identity.person-enabled")
    record PersonEnabled() implements IdentityEvent {}

    @EventName("identity.password-set")
    record PasswordSet() implements IdentityEvent {}

    @EventName("identity.second-factor-set")
    record SecondFactorSet() implements IdentityEvent {}

    @EventName("identity.second-factor-removed")
    record SecondFactorRemoved() implements IdentityEvent {}

    @EventName("identity.access-granted")
    record AccessGranted(
            String personId,
            @FreeText String reason,
            String byPerson,
            @Nullable Instant until) implements IdentityEvent {}

    @EventName("identity.access-revoked")
    record AccessRevoked(String personId, @FreeText String reason, String byPerson) implements IdentityEvent {}
}
