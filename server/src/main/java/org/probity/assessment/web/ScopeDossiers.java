package org.probity.assessment.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.domain.Streams;
import org.probity.assessment.store.AssessmentReads;
import org.probity.identity.Dossier;
import org.probity.identity.DossierSource;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.decide.UnknownException;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Records of assessments with all their worksheets, for who takes part. */
@Component
class ScopeDossiers implements DossierSource {
    private final AssessmentReads reads;

    ScopeDossiers(AssessmentReads reads) {
        this.reads = reads;
    }

    @Override
    public String kind() {
        return "assessment";
    }

    @Override
    public String label() {
        return "assessment";
    }

    @Override
    public Optional<Dossier> open(Subject who, String id) {
        if (!who.is(Role.PSIRT_LEAD) && !who.is(Role.ASSESSOR)) {
            return Optional.empty();
        }
        try {
            String title = reads.assessment(who, id).facts().name();
            return Optional.of(new Dossier(kind(), id, title, "/assessment/" + id, streams(id), true, true));
        } catch (UnknownException none) {
            return Optional.empty();
        }
    }

    @Override
    public List<StreamId> streams(String id) {
        return Streams.all(id);
    }

    @Override
    public @Nullable String owner(StreamId stream) {
        return switch (stream.kind()) {
            case "assessment" -> stream.id();
            case "worksheet" -> stream.id().substring(0, Math.max(0, stream.id().indexOf(':')));
            default -> null;
        };
    }
}
