package org.probity.coordination.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.coordination.CoordinationEvent;
import org.probity.coordination.CoordinationEvent.EmbargoAgreed;
import org.probity.coordination.CoordinationEvent.EmbargoEnded;
import org.probity.coordination.CoordinationEvent.EmbargoMoved;
import org.probity.handling.CaseStreams;
import org.probity.platform.text.Times;
import org.probity.record.EventWords;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Embargoes in the record of a case. */
@Component
class CoordinationWords implements EventWords, CaseStreams {
    @Override
    public @Nullable String words(StoredEvent stored) {
        return stored.body() instanceof CoordinationEvent event
                ? switch (event) {
                    case EmbargoAgreed e -> "recorded the embargo until " + Times.utc(e.until());
                    case EmbargoMoved e -> "moved the embargo's end to " + Times.utc(e.to()) + ": " + e.reason();
                    case EmbargoEnded e -> "ended the embargo: " + e.ground();
                }
                : null;
    }

    @Override
    public List<StreamId> streams(String caseId) {
        return List.of(new StreamId("embargo", caseId));
    }

    @Override
    public @Nullable String caseOf(StreamId stream) {
        return stream.kind().equals("embargo") ? stream.id() : null;
    }
}
