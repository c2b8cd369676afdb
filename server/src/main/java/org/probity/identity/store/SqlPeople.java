package org.probity.identity.store;

import static org.probity.db.Tables.IDENTITY_PERSON;
import static org.probity.db.Tables.IDENTITY_ROLE;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.probity.identity.IdentityEvent;
import org.probity.identity.IdentityEvent.PersonInvitedAgain;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.domain.PersonState;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** People over their tables and streams. */
@Component
class SqlPeople implements People {
    private final Db db;
    private final EventStore store;
    private final Secrets secrets;

    SqlPeople(Db db, EventStore store, Secrets secrets) {
        this.db = db;
        this.store = store;
        this.secrets = secrets;
    }

    @Override
    public Optional<Person> find(String personId) {
        return fetch(IDENTITY_PERSON.ID.eq(personId)).stream().findFirst();
    }

    @Override
    public Optional<Person> findByLogin(String login) {
        return fetch(IDENTITY_PERSON.LOGIN.eq(login)).stream().findFirst();
    }

    @Override
    public List<Person> all() {
        return fetch(DSL.trueCondition());
    }

    @Override
    public List<Person> withRole(Role role) {
        return fetch(IDENTITY_PERSON
                .DISABLED
                .eq(false)
                .and(IDENTITY_PERSON.ID.in(DSL.select(IDENTITY_ROLE.PERSON_ID)
                        .from(IDENTITY_ROLE)
                        .where(IDENTITY_ROLE.ROLE.eq(role.name())))));
    }

    private List<Person> fetch(Condition condition) {
        return db.read(sql -> {
            Map<String, Set<Role>> roles = new HashMap<>();
            sql.selectFrom(IDENTITY_ROLE).forEach(row -> roles.computeIfAbsent(
                            row.get(IDENTITY_ROLE.PERSON_ID), id -> new java.util.TreeSet<>())
                    .add(Role.valueOf(row.get(IDENTITY_ROLE.ROLE))));
            return sql.selectFrom(IDENTITY_PERSON)
                    .where(condition)
                    .orderBy(IDENTITY_PERSON.NAME, IDENTITY_PERSON.ID)
                    .fetch(row -> new Person(
                            row.get(IDENTITY_PERSON.ID),
                            row.get(IDENTITY_PERSON.LOGIN),
                            row.get(IDENTITY_PERSON.NAME),
                            row.get(IDENTITY_PERSON.EMAIL),
                            roles.getOrDefault(row.get(IDENTITY_PERSON.ID), Set.of()),
                            row.get(IDENTITY_PERSON.DISABLED),
                            row.get(IDENTITY_PERSON.VERSION)));
        });
    }

    @Override
    public String nameOf(Actor actor) {
        return switch (actor.kind()) {
            case PERSON -> find(actor.id()).map(Person::name).orElse("somebody who is no longer here");
            case REPORTER -> "the reporter";
            case SYSTEM -> "Probity (" + actor.id() + ")";
        };
    }

    @Override
    public Invited invite(
            Actor by, String login, String name, @Nullable String email, Set<Role> roles, Instant expires) {
        List<IdentityEvent> events = PersonState.invite(
                        login, findByLogin(login).isPresent(), name, email, roles)
                .orThrow();
        String id = UUID.randomUUID().toString();
        store.append(by, db.now(), new Change(stream(id), 0, events));
        return new Invited(id, secrets.newInvitation(id, expires));
    }

    @Override
    public Invited inviteAgain(Actor by, String personId, Instant expires) {
        History history = existing(personId);
        store.append(
                by,
                db.now(),
                new Change(history.stream(), history.version(), List.of(new PersonInvitedAgain(expires))));
        return new Invited(personId, secrets.newInvitation(personId, expires));
    }

    @Override
    public void changeRoles(Actor by, String personId, long expectedVersion, Set<Role> roles) {
        PersonState state = state(existing(personId));
        write(
                by,
                personId,
                expectedVersion,
                state.changeRoles(roles, isLastAdministrator(personId)).orThrow());
    }

    @Override
    public void setDisabled(Actor by, String personId, long expectedVersion, boolean disabled) {
        PersonState state = state(existing(personId));
        write(
                by,
                personId,
                expectedVersion,
                state.setDisabled(disabled, isLastAdministrator(personId)).orThrow());
    }

    private void write(Actor by, String personId, long expectedVersion, List<IdentityEvent> events) {
        if (!events.isEmpty()) {
            store.append(by, db.now(), new Change(stream(personId), expectedVersion, events));
        }
    }

    private boolean isLastAdministrator(String personId) {
        Set<String> administrators =
                withRole(Role.ADMINISTRATOR).stream().map(Person::id).collect(Collectors.toSet());
        return administrators.equals(Set.of(personId));
    }

    private History existing(String personId) {
        History history = store.history(stream(personId));
        if (!history.exists()) {
            throw new UnknownException();
        }
        return history;
    }

    private static PersonState state(History history) {
        return history.fold(PersonState.NOBODY, (state, stored) -> state.evolve((IdentityEvent) stored.body()));
    }

    private static StreamId stream(String personId) {
        return new StreamId("person", personId);
    }
}
