package org.probity.receipt.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Dossier;
import org.probity.identity.DossierSource;
import org.probity.identity.Subject;
import org.probity.receipt.store.ReportQueue;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Records of reports, for who may see the report; who reported is for PSIRT. */
@Component
class ReportDossiers implements DossierSource {
    private final ReportQueue queue;

    ReportDossiers(ReportQueue queue) {
        this.queue = queue;
    }

    @Override
    public String kind() {
        return "report";
    }

    @Override
    public String label() {
        return "report";
    }

    @Override
    public Optional<Dossier> open(Subject who, String id) {
        return queue.whole(who, id)
                .map(whole -> new Dossier(
                        kind(),
                        id,
                        whole.state().submitted().title(),
                        "/reports/" + id,
                        streams(id),
                        who.isPsirt(),
                        who.isPsirt()));
    }

    @Override
    public List<StreamId> streams(String id) {
        return List.of(new StreamId("report", id));
    }

    @Override
    public @Nullable String owner(StreamId stream) {
        return stream.kind().equals("report") ? stream.id() : null;
    }
}
