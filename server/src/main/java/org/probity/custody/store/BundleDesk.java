package org.probity.custody.store;

import static org.probity.db.Tables.CUSTODY_BUNDLE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.custody.CustodyEvent.BundleMade;
import org.probity.custody.CustodyEvent.Fields;
import org.probity.custody.CustodyEvent.Target;
import org.probity.identity.Dossier;
import org.probity.identity.Subject;
import org.probity.platform.PublicNumbers;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Bundles;
import org.probity.record.Change;
import org.probity.record.Erasures;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.Spot;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Telling chosen fields of a record to somebody outside, in an evidence bundle; that it was done is itself on the record. */
@Component
public class BundleDesk {
    private static final int LONGEST = 200;

    private final Db db;
    private final EventStore store;
    private final Erasures erasures;
    private final Bundles bundles;
    private final Dossiers dossiers;

    BundleDesk(Db db, EventStore store, Erasures erasures, Bundles bundles, Dossiers dossiers) {
        this.db = db;
        this.store = store;
        this.erasures = erasures;
        this.bundles = bundles;
        this.dossiers = dossiers;
    }

    /**
     * What somebody wants to tell.
     *
     * @param fields by event id, in the order of time; an event without fields is proven to exist and tells nothing
     * @param files SHA-256 of attachments
     */
    public record Wish(
            Target target,
            String title,
            String receiver,
            String purpose,
            Map<String, List<String>> fields,
            Set<String> files) {}

    /** A bundle as lists show it. */
    public record Line(String id, String title, String receiver, String byPerson, Instant at) {}

    /** A bundle that was made. */
    public record Made(String id, BundleMade made, StoredEvent event) {}

    /** A dossier whose events this person may hand on. */
    public Dossier tellable(Subject who, Target target) {
        return dossiers.open(who, target.kind(), target.id())
                .filter(Dossier::tell)
                .orElseThrow(UnknownException::new);
    }

    /** The events of a dossier, oldest first. */
    public List<StoredEvent> events(Dossier dossier) {
        return store.timeline(dossier.streams());
    }

    /** Files that fields of these events name, by digest, with their names. */
    public Map<String, String> files(List<StoredEvent> events) {
        Map<String, String> files = new LinkedHashMap<>();
        for (StoredEvent event : events) {
            List<Spot> spots = erasures.spots(event);
            for (Spot spot : spots) {
                if (spot.value().matches("[0-9a-f]{64}")) {
                    String beside = spot.pointer().substring(0, spot.pointer().lastIndexOf('/')) + "/name";
                    spots.stream()
                            .filter(other -> other.pointer().equals(beside) && other.tombstone() == null)
                            .findFirst()
                            .ifPresent(name -> files.putIfAbsent(spot.value(), name.value()));
                }
            }
        }
        return files;
    }

    /** The bundle that a wish comes to now; nothing is recorded. */
    public Bundles.Bundle preview(Subject who, Wish wish) {
        return bundles.make(choice(who, wish, null));
    }

    /** Records that the bundle is made, under the present checkpoint; its number. */
    public String make(Subject who, Wish wish) {
        List<Problem> problems = new ArrayList<>();
        if (wish.title().isBlank() || wish.title().length() > LONGEST) {
            problems.add(Problem.at("title", "A title of at most 200 characters is needed.", "The receiver reads it."));
        }
        if (wish.receiver().isBlank()) {
            problems.add(Problem.at("receiver", "For whom it is stays open.", "Name the receiver; it is recorded."));
        }
        if (wish.fields().isEmpty()) {
            problems.add(Problem.of("No event is chosen.", "Choose at least one."));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        Bundles.Bundle bundle = preview(who, wish);
        try {
            bundle.writer().writeTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String id = PublicNumbers.next("B");
        BundleMade made = new BundleMade(
                wish.target(),
                wish.title(),
                wish.receiver(),
                wish.purpose(),
                wish.fields().entrySet().stream()
                        .map(entry -> new Fields(entry.getKey(), entry.getValue()))
                        .toList(),
                wish.files().stream().sorted().toList(),
                bundle.as().checkpoint(),
                db.now().truncatedTo(ChronoUnit.SECONDS));
        store.append(who.actor(), db.now(), new Change(stream(id), 0, List.of(made)));
        return id;
    }

    private Bundles.Choice choice(Subject who, Wish wish, Bundles.@Nullable As as) {
        Dossier dossier = tellable(who, wish.target());
        Map<String, StoredEvent> known =
                events(dossier).stream().collect(Collectors.toMap(StoredEvent::id, event -> event));
        List<Bundles.Pick> picks = new ArrayList<>();
        wish.fields().forEach((eventId, pointers) -> {
            StoredEvent event = known.get(eventId);
            if (event == null) {
                throw new UnknownException();
            }
            picks.add(new Bundles.Pick(event, pointers));
        });
        Map<String, String> named =
                files(picks.stream().map(Bundles.Pick::event).toList());
        Map<String, String> attachments = new LinkedHashMap<>();
        for (String sha256 : wish.files()) {
            String name = named.get(sha256);
            if (name == null) {
                throw new RefusedException("A chosen file belongs to no chosen event.", "Choose the event, too.");
            }
            attachments.put(attachments.containsKey(name) ? sha256.substring(0, 8) + "-" + name : name, sha256);
        }
        return new Bundles.Choice(wish.title(), picks, attachments, as);
    }

    /** A bundle that was made, for who may hand the record on. */
    public Optional<Made> find(Subject who, String id) {
        if (id.isBlank()) {
            return Optional.empty();
        }
        History history = store.history(stream(id));
        if (!history.exists()) {
            return Optional.empty();
        }
        StoredEvent event = history.events().getFirst();
        BundleMade made = (BundleMade) event.body();
        return dossiers.open(who, made.target().kind(), made.target().id())
                .filter(Dossier::tell)
                .map(dossier -> new Made(id, made, event));
    }

    /** The bundle's bytes; the same each time, but for what was erased since. */
    public Bundles.Bundle bundle(Subject who, Made made) {
        BundleMade what = made.made();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        what.fields().forEach(some -> fields.put(some.eventId(), some.pointers()));
        Wish wish = new Wish(
                what.target(), what.title(), what.receiver(), what.purpose(), fields, Set.copyOf(what.attachments()));
        return bundles.make(choice(who, wish, new Bundles.As(what.checkpoint(), what.made())));
    }

    /** Bundles made of one object; who may open it has been checked. */
    public List<Line> of(Target target) {
        return db.read(sql -> sql.selectFrom(CUSTODY_BUNDLE)
                .where(CUSTODY_BUNDLE.OBJECT_KIND.eq(target.kind()).and(CUSTODY_BUNDLE.OBJECT_ID.eq(target.id())))
                .orderBy(CUSTODY_BUNDLE.AT.desc(), CUSTODY_BUNDLE.ID)
                .fetch(row -> new Line(
                        row.get(CUSTODY_BUNDLE.ID),
                        row.get(CUSTODY_BUNDLE.TITLE),
                        row.get(CUSTODY_BUNDLE.RECEIVER),
                        row.get(CUSTODY_BUNDLE.BY_PERSON),
                        row.get(CUSTODY_BUNDLE.AT))));
    }

    private static StreamId stream(String id) {
        return new StreamId("bundle", id);
    }
}
