package org.probity.assessment.recipes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.EvidenceRecipe.Figure;
import org.probity.platform.text.Times;

/** Values as cells and figures. Days are UTC days; a missing value is a dash. */
final class Cells {
    static final String NONE = "–";

    private Cells() {}

    static String day(@Nullable Instant at) {
        return at == null ? NONE : Times.day(at);
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? NONE : day.toString();
    }

    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Whole days between, as in {@code 12}; a dash when one end is missing. */
    static String days(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? NONE : Long.toString(daysBetween(from, to));
    }

    static long daysBetween(Instant from, Instant to) {
        return Duration.between(from, to).toDays();
    }

    static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    static Figure count(String name, long count) {
        return new Figure(name, Long.toString(count));
    }

    /** Median and 90th percentile (nearest rank) of spans; nothing when there is none. */
    static List<Figure> spread(String name, Collection<Duration> spans) {
        if (spans.isEmpty()) {
            return List.of();
        }
        List<Duration> sorted = new ArrayList<>(spans);
        Collections.sort(sorted);
        return List.of(
                new Figure(name + ", median", Times.span(rank(sorted, 50))),
                new Figure(name + ", 90th percentile", Times.span(rank(sorted, 90))));
    }

    private static Duration rank(List<Duration> sorted, int percent) {
        int at = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
        return sorted.get(Math.max(0, at));
    }

    /** Several deviations as one text; empty when there is none. */
    static String exceptions(List<String> all) {
        return String.join("; ", all);
    }
}
