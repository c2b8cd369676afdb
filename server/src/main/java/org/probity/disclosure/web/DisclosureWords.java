package org.probity.disclosure.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.disclosure.Advisories;
import org.probity.disclosure.DisclosureEvent;
import org.probity.disclosure.DisclosureEvent.AdvisoryAgreed;
import org.probity.disclosure.DisclosureEvent.AdvisoryDrafted;
import org.probity.disclosure.DisclosureEvent.AdvisoryEdited;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.disclosure.DisclosureEvent.ReleaseCalledOff;
import org.probity.handling.CaseStreams;
import org.probity.platform.text.Times;
import org.probity.record.EventStore;
import org.probity.record.EventWords;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Advisories in the record of a case. */
@Component
class DisclosureWords implements EventWords, CaseStreams {
    private final Advisories advisories;
    private final EventStore events;

    DisclosureWords(Advisories advisories, EventStore events) {
        this.advisories = advisories;
        this.events = events;
    }

    @Override
    public @Nullable String words(StoredEvent stored) {
        return stored.body() instanceof DisclosureEvent event
                ? switch (event) {
                    case AdvisoryDrafted e ->
                        "drafted advisory " + stored.stream().id();
                    case AdvisoryEdited e -> "edited the advisory";
                    case AdvisoryAgreed e -> "agreed to edition " + e.digest().substring(0, 12);
                    case AdvisoryReleased e ->
                        "released version " + e.version() + ", visible from " + Times.utc(e.publishAt());
                    case ReleaseCalledOff e -> "called the release off: " + e.reason();
                }
                : null;
    }

    @Override
    public List<StreamId> streams(String caseId) {
        return advisories
                .idOf(caseId)
                .map(id -> List.of(new StreamId("advisory", id)))
                .orElse(List.of());
    }

    @Override
    public @Nullable String caseOf(StreamId stream) {
        return stream.kind().equals("advisory") ? caseOfAdvisory(stream) : null;
    }

    private @Nullable String caseOfAdvisory(StreamId stream) {
        List<StoredEvent> history = events.history(stream).events();
        return !history.isEmpty() && history.getFirst().body() instanceof AdvisoryDrafted first ? first.caseId() : null;
    }
}
