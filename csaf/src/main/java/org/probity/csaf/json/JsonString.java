package org.probity.csaf.json;

import org.jspecify.annotations.Nullable;

/** A JSON string. */
public final class JsonString implements JsonValue {
    private final String value;
    private final int ordinal;

    JsonString(String value, int ordinal) {
        this.value = value;
        this.ordinal = ordinal;
    }

    /** A string that belongs to no document that was read. */
    public static JsonString of(String value) {
        return new JsonString(value, -1);
    }

    /** The text. */
    public String value() {
        return value;
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
        return this == other || (other instanceof JsonString that && value.equals(that.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }
}
