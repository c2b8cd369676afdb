package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a failing subscription waits, and what of its failure is kept. */
class CourierTest {
    @Property
    void a_pause_is_between_half_and_the_whole_of_a_second_doubled_and_never_over_ten_minutes(
            @ForAll @IntRange(min = 1, max = 10_000) int failures,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance) {
        long whole = Math.min(600_000, 1_000L << Math.min(failures - 1, 20));
        assertThat(BackOff.after(failures, chance)).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
    }

    @Test
    void pauses_grow_until_they_reach_ten_minutes() {
        Duration last = Duration.ZERO;
        for (int failures = 1; failures <= 10; failures++) {
            Duration pause = BackOff.after(failures, 0);
            assertThat(pause).isGreaterThan(last);
            last = pause;
        }
        assertThat(BackOff.after(11, 0)).isEqualTo(BackOff.after(500, 0));
    }

    @Test
    void a_failure_is_kept_by_kind_and_place_and_never_by_its_words() {
        Throwable fault = new IllegalStateException("the secret title of a case");
        assertThat(Faults.kindAndPlace(fault))
                .startsWith(
                        "IllegalStateException at CourierTest.a_failure_is_kept_by_kind_and_place_and_never_by_its_words, line ")
                .doesNotContain("secret");
    }
}
