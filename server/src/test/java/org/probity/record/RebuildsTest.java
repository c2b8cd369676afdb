package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probity.db.Tables.PLATFORM_DRAFT;
import static org.probity.db.Tables.RECORD_REBUILD;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.probity.platform.decide.RefusedException;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;

/** Derived tables are made anew beside the requests; what was right is not touched, what was wrong is counted. */
class RebuildsTest {
    private static final Actor ANNA = Actor.person("anna");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    private Room room(Engine engine) {
        return Room.on(engine, folder).knowing(Note.class).with(NoteBoard.class).open();
    }

    /** Random commands on ten streams: mostly notes, now and then one that strikes all of a stream. */
    private static final class Commands {
        private final Random random;
        private final EventStore store;
        private final String prefix;

        Commands(Room room, String prefix, long seed) {
            this.random = new Random(seed);
            this.store = room.get(EventStore.class);
            this.prefix = prefix;
        }

        void run(int times) {
            for (int i = 0; i < times; i++) {
                History history = store.history(new StreamId("note", prefix + random.nextInt(10)));
                Event event = random.nextInt(8) == 0
                        ? new Note.Struck("all of it")
                        : Note.Written.of("text " + random.nextInt(1_000));
                store.append(ANNA, NOON, new Change(history.stream(), history.version(), List.of(event, event)));
            }
        }
    }

    private static List<String> board(Room room) {
        return room.db().read(sql -> sql.selectFrom(PLATFORM_DRAFT)
                .orderBy(PLATFORM_DRAFT.OWNER, PLATFORM_DRAFT.FORM)
                .fetch(Object::toString));
    }

    @OnEachDatabase
    void after_random_commands_the_rebuilt_tables_equal_the_live_ones(Engine engine) {
        try (Room room = room(engine)) {
            for (long seed = 1; seed <= 3; seed++) {
                new Commands(room, "s", seed).run(60);
                List<String> live = board(room);
                Rebuilds.Last last = room.get(Rebuilds.class).run(ANNA);
                assertThat(last.state()).isEqualTo(Rebuilds.State.DONE);
                assertThat(last.put()).as("put, seed " + seed).isZero();
                assertThat(last.taken()).as("taken, seed " + seed).isZero();
                assertThat(board(room)).isEqualTo(live);
            }
        }
    }

    @OnEachDatabase
    void wrong_rows_are_put_right_and_counted(Engine engine) {
        try (Room room = room(engine)) {
            new Commands(room, "s", 7).run(40);
            List<String> live = board(room);
            room.db().change(sql -> {
                sql.execute("update platform_draft set body = 'doctored' where owner = 's1'");
                sql.execute("delete from platform_draft where owner = 's2'");
                sql.execute("insert into platform_draft (owner, form, body, at) values ('nobody', '1', 'put in', 0)");
            });
            Rebuilds.Last last = room.get(Rebuilds.class).run(ANNA);
            assertThat(board(room)).isEqualTo(live);
            assertThat(last.put()).isPositive();
            assertThat(last.taken()).isPositive();
            assertThat(room.get(EventStore.class)
                            .history(new StreamId("operations", "projections"))
                            .events()
                            .getFirst()
                            .body())
                    .isEqualTo(new RecordEvent.ProjectionsRebuilt(last.done(), last.put(), last.taken()));
        }
    }

    @OnEachDatabase
    void while_others_append_nothing_is_lost_and_no_reader_sees_half(Engine engine) throws Exception {
        try (Room room = room(engine);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new Commands(room, "still", 1).run(40);
            List<String> still = board(room);
            AtomicBoolean rebuilding = new AtomicBoolean(true);
            List<Future<?>> writers = List.of(
                    threads.submit(() -> new Commands(room, "a", 2).run(40)),
                    threads.submit(() -> new Commands(room, "b", 3).run(40)));
            Future<?> reader = threads.submit(() -> {
                while (rebuilding.get()) {
                    assertThat(board(room)).containsAll(still);
                }
            });
            try {
                for (int i = 0; i < 3; i++) {
                    assertThat(room.get(Rebuilds.class).run(ANNA))
                            .extracting(Rebuilds.Last::fault, Rebuilds.Last::put, Rebuilds.Last::taken)
                            .containsExactly(null, 0L, 0L);
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
            } finally {
                rebuilding.set(false);
            }
            reader.get();
            List<String> live = board(room);
            assertThat(room.get(Rebuilds.class).run(ANNA).put()).isZero();
            assertThat(board(room)).isEqualTo(live);
        }
    }

    @OnEachDatabase
    void what_an_interrupted_rebuild_left_is_cleared_by_the_next_start(Engine engine) {
        try (Room room = room(engine)) {
            new Commands(room, "s", 5).run(10);
            room.get(Rebuilds.class).run(ANNA);
            room.db().change(sql -> {
                sql.execute("create table platform_draft__next (owner text)");
                sql.update(RECORD_REBUILD)
                        .set(RECORD_REBUILD.STATE, "RUNNING")
                        .setNull(RECORD_REBUILD.ENDED_AT)
                        .execute();
            });
        }
        try (Room room = room(engine)) {
            List<String> live = board(room);
            assertThat(room.get(Rebuilds.class).last().orElseThrow().state()).isEqualTo(Rebuilds.State.INTERRUPTED);
            assertThatThrownBy(() -> room.db().change(sql -> sql.execute("delete from platform_draft__next")))
                    .hasMessageContaining("platform_draft__next");
            assertThat(room.get(Rebuilds.class).run(ANNA).state()).isEqualTo(Rebuilds.State.DONE);
            assertThat(board(room)).isEqualTo(live);
        }
    }

    @OnEachDatabase
    void a_projection_that_fails_leaves_the_tables_as_they_were(Engine engine) {
        try (Room room = room(engine)) {
            new Commands(room, "s", 5).run(10);
            List<String> live = board(room);
            room.db()
                    .change(sql -> sql.execute(
                            "update record_event set body = replace(body, 'text', 'poison') where version = 1"));
            room.db().change(sql -> sql.execute("update record_event set schema = 9 where version = 1"));
            Rebuilds.Last last = room.get(Rebuilds.class).run(ANNA);
            assertThat(last.state()).isEqualTo(Rebuilds.State.FAILED);
            assertThat(last.fault()).startsWith("RefusedException");
            assertThat(board(room)).isEqualTo(live);
        }
    }

    @OnEachDatabase
    void one_at_a_time(Engine engine) throws Exception {
        try (Room room = room(engine)) {
            new Commands(room, "s", 5).run(100);
            Rebuilds rebuilds = room.get(Rebuilds.class);
            rebuilds.start(ANNA);
            try {
                rebuilds.start(ANNA);
                SubscriptionsTest.await("the first was quick", () -> true);
            } catch (RefusedException busy) {
                assertThat(busy).hasMessageContaining("being rebuilt already");
            }
            SubscriptionsTest.await("done", () -> rebuilds.last().orElseThrow().state() == Rebuilds.State.DONE);
        }
    }
}
