package org.probity.record.store;

import static org.probity.db.Tables.RECORD_ATTACHMENT;
import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_SEQUENCE;
import static org.probity.db.Tables.RECORD_TOMBSTONE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.fsck.Fsck;
import org.probity.ledger.json.Json;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TileReader;
import org.probity.platform.db.Db;
import org.probity.record.Attachments;
import org.probity.record.RecordCare.Fault;
import org.probity.record.RecordCare.Report;
import org.probity.record.StreamId;
import tools.jackson.databind.json.JsonMapper;

/** One check of the whole record. Reads in batches; memory does not grow with the record. */
final class RecordCheck {
    private static final int BATCH = 500;
    private static final int LISTED = 100;

    private final Db db;
    private final Store store;
    private final List<VerifierKey> keys;
    private final Attachments attachments;
    private final LongConsumer progress;
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long events;
    private long erased;
    private long files;

    RecordCheck(Db db, Store store, List<VerifierKey> keys, Attachments attachments, LongConsumer progress) {
        this.db = db;
        this.store = store;
        this.keys = keys;
        this.attachments = attachments;
        this.progress = progress;
    }

    Report run(Optional<String> seen) {
        if (keys.isEmpty()) {
            notes.add("the log's key is not here, so no signature of the log was checked");
        }
        // The log is read first: what it covers was numbered before, so the database, read later, must know it.
        SignedCheckpoint published = published();
        long size = published == null ? 0 : published.checkpoint().size();
        Fsck.Report log = published == null ? null : new Fsck(store, keys).run();
        if (log != null) {
            log.faults().forEach(fault -> add("log/" + fault.place(), fault.says()));
        }
        db.snapshot(sql -> {
            walk(sql, published);
            erased =
                    sql.fetchCount(sql.selectDistinct(RECORD_TOMBSTONE.EVENT_ID).from(RECORD_TOMBSTONE));
            events(sql, size);
            seen.ifPresent(note -> compare(sql, note));
            attachments(sql);
            return true;
        });
        return new Report(events, erased, size, files, faults, notes);
    }

    private void add(String place, String says) {
        if (faults.size() < LISTED) {
            faults.add(new Fault(place, says));
        }
    }

    private @Nullable SignedCheckpoint published() {
        try {
            byte[] bytes = store.read(Store.CHECKPOINT);
            return bytes == null ? null : SignedCheckpoint.parse(bytes);
        } catch (IOException | LedgerException unreadable) {
            add("log/checkpoint", String.valueOf(unreadable.getMessage()));
            return null;
        }
    }

    /** Numbers, leaves and every checkpoint the record remembers; then whether the log is at least as far. */
    private void walk(DSLContext sql, @Nullable SignedCheckpoint published) {
        try {
            LeafWalk walk = new LeafWalk(sql, new LeafWalk.Nowhere());
            SignedCheckpoint last = walk.last();
            if (last != null && !keys.isEmpty()) {
                last.requireSignedBy(keys);
            }
            walk.run(progress);
            long known = published == null ? 0 : published.checkpoint().size();
            if (last != null && known < last.checkpoint().size()) {
                add(
                        "log/checkpoint",
                        "it covers " + known + " entries, but the record remembers one over "
                                + last.checkpoint().size() + ": the log was lost or set back");
            }
        } catch (IOException | IllegalStateException | LedgerException wrong) {
            add("record", String.valueOf(wrong.getMessage()));
        }
    }

    private void events(DSLContext sql, long size) {
        TileReader tiles = new TileReader(store, size);
        String after = "";
        while (true) {
            Result<? extends Record> batch = sql.select()
                    .from(RECORD_EVENT)
                    .leftJoin(RECORD_LEAF)
                    .on(RECORD_LEAF.EVENT_ID.eq(RECORD_EVENT.ID))
                    .leftJoin(RECORD_SEQUENCE)
                    .on(RECORD_SEQUENCE.EVENT_ID.eq(RECORD_EVENT.ID))
                    .where(RECORD_EVENT.ID.gt(after))
                    .orderBy(RECORD_EVENT.ID)
                    .limit(BATCH)
                    .fetch();
            if (batch.isEmpty()) {
                return;
            }
            for (Record row : batch) {
                after = row.get(RECORD_EVENT.ID);
                event(sql, row, tiles);
            }
            events += batch.size();
            progress.accept(events);
        }
    }

    private void event(DSLContext sql, Record row, TileReader tiles) {
        String place = "event " + row.get(RECORD_EVENT.ID);
        byte[] leaf = row.get(RECORD_LEAF.LEAF);
        if (leaf == null) {
            add(place, "it has no leaf");
            return;
        }
        try {
            Long index = row.get(RECORD_SEQUENCE.LOG_INDEX);
            if (index != null && index < tiles.size() && !Arrays.equals(tiles.entry(index), leaf)) {
                add(place, "its leaf is not entry " + index + " of the log");
            }
            differences(sql, row, leaf).forEach(difference -> add(place, words(difference)));
        } catch (LedgerException | tools.jackson.core.JacksonException wrong) {
            add(place, String.valueOf(wrong.getMessage()));
        }
    }

    @SuppressWarnings("unchecked")
    private Json.Obj whole(Record row) {
        return SealedForm.of(
                row.get(RECORD_EVENT.ID),
                new StreamId(row.get(RECORD_EVENT.STREAM_KIND), row.get(RECORD_EVENT.STREAM_ID)),
                row.get(RECORD_EVENT.VERSION),
                row.get(RECORD_EVENT.TYPE),
                row.get(RECORD_EVENT.SCHEMA),
                row.get(RECORD_EVENT.AT),
                row.get(RECORD_EVENT.ACTOR),
                json.readValue(row.get(RECORD_EVENT.BODY), Map.class));
    }

    /** What was erased, by the record's own word, is no difference. */
    private List<Comparison.Difference> differences(DSLContext sql, Record row, byte[] leaf) {
        String lines = row.get(RECORD_LEAF.DISCLOSURES);
        List<Comparison.Difference> differences = Comparison.of(whole(row), leaf, lines, pointer -> false);
        if (differences.isEmpty()) {
            return differences;
        }
        Set<String> gone = sql.select(RECORD_TOMBSTONE.POINTER)
                .from(RECORD_TOMBSTONE)
                .where(RECORD_TOMBSTONE.EVENT_ID.eq(row.get(RECORD_EVENT.ID)))
                .fetchSet(RECORD_TOMBSTONE.POINTER);
        return Comparison.of(whole(row), leaf, lines, gone::contains);
    }

    private static String words(Comparison.Difference difference) {
        return switch (difference.kind()) {
            case EDITED -> "its " + difference.pointer() + " is not what was sealed";
            case UNPROVEN -> "its " + difference.pointer() + " has lost its disclosure, and no erasure is recorded";
            case DISCLOSURE -> "its disclosures do not belong to its leaf";
            default -> "its leaf cannot be read";
        };
    }

    /** A checkpoint kept outside: the leaves must give its tree, or the record is older than what the world has seen. */
    private void compare(DSLContext sql, String note) {
        try {
            SignedCheckpoint given = SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8));
            if (!keys.isEmpty()) {
                given.requireSignedBy(keys);
            }
            Checkpoint outside = given.checkpoint();
            long numbered = LeafWalk.numbered(sql);
            if (outside.size() > numbered) {
                add(
                        "the checkpoint given",
                        "it covers " + outside.size() + " entries, this record has only "
                                + numbered + ": it is older than what the world has seen. To go on writing here would"
                                + " fork the log. Look for a newer backup; if there is none, see docs/operators.md");
            } else if (!LeafWalk.root(sql, outside.size()).equals(outside.root())) {
                add(
                        "the checkpoint given",
                        "its tree of " + outside.size()
                                + " entries is not the tree of this record: the log was forked, or this is another one");
            } else {
                notes.add("the record continues the checkpoint given, over " + outside.size() + " entries");
            }
        } catch (LedgerException wrong) {
            add("the checkpoint given", String.valueOf(wrong.getMessage()));
        }
    }

    /** One cause, such as a key that is not here, is told once however many files it hits. */
    private void attachments(DSLContext sql) {
        Map<String, List<String>> causes = new LinkedHashMap<>();
        for (String sha256 : sql.select(RECORD_ATTACHMENT.SHA256)
                .from(RECORD_ATTACHMENT)
                .orderBy(RECORD_ATTACHMENT.SHA256)
                .fetch(RECORD_ATTACHMENT.SHA256)) {
            try {
                attachments.open(sha256);
                files++;
            } catch (RuntimeException wrong) {
                causes.computeIfAbsent(String.valueOf(wrong.getMessage()), any -> new ArrayList<>())
                        .add(sha256);
            }
        }
        causes.forEach((cause, hit) -> {
            String others = hit.size() == 1 ? "" : " and " + (hit.size() - 1) + " more";
            add("attachment " + hit.getFirst() + others, "cannot be opened: " + cause);
        });
    }
}
