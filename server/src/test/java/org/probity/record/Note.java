package org.probity.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events for tests of the record alone. */
public sealed interface Note extends Event {
    @EventName("test.note-written")
    record Written(
            @FreeText String text,
            long number,
            @Nullable Instant when,
            @FreeText List<String> tags,
            Map<String, String> more)
            implements Note {
        public static Written of(String text) {
            return new Written(text, 1, null, List.of(), Map.of());
        }
    }

    @EventName("test.note-struck")
    record Struck(@FreeText String why) implements Note {}
}
