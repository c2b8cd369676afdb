package org.probity.platform.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants and spans as people read them. Always with the zone; always UTC. */
public final class Times {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private Times() {}

    /** As in {@code 2026-11-22 10:45 UTC}. */
    public static String utc(Instant at) {
        return MINUTE.format(at);
    }

    /** As in {@code 2026-11-22}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** How far off a deadline is: {@code 2 d 4 h left}, {@code 3 h over}. */
    public static String left(Instant now, Instant due) {
        Duration left = Duration.between(now, due);
        return span(left.abs()) + (left.isNegative() ? " over" : " left");
    }

    /** The two largest units of a span: {@code 2 d 4 h}, {@code 5 min}. */
    public static String span(Duration span) {
        long days = span.toDays();
        if (days >= 14) {
            return days + " d";
        }
        if (days > 0) {
            return days + " d " + span.toHoursPart() + " h";
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h " + span.toMinutesPart() + " min";
        }
        return span.toMinutes() + " min";
    }
}
