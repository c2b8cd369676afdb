package org.probity.csaf.json;

import org.jspecify.annotations.Nullable;

/** A JSON string. */
public final class JsonString implements JsonValue {
    private final @Nullable TextPool pool;
    private final int ordinal;
    private @Nullable String value;

    private JsonString(String value) {
        this.pool = null;
        this.ordinal = -1;
        this.value = value;
    }

    JsonString(TextPool pool, int ordinal) {
        this.pool = pool;
        this.ordinal = ordinal;
    }

    /** A string that belongs to no document that was read. */
    public static JsonString of(String value) {
        return new JsonString(value);
    }

    /** The text. */
    public String value() {
        String known = value;
        if (known == null) {
            known = pool == null ? "" : pool.decode(ordinal);
            value = known;
        }
        return known;
    }

    /** Whether the text has no character. */
    public boolean isEmpty() {
        return pool == null ? value().isEmpty() : pool.isEmpty(ordinal);
    }

    /**
     * The number of this text among the distinct strings of the document it was read from, counted from 0 in order of
     * first appearance: within one document, equal texts have equal ordinals and different texts different ones. It is
     * -1 for a string that was not read.
     */
    public int ordinal() {
        return ordinal;
    }

    @Override
    public String typeName() {
        return "string";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof JsonString that && isSame(that));
    }

    private boolean isSame(JsonString other) {
        return (pool != null && pool == other.pool) ? ordinal == other.ordinal : value().equals(other.value());
    }

    @Override
    public int hashCode() {
        return value().hashCode();
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }
}
