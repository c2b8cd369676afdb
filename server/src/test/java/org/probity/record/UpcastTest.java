package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.probity.platform.decide.RefusedException;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;
import org.springframework.context.annotation.Bean;

/** An event of an older program is read in its newer form; the store and the seal stay as they were written. */
class UpcastTest {
    private static final Actor ANNA = Actor.person("anna");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final StreamId STREAM = new StreamId("parcel", "one");

    @TempDir
    private Path folder;

    /** The first program's form: a weight in words. */
    sealed interface First extends Event {
        @EventName("test.parcel-sent")
        record Sent(String weight) implements First {}
    }

    /** Two programs later: grams, and who carried it. */
    sealed interface Third extends Event {
        @EventName(value = "test.parcel-sent", schema = 3)
        record Sent(long grams, String carrier) implements Third {}
    }

    static class BothSteps {
        @Bean
        Upcast grams() {
            return new Upcast("test.parcel-sent", 1, fields -> {
                String weight = (String) fields.remove("weight");
                fields.put("grams", Long.parseLong(weight.replace(" kg", "")) * 1_000);
                return fields;
            });
        }

        @Bean
        Upcast carrier() {
            return new Upcast("test.parcel-sent", 2, fields -> {
                fields.put("carrier", "unknown");
                return fields;
            });
        }
    }

    static class OneStep {
        @Bean
        Upcast carrier() {
            return new Upcast("test.parcel-sent", 2, fields -> fields);
        }
    }

    private Room first(Engine engine) {
        return Room.on(engine, folder).knowing(First.class).open();
    }

    @OnEachDatabase
    void an_event_of_the_first_program_reads_in_the_third_and_still_fits_its_seal(Engine engine) throws Exception {
        try (Room room = first(engine)) {
            room.get(EventStore.class).append(ANNA, NOON, new Change(STREAM, 0, List.of(new First.Sent("2 kg"))));
            EventStoreTest.awaitSealed(room, 1);
        }
        try (Room room = Room.on(engine, folder)
                .knowing(Third.class)
                .with(BothSteps.class)
                .open()) {
            EventStore store = room.get(EventStore.class);
            store.append(ANNA, NOON, new Change(STREAM, 1, List.of(new Third.Sent(750, "Ada"))));
            assertThat(store.history(STREAM).events())
                    .extracting(StoredEvent::body)
                    .containsExactly(new Third.Sent(2_000, "unknown"), new Third.Sent(750, "Ada"));
            EventStoreTest.awaitSealed(room, 2);
            assertThat(room.get(Audits.class).run(ANNA).findings()).isZero();
        }
    }

    @OnEachDatabase
    void a_program_that_could_not_read_an_older_form_does_not_start(Engine engine) {
        Room.Builder lacking = Room.on(engine, folder).knowing(Third.class).with(OneStep.class);
        assertThatThrownBy(lacking::open)
                .hasStackTraceContaining("test.parcel-sent is of schema 3 and has no upcast from 1");
    }

    @OnEachDatabase
    void an_older_program_refuses_a_newer_form_in_plain_words(Engine engine) {
        try (Room room = Room.on(engine, folder)
                .knowing(Third.class)
                .with(BothSteps.class)
                .open()) {
            room.get(EventStore.class).append(ANNA, NOON, new Change(STREAM, 0, List.of(new Third.Sent(1, "Ada"))));
        }
        try (Room room = first(engine)) {
            assertThatThrownBy(() -> room.get(EventStore.class).history(STREAM))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("schema 3, and this program knows schemas up to 1")
                    .hasMessageContaining("written by a newer program");
        }
    }
}
