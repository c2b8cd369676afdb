package org.probity.organization.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Dossier;
import org.probity.identity.DossierSource;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** The record of the disclosure policy, for everybody who works here. */
@Component
class PolicyDossiers implements DossierSource {
    private static final StreamId STREAM = new StreamId("policy", "disclosure");

    @Override
    public String kind() {
        return "policy";
    }

    @Override
    public String label() {
        return "policy";
    }

    @Override
    public Optional<Dossier> open(Subject who, String id) {
        boolean tell = who.isPsirt() || who.is(Role.ASSESSOR);
        return id.equals(STREAM.id())
                ? Optional.of(new Dossier(kind(), id, "Disclosure policy", "/policy", List.of(STREAM), true, tell))
                : Optional.empty();
    }

    @Override
    public List<StreamId> streams(String id) {
        return id.equals(STREAM.id()) ? List.of(STREAM) : List.of();
    }

    @Override
    public @Nullable String owner(StreamId stream) {
        return stream.equals(STREAM) ? stream.id() : null;
    }
}
