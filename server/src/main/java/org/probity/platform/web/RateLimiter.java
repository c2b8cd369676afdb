package org.probity.platform.web;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many acts a minute for each key, with the whole minute's worth at once at most. Keeps the ten thousand keys used last,
 * so a flood of invented addresses costs a bounded amount of memory.
 */
public final class RateLimiter {
    private static final int KEYS = 10_000;

    private final int perMinute;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEYS;
        }
    };

    public RateLimiter(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Takes one; false when there is none left for this key. */
    public boolean allows(String key) {
        return bucket(key).tryConsume(1);
    }

    /** Whether one is left, without taking it. */
    public boolean hasLeft(String key) {
        return bucket(key).getAvailableTokens() > 0;
    }

    private Bucket bucket(String key) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(key, k -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .build());
        }
    }
}
