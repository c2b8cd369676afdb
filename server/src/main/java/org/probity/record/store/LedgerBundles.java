package org.probity.record.store;

import static org.probity.db.Tables.RECORD_LEAF;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jooq.Record2;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.EvidenceBundle;
import org.probity.ledger.entry.Disclosure;
import org.probity.ledger.entry.Placed;
import org.probity.ledger.entry.SealedEntry;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.proof.TlogProof;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TileReader;
import org.probity.platform.db.Db;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Attachments;
import org.probity.record.Bundles;
import org.probity.record.Seal;
import org.probity.record.Seals;
import org.probity.record.Spot;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Evidence bundles by the ledger's writer, from the log's tiles and the disclosures that are still there. */
@Component
class LedgerBundles implements Bundles {
    private static final int TRIES = 40;
    private static final int PAUSE_MILLIS = 100;

    private final Db db;
    private final LogHome home;
    private final Seals seals;
    private final Checkpoints checkpoints;
    private final Attachments attachments;
    private final AnchoredCheckpoints anchored;

    LedgerBundles(
            Db db,
            LogHome home,
            Seals seals,
            Checkpoints checkpoints,
            Attachments attachments,
            AnchoredCheckpoints anchored) {
        this.db = db;
        this.home = home;
        this.seals = seals;
        this.checkpoints = checkpoints;
        this.attachments = attachments;
        this.anchored = anchored;
    }

    @Override
    public Bundle make(Choice choice) {
        if (choice.picks().isEmpty()) {
            throw new RefusedException("There is no event to prove.", "Choose at least one.");
        }
        Map<String, Seal> sealed =
                sealed(choice.picks().stream().map(Pick::event).toList());
        SignedCheckpoint checkpoint = checkpoint(choice, sealed);
        As as = choice.as() == null ? new As(checkpoint.checkpoint().size(), db.now()) : choice.as();
        EvidenceBundle bundle = new EvidenceBundle(checkpoint, anchored.keys())
                .title(shortened(choice.title()))
                .made(as.made());
        anchored.history().ifPresent(bundle::history);
        anchored.timestamps(checkpoint.checkpoint().size()).forEach(bundle::timestamp);
        Map<Long, StoredEvent> events = addEntries(bundle, choice, sealed, checkpoint);
        addAttachments(bundle, choice.attachments());
        List<Told> told = bundle.preview().entrySet().stream()
                .map(entry -> new Told(
                        Objects.requireNonNull(events.get(entry.getKey())),
                        entry.getKey(),
                        places(JsonPlaces.words(entry.getValue()))))
                .toList();
        return new Bundle(fileName(choice.title()), as, told, out -> {
            try {
                bundle.write(out);
            } catch (LedgerException unfit) {
                throw new RefusedException(
                        "The bundle cannot be made: " + unfit.getMessage() + ".", "Change the choice.");
            }
        });
    }

    private SignedCheckpoint checkpoint(Choice choice, Map<String, Seal> sealed) {
        As as = choice.as();
        if (as == null) {
            long last = choice.picks().stream()
                    .mapToLong(pick -> index(sealed, pick.event()))
                    .max()
                    .orElse(0);
            return anchored.choose(last + 1);
        }
        return checkpoints
                .ofSize(as.checkpoint())
                .orElseThrow(() -> new RefusedException("There is no such checkpoint.", "Make the bundle anew."));
    }

    private static SequencedMap<String, String> places(SequencedMap<String, String> pointers) {
        SequencedMap<String, String> places = new LinkedHashMap<>();
        pointers.forEach((pointer, value) -> {
            if (!pointer.isEmpty()) {
                places.put(Spot.place(pointer), value);
            }
        });
        return places;
    }

    private Map<Long, StoredEvent> addEntries(
            EvidenceBundle bundle, Choice choice, Map<String, Seal> sealed, SignedCheckpoint checkpoint) {
        Map<Long, StoredEvent> events = new TreeMap<>();
        try (Store store = home.reading()) {
            TileReader tiles = new TileReader(store, checkpoint.checkpoint().size());
            List<Pick> inOrder = choice.picks().stream()
                    .sorted(Comparator.comparingLong(pick -> index(sealed, pick.event())))
                    .toList();
            for (Pick pick : inOrder) {
                long index = index(sealed, pick.event());
                Record2<byte[], String> leaf = leaf(pick.event().id());
                TlogProof proof = new TlogProof(
                        index, tiles.inclusion(index, checkpoint.checkpoint().root()), checkpoint);
                bundle.entry(proof, leaf.value1(), chosen(LeafLines.parse(leaf.value2()), pick.fields()));
                events.put(index, pick.event());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return events;
    }

    private static long index(Map<String, Seal> sealed, StoredEvent event) {
        return Objects.requireNonNull(
                Objects.requireNonNull(sealed.get(event.id())).logIndex());
    }

    private Record2<byte[], String> leaf(String eventId) {
        return db.read(sql -> sql.select(RECORD_LEAF.LEAF, RECORD_LEAF.DISCLOSURES)
                .from(RECORD_LEAF)
                .where(RECORD_LEAF.EVENT_ID.eq(eventId))
                .fetchSingle());
    }

    /** Disclosures that were erased are no longer there to be chosen; the entry is proven without them. */
    private static List<Disclosure> chosen(List<Placed> all, List<String> fields) {
        return fields.contains(ALL) ? all.stream().map(Placed::disclosure).toList() : SealedEntry.select(all, fields);
    }

    private void addAttachments(EvidenceBundle bundle, Map<String, String> files) {
        for (var file : new TreeMap<>(files).entrySet()) {
            byte[] bytes = attachments
                    .open(file.getValue())
                    .orElseThrow(() ->
                            new RefusedException("The file " + file.getKey() + " has been erased.", "Leave it out."));
            bundle.attachment(file.getKey(), () -> new ByteArrayInputStream(bytes));
        }
    }

    /** Waits for the sequencer, which is at most a second behind. */
    private Map<String, Seal> sealed(Collection<StoredEvent> events) {
        for (int i = 0; i < TRIES; i++) {
            Map<String, Seal> present = seals.of(events);
            if (present.values().stream().allMatch(Seal::published)) {
                return present;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new RefusedException("Some of the events are not sealed yet.", "Try again in a minute.");
    }

    private static String shortened(String title) {
        return title.length() <= 200 ? title : title.substring(0, 200);
    }

    private static String fileName(String title) {
        String plain =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "evidence" : plain.substring(0, Math.min(60, plain.length()))) + ".evidence.zip";
    }
}
