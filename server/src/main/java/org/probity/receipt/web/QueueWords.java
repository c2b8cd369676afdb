package org.probity.receipt.web;

import java.time.Instant;
import java.util.List;
import org.probity.platform.web.Option;
import org.probity.receipt.domain.Clock;

/** Words and marks of the queue. */
public final class QueueWords {
    /** What the list can be narrowed to beside state and owner. */
    public static final List<Option> FLAGS = List.of(
            Option.of("exploited", "Said to be exploited"),
            Option.of("public", "Said to be public"),
            Option.of("news", "New message"),
            Option.of("second", "Waits for my agreement"),
            Option.of("late", "Late"));

    private QueueWords() {}

    /** A filter in force, and the address without it. */
    public record Chip(String text, String without) {}

    static String flag(String value) {
        return FLAGS.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }

    /** Whether our own clock has run out; time the reporter takes is not ours. */
    public static boolean late(Clock clock, Instant now) {
        Instant due = clock.due();
        return due != null && clock.kind() != Clock.Kind.REPORTER && due.isBefore(now);
    }
}
