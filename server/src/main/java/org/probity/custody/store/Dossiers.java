package org.probity.custody.store;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.probity.identity.Dossier;
import org.probity.identity.DossierSource;
import org.probity.identity.Subject;
import org.probity.platform.decide.UnknownException;
import org.probity.record.EventStore;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The dossiers of all contexts. What no source opens for somebody does not exist for them. */
@Component
public class Dossiers {
    private final ObjectProvider<DossierSource> sources;
    private final EventStore events;

    Dossiers(ObjectProvider<DossierSource> sources, EventStore events) {
        this.sources = sources;
        this.events = events;
    }

    /** All sources, by kind. */
    public List<DossierSource> sources() {
        return sources.stream()
                .sorted(Comparator.comparing(DossierSource::kind))
                .toList();
    }

    private Optional<DossierSource> source(String kind) {
        return sources.stream().filter(source -> source.kind().equals(kind)).findFirst();
    }

    /** A dossier for who may open it. */
    public Optional<Dossier> open(Subject who, String kind, String id) {
        return id.isBlank() ? Optional.empty() : source(kind).flatMap(source -> source.open(who, id));
    }

    /** The dossier that a stream belongs to, for who may open it. */
    public Optional<Dossier> holding(Subject who, StreamId stream) {
        return sources.stream()
                .map(source -> {
                    String owner = source.owner(stream);
                    return owner == null || owner.isBlank()
                            ? null
                            : source.open(who, owner)
                                    .filter(dossier -> dossier.streams().contains(stream))
                                    .orElse(null);
                })
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether any context owns streams like this one. */
    public boolean owned(StreamId stream) {
        return sources.stream().anyMatch(source -> source.owner(stream) != null);
    }

    /** The streams of an object, whoever asks. */
    public List<StreamId> streams(String kind, String id) {
        return source(kind).map(source -> source.streams(id)).orElse(List.of());
    }

    /** What people call a kind. */
    public String label(String kind) {
        return source(kind).map(DossierSource::label).orElse(kind);
    }

    /** An event with the dossier it is in. */
    public record Opened(StoredEvent event, Dossier dossier) {}

    /**
     * An event, for who may open its dossier.
     *
     * @throws UnknownException for others
     */
    public Opened event(Subject who, String eventId) {
        StoredEvent event = events.find(eventId).orElseThrow(UnknownException::new);
        return new Opened(event, holding(who, event.stream()).orElseThrow(UnknownException::new));
    }
}
