package org.probity.record.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that sort by time of writing (as UUIDv7, RFC 9562 5.7, without dashes) and cannot be guessed. */
final class EventIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private EventIds() {}

    static String next(Instant now) {
        // Twelve bits of fraction below the millisecond keep ids of one process in strict order.
        long ticks = now.toEpochMilli() << 12;
        long mine = LAST.accumulateAndGet(ticks, (last, wanted) -> Math.max(last + 1, wanted));
        byte[] tail = new byte[8];
        RANDOM.nextBytes(tail);
        tail[0] = (byte) ((tail[0] & 0x3f) | 0x80);
        String head = HexFormat.of().toHexDigits(mine >>> 12, 12);
        String middle = "7" + HexFormat.of().toHexDigits(mine & 0xfff, 3);
        return head + middle + HexFormat.of().formatHex(tail);
    }
}
