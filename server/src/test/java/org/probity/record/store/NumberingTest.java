package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_SEQUENCE;
import static org.probity.db.Tables.RECORD_WAITING;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jooq.DSLContext;
import org.junit.jupiter.api.io.TempDir;
import org.probity.record.StreamId;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;

/** The order of the log: by time of writing, and within a stream always by version, whatever the clocks say. */
class NumberingTest {
    private static final int STREAMS = 3;
    private static final int VERSIONS = 5;

    @TempDir
    private Path folder;

    /** Ends a transaction of a test without a trace. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @OnEachDatabase
    void a_stream_is_numbered_by_version_even_when_its_ids_run_backwards(Engine engine) {
        try (Room room = Room.on(engine, folder).open()) {
            assertThatThrownBy(() -> room.db().change(sql -> {
                        for (int stream = 0; stream < STREAMS; stream++) {
                            for (int version = 1; version <= VERSIONS; version++) {
                                wait(sql, "s" + stream, version, "%02d-%d".formatted(50 - version, stream));
                            }
                        }
                        // Pieces of two: what goes first has the largest ids and lies outside the first piece.
                        int numbered = 0;
                        while (numbered < STREAMS * VERSIONS) {
                            int now = Numbering.number(sql, 2);
                            assertThat(now).isPositive();
                            numbered += now;
                        }
                        assertThat(sql.fetchCount(RECORD_WAITING)).isZero();
                        assertInOrder(sql);
                        throw new Undone();
                    }))
                    .isInstanceOf(Undone.class);
        }
    }

    private static void wait(DSLContext sql, String stream, long version, String id) {
        sql.insertInto(RECORD_EVENT)
                .set(RECORD_EVENT.ID, id)
                .set(RECORD_EVENT.STREAM_KIND, "note")
                .set(RECORD_EVENT.STREAM_ID, stream)
                .set(RECORD_EVENT.VERSION, version)
                .set(RECORD_EVENT.TYPE, "test.note-written")
                .set(RECORD_EVENT.SCHEMA, 1)
                .set(RECORD_EVENT.BODY, "{}")
                .set(RECORD_EVENT.ACTOR, "person:anna")
                .set(RECORD_EVENT.AT, Instant.EPOCH)
                .execute();
        sql.insertInto(RECORD_WAITING)
                .set(RECORD_WAITING.EVENT_ID, id)
                .set(RECORD_WAITING.AT, Instant.EPOCH)
                .execute();
    }

    private static void assertInOrder(DSLContext sql) {
        Map<String, Long> last = new HashMap<>();
        sql.select(RECORD_EVENT.STREAM_ID, RECORD_EVENT.VERSION)
                .from(RECORD_SEQUENCE)
                .join(RECORD_EVENT)
                .on(RECORD_EVENT.ID.eq(RECORD_SEQUENCE.EVENT_ID))
                .orderBy(RECORD_SEQUENCE.LOG_INDEX)
                .forEach(row -> {
                    assertThat(row.value2()).isEqualTo(last.getOrDefault(row.value1(), 0L) + 1);
                    last.put(row.value1(), row.value2());
                });
        assertThat(last).hasSize(STREAMS);
    }

    @Property(tries = 200)
    void whatever_the_ids_every_stream_is_in_order_and_nothing_is_lost(
            @ForAll("waiting") List<Numbering.Waiting> events) {
        List<Numbering.Waiting> ordered = Numbering.inOrder(events);
        assertThat(ordered).containsExactlyInAnyOrderElementsOf(events);
        Map<StreamId, Long> last = new HashMap<>();
        for (Numbering.Waiting event : ordered) {
            assertThat(event.version()).isGreaterThan(last.getOrDefault(event.stream(), 0L));
            last.put(event.stream(), event.version());
        }
    }

    @Property(tries = 200)
    void ids_that_agree_with_the_versions_are_the_order(@ForAll("waiting") List<Numbering.Waiting> events) {
        List<Numbering.Waiting> honest = new ArrayList<>();
        events.stream()
                .sorted(Comparator.comparing(Numbering.Waiting::version))
                .forEach(event -> honest.add(
                        new Numbering.Waiting("%05d".formatted(honest.size()), event.stream(), event.version())));
        List<Numbering.Waiting> mixed = new ArrayList<>(honest);
        mixed.sort(Comparator.comparing(Numbering.Waiting::hashCode));
        assertThat(Numbering.inOrder(mixed)).containsExactlyElementsOf(honest);
    }

    @Provide
    Arbitrary<List<Numbering.Waiting>> waiting() {
        Arbitrary<List<Integer>> streams =
                Arbitraries.integers().between(1, 6).list().ofMaxSize(60);
        return streams.flatMap(
                owners -> Arbitraries.shuffle(numbers(owners.size())).map(ids -> {
                    Map<Integer, Long> versions = new HashMap<>();
                    List<Numbering.Waiting> events = new ArrayList<>();
                    for (int i = 0; i < owners.size(); i++) {
                        long version = versions.merge(owners.get(i), 1L, Long::sum);
                        events.add(new Numbering.Waiting(
                                "%05d".formatted(ids.get(i)), new StreamId("note", "s" + owners.get(i)), version));
                    }
                    return events;
                }));
    }

    private static List<Integer> numbers(int size) {
        return java.util.stream.IntStream.range(0, size).boxed().toList();
    }
}
