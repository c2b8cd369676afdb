package org.probity.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.record.Actor;
import org.probity.record.ActorNames;

/** The people who work here. Names are for colleagues; nothing of this is public. */
public interface People extends ActorNames {
    /**
     * A person.
     *
     * @param login the name to sign in with, lower case, never reused
     */
    record Person(
            String id,
            String login,
            String name,
            @Nullable String email,
            Set<Role> roles,
            boolean disabled,
            long version) {}

    /** By id; empty when unknown. */
    Optional<Person> find(String personId);

    /** By sign-in name. */
    Optional<Person> findByLogin(String login);

    /** Everybody, by name. */
    List<Person> all();

    /** Who holds a role and is not disabled, by name. */
    List<Person> withRole(Role role);

    /**
     * Makes a person and a link, good once until {@code expires}, with which they set their password.
     *
     * @return the new person and the link's secret; the secret is not kept and cannot be asked for again
     * @throws org.probity.platform.decide.RefusedException when the sign-in name is taken or malformed
     */
    Invited invite(Actor by, String login, String name, @Nullable String email, Set<Role> roles, Instant expires);

    /** A fresh person with the secret of their one-time link. */
    record Invited(String personId, String token) {}

    /** Makes a new one-time link for somebody; older ones end. */
    Invited inviteAgain(Actor by, String personId, Instant expires);

    /** Changes roles; the last administrator stays one. */
    void changeRoles(Actor by, String personId, long expectedVersion, Set<Role> roles);

    /** Locks a person out, or lets them in again. Their history stays. */
    void setDisabled(Actor by, String personId, long expectedVersion, boolean disabled);
}
