package org.probity.record.store;

import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_SEQUENCE;
import static org.probity.db.Tables.RECORD_TOMBSTONE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.json.Json;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.proof.TlogProof;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TileReader;
import org.probity.platform.db.Db;
import org.probity.record.Spot;
import org.probity.record.StoredEvent;
import org.probity.record.Verifications;
import org.springframework.stereotype.Component;

/** Checks over the rows of the database and the tiles of the log. */
@Component
class LogVerifications implements Verifications {
    private final Db db;
    private final EventCodec codec;
    private final LogHome home;
    private final Checkpoints checkpoints;

    LogVerifications(Db db, EventCodec codec, LogHome home, Checkpoints checkpoints) {
        this.db = db;
        this.codec = codec;
        this.home = home;
        this.checkpoints = checkpoints;
    }

    /** What the database has of an event. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(
            int schema,
            String body,
            byte @Nullable [] leaf,
            @Nullable String disclosures,
            @Nullable Long index) {}

    @Override
    public Map<String, Checked> check(Collection<StoredEvent> events) {
        Map<String, Kept> kept = kept(events);
        Map<String, Set<String>> erased = erased(events);
        Map<String, Checked> checked = new HashMap<>();
        SignedCheckpoint checkpoint = checkpoints.latest().orElse(null);
        try (Store store = home.reading()) {
            TileReader tiles = new TileReader(
                    store, checkpoint == null ? 0 : checkpoint.checkpoint().size());
            for (StoredEvent event : events) {
                Kept row = kept.get(event.id());
                if (row != null) {
                    checked.put(
                            event.id(),
                            check(event, row, erased.getOrDefault(event.id(), Set.of()), checkpoint, tiles));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return checked;
    }

    private Map<String, Kept> kept(Collection<StoredEvent> events) {
        List<String> ids = events.stream().map(StoredEvent::id).toList();
        Map<String, Kept> kept = new HashMap<>();
        db.read(sql -> sql.select(
                                RECORD_EVENT.ID,
                                RECORD_EVENT.SCHEMA,
                                RECORD_EVENT.BODY,
                                RECORD_LEAF.LEAF,
                                RECORD_LEAF.DISCLOSURES,
                                RECORD_SEQUENCE.LOG_INDEX)
                        .from(RECORD_EVENT)
                        .leftJoin(RECORD_LEAF)
                        .on(RECORD_LEAF.EVENT_ID.eq(RECORD_EVENT.ID))
                        .leftJoin(RECORD_SEQUENCE)
                        .on(RECORD_SEQUENCE.EVENT_ID.eq(RECORD_EVENT.ID))
                        .where(RECORD_EVENT.ID.in(ids))
                        .fetch())
                .forEach(row -> kept.put(
                        row.value1(), new Kept(row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));
        return kept;
    }

    private Map<String, Set<String>> erased(Collection<StoredEvent> events) {
        return db.read(sql -> sql
                .select(RECORD_TOMBSTONE.EVENT_ID, RECORD_TOMBSTONE.POINTER)
                .from(RECORD_TOMBSTONE)
                .where(RECORD_TOMBSTONE.EVENT_ID.in(
                        events.stream().map(StoredEvent::id).toList()))
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1(), Collectors.mapping(row -> row.value2(), Collectors.toSet()))));
    }

    private Checked check(
            StoredEvent event, Kept row, Set<String> erased, @Nullable SignedCheckpoint checkpoint, TileReader tiles) {
        List<Step> steps = new ArrayList<>();
        byte[] leaf = row.leaf();
        if (leaf == null) {
            steps.add(new Step(false, "The sealed entry of this event is missing from the database."));
            return new Checked(event.id(), Outcome.REFUTED, -1, 0, steps);
        }
        matches(event, row, leaf, erased, steps);
        Long index = row.index();
        if (index == null
                || checkpoint == null
                || index >= checkpoint.checkpoint().size()) {
            boolean holds = steps.stream().allMatch(Step::holds);
            return new Checked(
                    event.id(), holds ? Outcome.WAITING : Outcome.REFUTED, index == null ? -1 : index, 0, steps);
        }
        included(index, leaf, checkpoint, tiles, steps);
        signed(checkpoint, steps);
        boolean holds = steps.stream().allMatch(Step::holds);
        return new Checked(
                event.id(),
                holds ? Outcome.VERIFIED : Outcome.REFUTED,
                index,
                checkpoint.checkpoint().size(),
                steps);
    }

    /** Whether what the pages show is what was sealed. */
    private void matches(StoredEvent event, Kept row, byte[] leaf, Set<String> erased, List<Step> steps) {
        Json.Obj told = SealedForm.of(
                event.id(),
                event.stream(),
                event.version(),
                event.type(),
                row.schema(),
                event.at(),
                event.actor().text(),
                codec.fields(row.body()));
        List<Comparison.Difference> differences = Comparison.of(told, leaf, row.disclosures(), erased::contains);
        if (differences.stream().anyMatch(one -> one.pointer().isEmpty())) {
            steps.add(new Step(false, "What is kept beside the entry does not belong to it."));
            return;
        }
        steps.add(new Step(
                true, "Each field kept beside the entry was hashed again with its salt and stands in the entry."));
        String differ = differences.stream()
                .map(one -> Spot.place(one.pointer()))
                .sorted()
                .collect(Collectors.joining(", "));
        steps.add(
                differ.isEmpty()
                        ? new Step(true, "What this page shows is what was sealed, field by field" + but(erased) + ".")
                        : new Step(false, "The database tells something else than was sealed: " + differ + "."));
    }

    private static String but(Set<String> erased) {
        return erased.isEmpty()
                ? ""
                : ", but for " + erased.size() + " that " + (erased.size() == 1 ? "was" : "were") + " erased";
    }

    private static void included(
            long index, byte[] leaf, SignedCheckpoint checkpoint, TileReader tiles, List<Step> steps) {
        long size = checkpoint.checkpoint().size();
        try {
            if (!Arrays.equals(tiles.entry(index), leaf)) {
                steps.add(new Step(false, "The log holds another entry under number " + index + "."));
                return;
            }
            boolean holds = new TlogProof(
                            index,
                            tiles.inclusion(index, checkpoint.checkpoint().root()),
                            checkpoint)
                    .includes(leaf);
            steps.add(new Step(
                    holds,
                    holds
                            ? "The entry is number " + index + " of the log; its hashes lead to the root of checkpoint "
                                    + size + "."
                            : "The hashes of entry " + index + " do not lead to the root of checkpoint " + size + "."));
        } catch (LedgerException damaged) {
            steps.add(new Step(false, "The log is damaged: " + damaged.getMessage() + "."));
        }
    }

    private void signed(SignedCheckpoint checkpoint, List<Step> steps) {
        try {
            checkpoint.requireSignedBy(home.keys());
            steps.add(new Step(true, "The checkpoint is signed by the log's key."));
        } catch (LedgerException unsigned) {
            steps.add(new Step(false, "The checkpoint is not signed by the log's key: " + unsigned.getMessage() + "."));
        }
    }

    @Override
    public Optional<Files> files(StoredEvent event) {
        Kept row = kept(List.of(event)).get(event.id());
        SignedCheckpoint checkpoint = checkpoints.latest().orElse(null);
        if (row == null || checkpoint == null) {
            return Optional.empty();
        }
        byte[] leaf = row.leaf();
        Long index = row.index();
        if (leaf == null || index == null || index >= checkpoint.checkpoint().size()) {
            return Optional.empty();
        }
        try (Store store = home.reading()) {
            TileReader tiles = new TileReader(store, checkpoint.checkpoint().size());
            TlogProof proof = new TlogProof(
                    index, tiles.inclusion(index, checkpoint.checkpoint().root()), checkpoint);
            String lines = LeafLines.parse(row.disclosures()).stream()
                    .map(placed -> placed.disclosure().encoded() + "\n")
                    .collect(Collectors.joining());
            return Optional.of(new Files(index, leaf, proof.bytes(), lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
