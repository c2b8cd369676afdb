package org.probity.identity.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Dossier;
import org.probity.identity.DossierSource;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Records of people who work here, for the administrator. */
@Component
class PersonDossiers implements DossierSource {
    private final People people;

    PersonDossiers(People people) {
        this.people = people;
    }

    @Override
    public String kind() {
        return "person";
    }

    @Override
    public String label() {
        return "person";
    }

    @Override
    public Optional<Dossier> open(Subject who, String id) {
        return who.is(Role.ADMINISTRATOR)
                ? people.find(id)
                        .map(person ->
                                new Dossier(kind(), id, person.name(), "/admin/people/" + id, streams(id), true, true))
                : Optional.empty();
    }

    @Override
    public List<StreamId> streams(String id) {
        return people.find(id).isPresent() ? List.of(new StreamId("person", id)) : List.of();
    }

    @Override
    public @Nullable String owner(StreamId stream) {
        return stream.kind().equals("person") ? stream.id() : null;
    }
}
