package org.probity.custody.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.probity.custody.CustodyEvent.ErasureProposed;
import org.probity.custody.CustodyEvent.Fields;
import org.probity.custody.CustodyEvent.Target;
import org.probity.identity.Dossier;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Attachments;
import org.probity.record.Erasures;
import org.probity.record.EventStore;
import org.probity.record.Personal.Part;
import org.probity.record.Spot;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Finds out what an erasure would take and what would stay, before anybody decides. Changes nothing. */
@Component
public class ErasurePlans {
    /** Kinds whose streams are about one natural person. */
    public static final List<String> ABOUT_PEOPLE = List.of("report", "person");

    private final EventStore store;
    private final Erasures erasures;
    private final Dossiers dossiers;
    private final Holds holds;
    private final People people;
    private final Attachments attachments;

    ErasurePlans(
            EventStore store,
            Erasures erasures,
            Dossiers dossiers,
            Holds holds,
            People people,
            Attachments attachments) {
        this.store = store;
        this.erasures = erasures;
        this.dossiers = dossiers;
        this.holds = holds;
        this.people = people;
        this.attachments = attachments;
    }

    /**
     * What somebody wants erased.
     *
     * @param target the person or reporter, or the object of the fields
     * @param parts with personal data, which; empty for single fields
     * @param fields single fields, and copies that were chosen, as {@code event id:pointer}
     */
    public record Wish(Target target, Set<Part> parts, Set<String> fields) {
        public Wish {
            parts = Set.copyOf(parts);
            fields = Set.copyOf(fields);
        }
    }

    /** A field with the event it is in. */
    public record Item(StoredEvent event, Spot spot) {
        /** As a form sends it. */
        public String key() {
            return event.id() + ":" + spot.pointer();
        }
    }

    /** An attachment that would go. */
    public record File(String sha256, String name) {}

    /**
     * A plan.
     *
     * @param goes fields that would go
     * @param files attachments that would go
     * @param people ids of people whose sign-in data would go
     * @param offered copies elsewhere that can go as well and are not chosen
     * @param remains copies that cannot go, each with why
     * @param held whether a legal hold covers any of it
     */
    public record Plan(
            Dossier dossier,
            Wish wish,
            List<Item> goes,
            List<File> files,
            List<String> people,
            List<Item> offered,
            List<Item> remains,
            boolean held) {
        /** The fields as an event keeps them. */
        public List<Fields> fields() {
            Map<String, List<String>> byEvent = new LinkedHashMap<>();
            goes.forEach(item -> byEvent.computeIfAbsent(item.event().id(), id -> new ArrayList<>())
                    .add(item.spot().pointer()));
            return byEvent.entrySet().stream()
                    .map(entry -> new Fields(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /** Whether somebody may propose erasures in a kind of object. */
    public static boolean mayPropose(Subject who, String kind) {
        return kind.equals("person") ? who.is(Role.ADMINISTRATOR) : who.isPsirt();
    }

    /** Whether somebody may carry out, as the second person. */
    public static boolean mayCarryOut(Subject who, String kind) {
        return who.is(Role.PSIRT_LEAD) || (kind.equals("person") && who.is(Role.ADMINISTRATOR));
    }

    /**
     * Makes a plan.
     *
     * @throws UnknownException when the object is not for who asks
     * @throws RefusedException when a person who may still sign in is to be erased
     */
    public Plan plan(Subject who, Wish wish) {
        if (!mayPropose(who, wish.target().kind())) {
            throw new UnknownException();
        }
        Dossier dossier =
                dossiers.open(who, wish.target().kind(), wish.target().id()).orElseThrow(UnknownException::new);
        Set<Item> goes = new LinkedHashSet<>();
        List<File> files = new ArrayList<>();
        if (!wish.parts().isEmpty()) {
            personal(dossier, wish.parts(), goes, files);
        }
        wish.fields().stream().sorted().map(key -> single(who, key)).forEach(goes::add);
        List<String> gone =
                wish.target().kind().equals("person") && wish.parts().contains(Part.IDENTITY)
                        ? List.of(lockedOut(wish.target().id()))
                        : List.of();
        List<Item> offered = new ArrayList<>();
        List<Item> remains = new ArrayList<>();
        copies(who, goes, files, offered, remains);
        Set<StreamId> touched = goes.stream().map(item -> item.event().stream()).collect(Collectors.toSet());
        touched.addAll(usersOf(files));
        touched.addAll(gone.isEmpty() ? List.of() : dossier.streams());
        return new Plan(
                dossier,
                wish,
                List.copyOf(goes),
                files,
                gone,
                offered,
                remains,
                !holds.over(touched).isEmpty());
    }

    private String lockedOut(String personId) {
        if (people.find(personId).filter(person -> !person.disabled()).isPresent()) {
            throw new RefusedException(
                    "This person may still sign in.", "Lock them out first, on their page under People.");
        }
        return personId;
    }

    private void personal(Dossier dossier, Set<Part> parts, Set<Item> goes, List<File> files) {
        for (StoredEvent event : store.timeline(dossier.streams())) {
            List<Spot> spots = erasures.spots(event);
            for (Spot spot : spots) {
                if (spot.personal().stream().anyMatch(parts::contains)) {
                    if (spot.redactable()) {
                        goes.add(new Item(event, spot));
                    }
                    if (spot.personal().contains(Part.FILES)) {
                        file(spot, spots, files);
                    }
                }
            }
        }
    }

    /** The digest that stands beside a file's name. */
    private void file(Spot name, List<Spot> spots, List<File> files) {
        String beside = name.pointer().substring(0, name.pointer().lastIndexOf('/')) + "/sha256";
        spots.stream()
                .filter(spot -> spot.pointer().equals(beside))
                .filter(spot -> attachments.erased(spot.value()).isEmpty())
                .map(spot -> new File(spot.value(), name.value()))
                .filter(file -> !files.contains(file))
                .forEach(files::add);
    }

    private Item single(Subject who, String key) {
        int colon = key.indexOf(':');
        if (colon < 0) {
            throw new UnknownException();
        }
        Dossiers.Opened opened = dossiers.event(who, key.substring(0, colon));
        Spot spot = erasures.spots(opened.event()).stream()
                .filter(known -> known.pointer().equals(key.substring(colon + 1)))
                .filter(known -> opened.dossier().personal() || known.personal().isEmpty())
                .findFirst()
                .orElseThrow(UnknownException::new);
        if (spot.kept() != null) {
            throw new RefusedException("The field " + spot.place() + " cannot be redacted. " + spot.kept(), "");
        }
        return new Item(opened.event(), spot);
    }

    /** Who somebody is gets copied; what somebody wrote at length does not, and would be found all over. */
    private void copies(Subject who, Collection<Item> goes, List<File> files, List<Item> offered, List<Item> remains) {
        Set<String> texts = goes.stream()
                .map(Item::spot)
                .filter(spot -> spot.personal().isEmpty() || spot.personal().equals(Set.of(Part.IDENTITY)))
                .map(Spot::value)
                .filter(text -> text.length() <= 200)
                .collect(Collectors.toCollection(TreeSet::new));
        files.forEach(file -> texts.add(file.sha256()));
        Set<String> chosen = goes.stream().map(Item::key).collect(Collectors.toSet());
        Set<String> digests = files.stream().map(File::sha256).collect(Collectors.toSet());
        Set<StreamId> own = goes.stream().map(item -> item.event().stream()).collect(Collectors.toSet());
        for (Spot spot : erasures.elsewhere(texts, Set.of())) {
            StoredEvent event = store.find(spot.eventId()).orElseThrow();
            Item item = new Item(event, spot);
            boolean ownDigest = digests.contains(spot.value()) && own.contains(event.stream());
            if (!chosen.contains(item.key())
                    && !ownDigest
                    && !event.stream().kind().equals("erasure")
                    && !spot.pointer().equals("/actor")
                    && dossiers.holding(who, event.stream()).isPresent()) {
                (spot.redactable() ? offered : remains).add(item);
            }
        }
    }

    /**
     * What was proposed as it stands now, for the second person.
     *
     * @param hidden how many fields are in records that are not open to this person
     * @param remains copies that stay, each with why
     */
    public record Review(List<Item> items, int hidden, List<Item> remains, boolean held) {}

    /** Looks at a proposal; who may know of it has been checked. */
    Review review(Subject who, ErasureProposed proposed) {
        List<Item> items = new ArrayList<>();
        int hidden = 0;
        for (Fields fields : proposed.fields()) {
            StoredEvent event = store.find(fields.eventId()).orElseThrow();
            boolean own = event.stream()
                    .equals(new StreamId("person", proposed.target().id()));
            if (own || dossiers.holding(who, event.stream()).isPresent()) {
                erasures.spots(event).stream()
                        .filter(spot -> fields.pointers().contains(spot.pointer()))
                        .forEach(spot -> items.add(new Item(event, spot)));
            } else {
                hidden += fields.pointers().size();
            }
        }
        List<Item> live =
                items.stream().filter(item -> item.spot().tombstone() == null).toList();
        List<Item> remains = new ArrayList<>();
        copies(who, live, List.of(), new ArrayList<>(), remains);
        Set<StreamId> touched = live.stream().map(item -> item.event().stream()).collect(Collectors.toSet());
        return new Review(items, hidden, remains, !holds.over(touched).isEmpty());
    }

    /** Streams whose events name one of these files. */
    Set<StreamId> usersOf(List<File> files) {
        return erasures.elsewhere(files.stream().map(File::sha256).toList(), Set.of()).stream()
                .map(spot -> store.find(spot.eventId()).orElseThrow().stream())
                .filter(stream -> !List.of("erasure", "bundle").contains(stream.kind()))
                .collect(Collectors.toSet());
    }

    /** Parts by their names; unknown ones are left out. */
    public static Set<Part> parts(Collection<String> names) {
        return Arrays.stream(Part.values())
                .filter(part -> names.contains(part.name()))
                .collect(Collectors.toSet());
    }
}
