package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probity.db.Tables.PLATFORM_DRAFT;
import static org.probity.db.Tables.RECORD_EVENT;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.platform.decide.RefusedException;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;

class SubscriptionsTest {
    private static final Actor ANNA = Actor.person("anna");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    /** Notes every event it is given, in memory and, once, in the database; fails at what it is told to fail at. */
    static class Follower implements Subscription {
        final List<Delivery> received = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger failures = new AtomicInteger();
        volatile String poison = "";
        volatile String poisonInTheDatabase = "";

        @Override
        public String name() {
            return "test.follower";
        }

        @Override
        public Set<String> types() {
            return Set.of("test.note-written");
        }

        @Override
        public Effect receive(Delivery delivery) {
            Note.Written note = (Note.Written) delivery.event().body();
            if (note.text().equals(poison)) {
                failures.incrementAndGet();
                throw new IllegalStateException("cannot take " + note.text());
            }
            received.add(delivery);
            return sql -> {
                sql.insertInto(PLATFORM_DRAFT)
                        .set(PLATFORM_DRAFT.OWNER, name())
                        .set(PLATFORM_DRAFT.FORM, Long.toString(delivery.logIndex()))
                        .set(PLATFORM_DRAFT.BODY, note.text())
                        .set(PLATFORM_DRAFT.AT, NOON)
                        .execute();
                if (note.text().equals(poisonInTheDatabase)) {
                    failures.incrementAndGet();
                    throw new IllegalStateException("cannot write " + note.text());
                }
            };
        }
    }

    /** Takes whatever comes. */
    static class Glutton implements Subscription {
        final AtomicInteger eaten = new AtomicInteger();

        @Override
        public String name() {
            return "test.glutton";
        }

        @Override
        public Set<String> types() {
            return Set.of();
        }

        @Override
        public Effect receive(Delivery delivery) {
            eaten.incrementAndGet();
            return Effect.NONE;
        }
    }

    /** Came late, and wants only what is new. */
    static final class Latecomer extends Glutton {
        @Override
        public String name() {
            return "test.latecomer";
        }

        @Override
        public Beginning beginning() {
            return Beginning.NEXT_EVENT;
        }
    }

    private Room room(Engine engine, Class<?>... more) {
        return Room.on(engine, folder)
                .knowing(Note.class)
                .with(Follower.class)
                .with(more)
                .open();
    }

    private static void write(Room room, String stream, int from, String... texts) {
        room.get(EventStore.class)
                .append(
                        ANNA,
                        NOON,
                        new Change(
                                new StreamId("note", stream),
                                from,
                                List.of(texts).stream().map(Note.Written::of).toList()));
    }

    private static List<String> written(Room room) {
        return room.db().read(sql -> sql.select(PLATFORM_DRAFT.BODY)
                .from(PLATFORM_DRAFT)
                .orderBy(PLATFORM_DRAFT.FORM.cast(Long.class))
                .fetch(PLATFORM_DRAFT.BODY));
    }

    private static Subscriptions.State state(Room room, String name) {
        return room.get(Subscriptions.class).states().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static void await(String what, BooleanSupplier done) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(20);
        }
    }

    @OnEachDatabase
    void every_event_comes_in_order_and_its_effect_happens_once(Engine engine) throws Exception {
        try (Room room = room(engine)) {
            for (int round = 0; round < 60; round++) {
                for (int stream = 0; stream < 5; stream++) {
                    write(room, "s" + stream, round, "text");
                }
            }
            await("all delivered", () -> written(room).size() == 300);
            List<Subscription.Delivery> received = room.get(Follower.class).received;
            assertThat(received.stream().map(Subscription.Delivery::logIndex))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 300).mapToObj(Long::valueOf).toList());
            Map<StreamId, Long> last = new HashMap<>();
            for (Subscription.Delivery delivery : received) {
                assertThat(delivery.event().version()).isEqualTo(last.getOrDefault(delivery.event().stream(), 0L) + 1);
                last.put(delivery.event().stream(), delivery.event().version());
            }
        }
    }

    @OnEachDatabase
    void a_failing_subscription_is_tried_again_and_holds_up_nobody_else(Engine engine) throws Exception {
        try (Room room = room(engine, Glutton.class)) {
            room.get(Follower.class).poison = "poison";
            write(room, "one", 0, "a", "poison", "b");
            await("others go on", () -> room.get(Glutton.class).eaten.get() == 3);
            await("tried again", () -> room.get(Follower.class).failures.get() >= 2);
            assertThat(written(room)).containsExactly("a");
            Subscriptions.State state = state(room, "test.follower");
            assertThat(state.failing()).isTrue();
            assertThat(state.next()).isEqualTo(1);
            assertThat(state.lag()).isEqualTo(2);
            assertThat(state.failingIndex()).isEqualTo(1);
            assertThat(state.failingType()).isEqualTo("test.note-written");
            assertThat(state.lastError())
                    .startsWith("IllegalStateException at SubscriptionsTest$Follower.receive")
                    .doesNotContain("cannot take");
            room.get(Follower.class).poison = "";
            room.get(Subscriptions.class).retryNow("test.follower");
            await("healed", () -> written(room).size() == 3);
            await("well again", () -> !state(room, "test.follower").failing());
            assertThat(state(room, "test.follower").lag()).isZero();
        }
    }

    @OnEachDatabase
    void the_one_at_fault_among_many_in_one_transaction_is_found(Engine engine) throws Exception {
        try (Room room = room(engine)) {
            room.get(Follower.class).poisonInTheDatabase = "poison";
            write(room, "one", 0, "a", "b", "poison", "c");
            await("failing", () -> state(room, "test.follower").failing());
            assertThat(state(room, "test.follower").failingIndex()).isEqualTo(2);
            assertThat(written(room)).containsExactly("a", "b");
        }
    }

    @OnEachDatabase
    void a_poisoned_event_is_passed_over_with_a_reason_that_stands_in_the_record(Engine engine) throws Exception {
        try (Room room = room(engine)) {
            Subscriptions subscriptions = room.get(Subscriptions.class);
            room.get(Follower.class).poison = "poison";
            write(room, "one", 0, "a", "poison", "b");
            await("failing", () -> state(room, "test.follower").failing());
            assertThatThrownBy(() -> subscriptions.skip(ANNA, "test.follower", 1, " "))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("needs a reason");
            assertThatThrownBy(() -> subscriptions.skip(ANNA, "test.follower", 0, "wrong one"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("does not fail at event 0");
            assertThatThrownBy(() -> subscriptions.retryNow("test.nobody")).isInstanceOf(RefusedException.class);
            subscriptions.skip(ANNA, "test.follower", 1, "Known fault, mended by hand.");
            await("goes on", () -> written(room).equals(List.of("a", "b")));
            StoredEvent fact = room.get(EventStore.class)
                    .history(new StreamId("subscription", "test.follower"))
                    .events()
                    .getFirst();
            assertThat(fact.actor()).isEqualTo(ANNA);
            assertThat(fact.body()).isInstanceOfSatisfying(RecordEvent.EventSkipped.class, skipped -> {
                assertThat(skipped.logIndex()).isEqualTo(1);
                assertThat(skipped.reason()).isEqualTo("Known fault, mended by hand.");
            });
        }
    }

    @OnEachDatabase
    void an_event_that_cannot_be_read_holds_up_its_readers_alone(Engine engine) throws Exception {
        try (Room room = room(engine)) {
            write(room, "one", 0, "a");
            await("delivered", () -> written(room).size() == 1);
            room.get(Follower.class).poison = "b";
            write(room, "one", 1, "b");
            await("failing", () -> state(room, "test.follower").failing());
            room.db().change(sql -> sql.update(RECORD_EVENT)
                    .set(RECORD_EVENT.SCHEMA, 99)
                    .where(RECORD_EVENT.VERSION.eq(2L))
                    .execute());
            room.get(Subscriptions.class).retryNow("test.follower");
            await("says so", () -> String.valueOf(state(room, "test.follower").lastError())
                    .startsWith("RefusedException"));
        }
    }

    @OnEachDatabase
    void after_a_restart_it_goes_on_where_it_stood(Engine engine) throws Exception {
        try (Room room = room(engine)) {
            write(room, "one", 0, "a", "b");
            await("delivered", () -> written(room).size() == 2);
        }
        try (Room room = room(engine, Latecomer.class)) {
            write(room, "one", 2, "c");
            await("delivered", () -> written(room).size() == 3);
            assertThat(room.get(Follower.class).received).hasSize(1);
            await("latecomer", () -> room.get(Latecomer.class).eaten.get() == 1);
        }
        try (Room room = Room.on(engine, folder).knowing(Note.class).open()) {
            assertThat(state(room, "test.follower").known()).isFalse();
        }
    }

    @Test
    void of_two_nodes_one_delivers_and_the_other_takes_over() throws Exception {
        Room first = room(Engine.POSTGRES);
        try (Room second = room(Engine.POSTGRES)) {
            write(first, "one", 0, "a", "b", "c");
            await("delivered", () -> written(second).size() == 3);
            assertThat(second.get(Follower.class).received).isEmpty();
            first.close();
            write(second, "one", 3, "d");
            await("taken over", () -> second.get(Follower.class).received.size() == 1);
            await("once each", () -> written(second).equals(List.of("a", "b", "c", "d")));
        } finally {
            first.close();
        }
    }
}
