package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;

class SealsTest {
    private static final Actor ANNA = Actor.person("anna");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    @OnEachDatabase
    void seals_and_timelines_of_tens_of_thousands_at_once_are_no_trouble(Engine engine) throws Exception {
        try (Room room = Room.on(engine, folder).knowing(Note.class).open()) {
            EventStore store = room.get(EventStore.class);
            StreamId stream = new StreamId("note", "one");
            List<StoredEvent> real = store.append(
                    ANNA, NOON, new Change(stream, 0, List.of(Note.Written.of("first"), Note.Written.of("last"))));
            EventStoreTest.awaitSealed(room, 2);
            List<StoredEvent> many = new ArrayList<>(real);
            IntStream.range(0, 70_000)
                    .mapToObj(i -> new StoredEvent(
                            "no-such-event-with-a-long-id-%06d".formatted(i),
                            stream,
                            i + 3L,
                            "test.note-struck",
                            new Note.Struck("never"),
                            ANNA,
                            NOON))
                    .forEach(many::add);
            Map<String, Seal> seals = room.get(Seals.class).of(many);
            assertThat(seals).hasSize(70_002);
            assertThat(seals.values().stream().filter(Seal::published)).hasSize(2);
            List<StreamId> streams = new ArrayList<>(List.of(stream, stream));
            IntStream.range(0, 70_000).forEach(i -> streams.add(new StreamId("note", "none-" + i)));
            assertThat(store.timeline(streams)).isEqualTo(real);
        }
    }
}
