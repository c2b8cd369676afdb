package org.probity.record.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Long lists of ids in pieces that every database takes in one statement. */
final class Chunks {
    /** Below the smallest limit there is, SQLite's 999 variables before version 3.32. */
    static final int SIZE = 900;

    private Chunks() {}

    static <T> void each(List<T> all, Consumer<List<T>> piece) {
        for (int i = 0; i < all.size(); i += SIZE) {
            piece.accept(all.subList(i, Math.min(all.size(), i + SIZE)));
        }
    }

    static <T, K, V> Map<K, V> collect(List<T> all, Function<List<T>, Map<K, V>> piece) {
        Map<K, V> found = new HashMap<>();
        each(all, some -> found.putAll(piece.apply(some)));
        return found;
    }
}
