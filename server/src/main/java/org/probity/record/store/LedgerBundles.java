package org.probity.record.store;

import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_LEAF;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
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
    private final Attachments attachments;

    LedgerBundles(Db db, LogHome home, Seals seals, Attachments attachments) {
        this.db = db;
        this.home = home;
        this.seals = seals;
        this.attachments = attachments;
    }

    @Override
    public Bundle make(Choice choice) {
        if (choice.events().isEmpty()) {
            throw new RefusedException("There is no event to prove.", "Choose at least one.");
        }
        Map<String, Seal> sealed = sealed(choice.events());
        SignedCheckpoint checkpoint = latest();
        EvidenceBundle bundle = new EvidenceBundle(checkpoint, home.keys())
                .title(shortened(choice.title()))
                .made(db.now());
        addEntries(bundle, choice, sealed, checkpoint);
        addAttachments(bundle, choice.attachments());
        List<String> preview = bundle.preview().values().stream()
                .map(entry -> entry.canonical())
                .toList();
        return new Bundle(fileName(choice.title()), checkpoint.checkpoint().size(), preview, bundle::write);
    }

    private void addEntries(
            EvidenceBundle bundle, Choice choice, Map<String, Seal> sealed, SignedCheckpoint checkpoint) {
        try (Store store = home.reading()) {
            TileReader tiles = new TileReader(store, checkpoint.checkpoint().size());
            List<StoredEvent> inOrder = choice.events().stream()
                    .sorted(Comparator.comparingLong(event -> index(sealed, event)))
                    .toList();
            for (StoredEvent event : inOrder) {
                long index = index(sealed, event);
                Record2<byte[], String> leaf = leaf(event.id());
                TlogProof proof = new TlogProof(
                        index, tiles.inclusion(index, checkpoint.checkpoint().root()), checkpoint);
                bundle.entry(proof, leaf.value1(), chosen(leaf.value2(), choice.fields()));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
    private static List<Disclosure> chosen(@Nullable String lines, List<String> fields) {
        List<Placed> all = lines == null
                ? List.of()
                : lines.lines()
                        .map(line -> line.split("\t", 2))
                        .map(parts -> new Placed(parts[0], Disclosure.parse(parts[1])))
                        .toList();
        return fields.isEmpty() ? all.stream().map(Placed::disclosure).toList() : SealedEntry.select(all, fields);
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
    private Map<String, Seal> sealed(List<StoredEvent> events) {
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

    private SignedCheckpoint latest() {
        String note = db.read(sql -> sql.select(RECORD_CHECKPOINT.NOTE)
                .from(RECORD_CHECKPOINT)
                .orderBy(RECORD_CHECKPOINT.TREE_SIZE.desc())
                .limit(1)
                .fetchSingle(RECORD_CHECKPOINT.NOTE));
        return SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8));
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
