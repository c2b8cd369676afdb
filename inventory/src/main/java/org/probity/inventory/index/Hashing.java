package org.probity.inventory.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A 64-bit hash that is part of the file format: it must never change. */
final class Hashing {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Hashing() {}

    static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    static long of(byte[] bytes, int from, int length) {
        long h = 0x9E3779B97F4A7C15L * (length + 1);
        int at = from;
        for (; at + 8 <= from + length; at += 8) {
            h = mix(h ^ (long) LONGS.get(bytes, at));
        }
        long tail = 0;
        for (int shift = 0; at < from + length; at++, shift += 8) {
            tail |= (bytes[at] & 0xFFL) << shift;
        }
        return mix(h ^ tail);
    }

    private static long mix(long h) {
        long z = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
        return z ^ (z >>> 32);
    }
}
