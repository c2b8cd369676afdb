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

    private static final JsonValue[] NO_ITEMS = {};
    private static final int[] NO_NUMBERS = {};

    private final JsonValue[] items;
    private final int[] offsets;
    private final int[] ordinals;
    private final @Nullable TextPool pool;

    JsonArray(JsonValue[] items, int[] offsets) {
        this.items = items;
        this.offsets = offsets;
        this.ordinals = NO_NUMBERS;
        this.pool = null;
    }

    /** An array of texts only, which a document has many of, such as lists of products: each is but a number. */
    private JsonArray(TextPool pool, int[] ordinals, int[] milestones) {
        this.items = NO_ITEMS;
        this.offsets = milestones;
        this.ordinals = ordinals;
        this.pool = pool;
    }

    /**
     * An array of texts.
     *
     * @param milestones the offset of every {@link Texts#STRIDE}th text in the source
     */
    static JsonArray ofTexts(TextPool pool, int[] ordinals, int[] milestones) {
        return new JsonArray(pool, ordinals, milestones);
    }

    /** An array of these items, in this order. */
    public static JsonArray of(Collection<? extends JsonValue> items) {
        return items.isEmpty() ? EMPTY : new JsonArray(items.toArray(new JsonValue[0]), new int[0]);
    }

    /** How many items. */
    public int size() {
        return pool == null ? items.length : ordinals.length;
    }

    /** Whether there is no item. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /**
     * The item at an index.
     *
     * @throws IndexOutOfBoundsException outside 0 … size-1
     */
    public JsonValue get(int index) {
        return pool == null ? items[index] : pool.get(ordinals[index]);
    }

    /** Whether every item is a text of the document this was read from; {@link #ordinal} is then 0 or more. */
    public boolean isTexts() {
        return pool != null;
    }

    /**
     * The {@linkplain JsonString#ordinal() ordinal} of the text at an index, or -1 where that is no text or was not read.
     *
     * @throws IndexOutOfBoundsException outside 0 … size-1
     */
    public int ordinal(int index) {
        if (pool != null) {
            return ordinals[index];
        }
        return items[index] instanceof JsonString text ? text.ordinal() : -1;
    }

    /** Whether a text without characters is among the items of an array of texts. */
    public boolean hasEmptyText() {
        int empty = pool == null ? -1 : pool.empty();
        for (int i = 0; i < ordinals.length && empty >= 0; i++) {
            if (ordinals[i] == empty) {
                return true;
            }
        }
        return false;
    }

    /** Byte offset of an item in the source, or -1 where there is no source. */
    public int offset(int index) {
        if (pool != null) {
            int from = offsets[index / Texts.STRIDE];
            return Texts.skip(pool.source(), from, index % Texts.STRIDE);
        }
        return index < offsets.length ? offsets[index] : -1;
    }

    /** The items as an unmodifiable list. */
    public List<JsonValue> items() {
        return List.of(all());
    }

    private JsonValue[] all() {
        if (pool == null) {
            return items;
        }
        JsonValue[] all = new JsonValue[ordinals.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = pool.get(ordinals[i]);
        }
        return all;
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public JsonValue next() {
                if (next >= size()) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }

    @Override
    public String typeName() {
        return "array";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof JsonArray that && isSame(that));
    }

    private boolean isSame(JsonArray other) {
        if (pool != null && pool == other.pool) {
            return Arrays.equals(ordinals, other.ordinals);
        }
        return Arrays.equals(all(), other.all());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(all());
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }
}
