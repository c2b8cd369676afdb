package org.probity.handling.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.handling.CaseStreams;
import org.probity.handling.Cases;
import org.probity.identity.Dossier;
import org.probity.identity.DossierSource;
import org.probity.identity.Subject;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Records of cases with all that belongs to them, for readers of the case. */
@Component
class CaseDossiers implements DossierSource {
    private final Cases cases;
    private final CaseRecord record;
    private final List<CaseStreams> others;

    CaseDossiers(Cases cases, CaseRecord record, List<CaseStreams> others) {
        this.cases = cases;
        this.record = record;
        this.others = others;
    }

    @Override
    public String kind() {
        return "case";
    }

    @Override
    public String label() {
        return "case";
    }

    @Override
    public Optional<Dossier> open(Subject who, String id) {
        return cases.find(who, id)
                .map(file -> new Dossier(
                        kind(),
                        id,
                        file.state().title(),
                        "/cases/" + id,
                        record.streams(file),
                        who.isPsirt(),
                        who.isPsirt()));
    }

    @Override
    public List<StreamId> streams(String id) {
        return cases.findForChange(id).map(record::streams).orElse(List.of());
    }

    @Override
    public @Nullable String owner(StreamId stream) {
        return switch (stream.kind()) {
            case "case", "access" -> stream.id();
            case "work-item" -> stream.id().substring(0, Math.max(0, stream.id().indexOf(':')));
            default ->
                others.stream()
                        .map(other -> other.caseOf(stream))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        };
    }
}
