package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probity.db.Tables.PLATFORM_DRAFT;
import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.db.Tables.RECORD_LEAF;
import static org.probity.db.Tables.RECORD_SEQUENCE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;

class EventStoreTest {
    private static final Actor ANNA = Actor.person("anna");
    private static final StreamId STREAM = new StreamId("note", "one");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");

    @TempDir
    private Path folder;

    private Room room(Engine engine) {
        return Room.on(engine, folder).knowing(Note.class).with(NoteBoard.class).open();
    }

    private static Change change(StreamId stream, long expected, String... texts) {
        return new Change(
                stream, expected, List.of(texts).stream().map(Note.Written::of).toList());
    }

    @OnEachDatabase
    void what_was_appended_is_read_back_as_it_was(Engine engine) {
        try (Room room = room(engine)) {
            EventStore store = room.get(EventStore.class);
            Note.Written full =
                    new Note.Written("grüß 𝄞 \"quoted\"", Long.MAX_VALUE, NOON, List.of("b", "a"), Map.of("k", "v"));
            List<StoredEvent> stored =
                    store.append(ANNA, NOON, new Change(STREAM, 0, List.of(full, new Note.Struck("wrong"))));
            History history = store.history(STREAM);
            assertThat(history.events()).isEqualTo(stored);
            assertThat(history.version()).isEqualTo(2);
            assertThat(history.events().getFirst())
                    .extracting(StoredEvent::body, StoredEvent::actor, StoredEvent::at, StoredEvent::type)
                    .containsExactly(full, ANNA, NOON, "test.note-written");
            assertThat(store.find(stored.getLast().id())).contains(stored.getLast());
            assertThat(store.find("unknown")).isEmpty();
            assertThat(store.history(new StreamId("note", "two")).exists()).isFalse();
        }
    }

    @OnEachDatabase
    void a_stale_version_changes_nothing_in_any_stream(Engine engine) {
        try (Room room = room(engine)) {
            EventStore store = room.get(EventStore.class);
            StreamId other = new StreamId("note", "two");
            store.append(ANNA, NOON, change(STREAM, 0, "first"));
            assertThatThrownBy(() -> store.append(
                            ANNA, NOON, List.of(change(other, 0, "elsewhere"), change(STREAM, 0, "stale"))))
                    .isInstanceOfSatisfying(StaleVersionException.class, stale -> {
                        assertThat(stale.stream()).isEqualTo(STREAM);
                        assertThat(stale.expected()).isZero();
                    });
            assertThatThrownBy(() -> store.append(ANNA, NOON, change(STREAM, 7, "from the future")))
                    .isInstanceOf(StaleVersionException.class);
            assertThat(store.history(other).exists()).isFalse();
            assertThat(store.history(STREAM).version()).isEqualTo(1);
            assertThat(board(room)).containsExactly("first");
        }
    }

    @OnEachDatabase
    void of_two_writers_on_one_version_exactly_one_wins(Engine engine) throws Exception {
        try (Room room = room(engine);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            EventStore store = room.get(EventStore.class);
            for (int round = 0; round < 10; round++) {
                long expected = round;
                List<Callable<Boolean>> writers = IntStream.range(0, 4)
                        .<Callable<Boolean>>mapToObj(writer -> () -> {
                            try {
                                store.append(ANNA, NOON, change(STREAM, expected, "writer " + writer));
                                return true;
                            } catch (StaleVersionException lost) {
                                return false;
                            }
                        })
                        .toList();
                assertThat(results(threads.invokeAll(writers)).stream().filter(won -> won))
                        .hasSize(1);
            }
            assertThat(store.history(STREAM).version()).isEqualTo(10);
        }
    }

    @OnEachDatabase
    void a_projection_that_fails_takes_the_events_back(Engine engine) {
        try (Room room = room(engine)) {
            EventStore store = room.get(EventStore.class);
            assertThatThrownBy(() -> store.append(ANNA, NOON, change(STREAM, 0, "fine", "poison")))
                    .hasMessageContaining("cannot take it");
            assertThat(store.history(STREAM).exists()).isFalse();
            assertThat(board(room)).isEmpty();
        }
    }

    @OnEachDatabase
    void projections_are_rebuilt_from_the_events_alone(Engine engine) {
        try (Room room = room(engine)) {
            EventStore store = room.get(EventStore.class);
            StreamId struck = new StreamId("note", "struck");
            store.append(ANNA, NOON, List.of(change(STREAM, 0, "a", "b"), change(struck, 0, "c")));
            store.append(ANNA, NOON, new Change(struck, 1, List.of(new Note.Struck("no"))));
            room.db().change(sql -> sql.deleteFrom(PLATFORM_DRAFT).execute());
            room.get(Rebuilds.class).run(ANNA);
            assertThat(board(room)).containsExactly("a", "b");
        }
    }

    @OnEachDatabase
    void a_timeline_is_in_order_of_time_across_streams(Engine engine) {
        try (Room room = room(engine)) {
            EventStore store = room.get(EventStore.class);
            StreamId other = new StreamId("note", "two");
            store.append(ANNA, NOON.plusSeconds(2), change(STREAM, 0, "second"));
            store.append(ANNA, NOON, change(other, 0, "first"));
            store.append(ANNA, NOON.plusSeconds(3), change(other, 1, "third"));
            assertThat(store.timeline(List.of(STREAM, other)))
                    .extracting(event -> ((Note.Written) event.body()).text())
                    .containsExactly("first", "second", "third");
        }
    }

    @OnEachDatabase
    void many_writers_are_numbered_without_gap_and_sealed(Engine engine) throws Exception {
        try (Room room = room(engine);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            EventStore store = room.get(EventStore.class);
            List<Callable<Boolean>> writers = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(writer -> () -> {
                        StreamId mine = new StreamId("note", "w" + writer);
                        store.append(ANNA, NOON, change(mine, 0, "a", "b", "c"));
                        store.append(ANNA, NOON, change(mine, 3, "d", "e"));
                        return true;
                    })
                    .toList();
            results(threads.invokeAll(writers));
            awaitSealed(room, 200);
            assertThat(indexes(room)).isEqualTo(LongStream.range(0, 200).boxed().toList());
            List<StoredEvent> one = store.history(new StreamId("note", "w7")).events();
            assertThat(room.get(Seals.class).of(one).values()).allMatch(Seal::published);
        }
    }

    @OnEachDatabase
    void a_restart_goes_on_with_the_same_log(Engine engine) throws Exception {
        List<String> before;
        String key;
        try (Room room = room(engine)) {
            room.get(EventStore.class).append(ANNA, NOON, change(STREAM, 0, "a", "b", "c"));
            awaitSealed(room, 3);
            before = sequence(room);
            key = room.get(Seals.class).state().verifierKey();
        }
        try (Room room = room(engine)) {
            room.get(EventStore.class).append(ANNA, NOON, change(STREAM, 3, "d"));
            awaitSealed(room, 4);
            assertThat(sequence(room)).startsWith(before.toArray(String[]::new)).hasSize(4);
            assertThat(room.get(Seals.class).state().verifierKey()).isEqualTo(key);
            assertThat(board(room)).containsExactly("a", "b", "c", "d");
        }
    }

    @OnEachDatabase
    void a_leaf_tells_nothing_of_its_event(Engine engine) {
        try (Room room = room(engine)) {
            room.get(EventStore.class)
                    .append(ANNA, NOON, change(new StreamId("note", "secret-stream"), 0, "the-secret-text"));
            byte[] leaf = room.db()
                    .read(sql -> sql.select(RECORD_LEAF.LEAF).from(RECORD_LEAF).fetchOne(RECORD_LEAF.LEAF));
            assertThat(new String(leaf, StandardCharsets.UTF_8))
                    .doesNotContain("secret", "anna", "note", "2026", "version");
        }
    }

    @OnEachDatabase
    void an_event_of_a_newer_program_is_refused_in_plain_words(Engine engine) {
        try (Room room = room(engine)) {
            EventStore store = room.get(EventStore.class);
            store.append(ANNA, NOON, change(STREAM, 0, "a"));
            room.db().change(sql -> sql.update(RECORD_EVENT)
                    .set(RECORD_EVENT.TYPE, "test.not-known-here")
                    .execute());
            assertThatThrownBy(() -> store.history(STREAM)).hasMessageContaining("written by a newer program");
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    private static List<String> board(Room room) {
        return room.db().read(sql -> sql.select(PLATFORM_DRAFT.BODY)
                .from(PLATFORM_DRAFT)
                .orderBy(PLATFORM_DRAFT.FORM)
                .fetch(PLATFORM_DRAFT.BODY));
    }

    private static List<Long> indexes(Room room) {
        return room.db().read(sql -> sql.select(RECORD_SEQUENCE.LOG_INDEX)
                .from(RECORD_SEQUENCE)
                .orderBy(RECORD_SEQUENCE.LOG_INDEX)
                .fetch(RECORD_SEQUENCE.LOG_INDEX));
    }

    private static List<String> sequence(Room room) {
        return room.db().read(sql -> sql.select(RECORD_SEQUENCE.EVENT_ID)
                .from(RECORD_SEQUENCE)
                .orderBy(RECORD_SEQUENCE.LOG_INDEX)
                .fetch(RECORD_SEQUENCE.EVENT_ID));
    }

    /** Waits until a checkpoint covers so many events. */
    static void awaitSealed(Room room, long events) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (room.get(Seals.class).state().size() < events) {
            assertThat(Instant.now()).as("sealed in time").isBefore(end);
            Thread.sleep(20);
        }
    }
}
