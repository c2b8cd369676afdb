package org.probity.record.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.platform.decide.ConflictException;
import org.probity.platform.web.Meanwhile;
import org.probity.platform.web.MeanwhileSource;
import org.probity.platform.web.Viewer;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StaleVersionException;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.probity.record.StreamReaders;
import org.probity.record.Timelines;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The events after an expected version, in the words of a timeline. */
@Component
class StoredMeanwhile implements MeanwhileSource {
    private final EventStore store;
    private final Timelines timelines;
    private final ObjectProvider<StreamReaders> readers;

    StoredMeanwhile(EventStore store, Timelines timelines, ObjectProvider<StreamReaders> readers) {
        this.store = store;
        this.timelines = timelines;
        this.readers = readers;
    }

    @Override
    public Optional<Meanwhile> since(ConflictException conflict, @Nullable Viewer reader) {
        if (!(conflict instanceof StaleVersionException stale)) {
            return Optional.empty();
        }
        History history = store.history(stale.stream());
        boolean told = reader != null && mayRead(reader, stale.stream());
        return Optional.of(new Meanwhile(
                stale.expected(), history.version(), told, told ? steps(history, stale.expected()) : List.of()));
    }

    private boolean mayRead(Viewer reader, StreamId stream) {
        return readers.stream()
                .filter(some -> some.kinds().contains(stream.kind()))
                .anyMatch(some -> some.mayRead(reader, stream));
    }

    private List<Meanwhile.Step> steps(History history, long expected) {
        List<StoredEvent> later = history.events().stream()
                .filter(event -> event.version() > expected)
                .toList();
        return timelines.of(later).entries().reversed().stream()
                .map(entry -> new Meanwhile.Step(entry.at(), entry.who(), entry.words(), entry.type()))
                .toList();
    }
}
