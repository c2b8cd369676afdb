package org.probity.csaf.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A JSON array. */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {
    /** The array without items. */
    public static final JsonArray EMPTY = new JsonArray(new JsonValue[0], new int[0]);

    private final JsonValue[] items;
    private final int[] offsets;

    JsonArray(JsonValue[] items, int[] offsets) {
        this.items = items;
        this.offsets = offsets;
    }

    /** An array of these items, in this order. */
    public static JsonArray of(Collection<? extends JsonValue> items) {
        return items.isEmpty() ? EMPTY : new JsonArray(items.toArray(new JsonValue[0]), new int[0]);
    }

    /** How many items. */
    public int size() {
        return items.length;
    }

    /** Whether there is no item. */
    public boolean isEmpty() {
        return items.length == 0;
    }

    /**
     * The item at an index.
     *
     * @throws IndexOutOfBoundsException outside 0 … size-1
     */
    public JsonValue get(int index) {
        return items[index];
    }

    /** Byte offset of an item in the source, or -1 where there is no source. */
    public int offset(int index) {
        return index < offsets.length ? offsets[index] : -1;
    }

    /** The items as an unmodifiable list. */
    public List<JsonValue> items() {
        return List.of(items);
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < items.length;
            }

            @Override
            public JsonValue next() {
                if (next >= items.length) {
                    throw new NoSuchElementException();
                }
                return items[next++];
            }
        };
    }

    @Override
    public String typeName() {
        return "array";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof JsonArray that && Arrays.equals(items, that.items));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(items);
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }
}
