package org.probity.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimiterTest {
    @Test
    void so_many_at_once_and_then_no_more() {
        RateLimiter limiter = new RateLimiter(5);
        for (int i = 0; i < 5; i++) {
            assertThat(limiter.hasLeft("here")).isTrue();
            assertThat(limiter.allows("here")).isTrue();
        }
        assertThat(limiter.allows("here")).isFalse();
        assertThat(limiter.hasLeft("here")).isFalse();
    }

    @Test
    void one_address_does_not_use_up_anothers() {
        RateLimiter limiter = new RateLimiter(1);
        assertThat(limiter.allows("here")).isTrue();
        assertThat(limiter.allows("there")).isTrue();
    }

    @Test
    void a_flood_of_addresses_is_forgotten_rather_than_kept() {
        RateLimiter limiter = new RateLimiter(1);
        assertThat(limiter.allows("first")).isTrue();
        for (int i = 0; i < 20_000; i++) {
            limiter.allows("address " + i);
        }
        assertThat(limiter.allows("first")).isTrue();
        assertThat(limiter.allows("address 19999")).isFalse();
    }
}
