package org.probity.csaf.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object: fields in the order of their source, names unique. */
public final class JsonObject implements JsonValue {
    /** The object without fields. */
    public static final JsonObject EMPTY = new JsonObject(FieldNames.NONE, new JsonValue[0], new int[0]);

    private final FieldNames names;
    private final JsonValue[] values;
    private final int[] offsets;

    JsonObject(FieldNames names, JsonValue[] values, int[] offsets) {
        this.names = names;
        this.values = values;
        this.offsets = offsets;
    }

    /** An object of these fields, in the map's order. */
    public static JsonObject of(Map<String, ? extends JsonValue> fields) {
        String[] names = new String[fields.size()];
        JsonValue[] values = new JsonValue[names.length];
        int i = 0;
        for (Map.Entry<String, ? extends JsonValue> field : fields.entrySet()) {
            names[i] = field.getKey();
            values[i++] = field.getValue();
        }
        return new JsonObject(new FieldNames(names), values, new int[0]);
    }

    /** How many fields. */
    public int size() {
        return values.length;
    }

    /** Whether there is no field. */
    public boolean isEmpty() {
        return values.length == 0;
    }

    /**
     * The name of the field at a position.
     *
     * @throws IndexOutOfBoundsException outside 0 … size-1
     */
    public String name(int position) {
        return names.get(position);
    }

    /**
     * The value of the field at a position.
     *
     * @throws IndexOutOfBoundsException outside 0 … size-1
     */
    public JsonValue value(int position) {
        return values[position];
    }

    /** The names in source order, unmodifiable. */
    public List<String> names() {
        return names.list();
    }

    /** The names in source order, as the thing that objects of the same names share. */
    public FieldNames fieldNames() {
        return names;
    }

    /** Position of a field, or -1 where it is absent. */
    public int position(String name) {
        return names.position(name);
    }

    /** Byte offset of a field's value in the source, or -1 where there is no source. */
    public int offset(int position) {
        return position < offsets.length ? offsets[position] : -1;
    }

    /** Whether a field is present, whatever its value. */
    public boolean has(String name) {
        return position(name) >= 0;
    }

    /** A field's value, or null where the field is absent. */
    public @Nullable JsonValue get(String name) {
        int position = position(name);
        return position < 0 ? null : values[position];
    }

    /** A field's value as an object, or null where it is absent or something else. */
    public @Nullable JsonObject object(String name) {
        return get(name) instanceof JsonObject object ? object : null;
    }

    /** A field's value as an array; the empty array where it is absent or something else. */
    public JsonArray array(String name) {
        return get(name) instanceof JsonArray array ? array : JsonArray.EMPTY;
    }

    /** A field's text, or null where it is absent or not a string. */
    public @Nullable String string(String name) {
        return get(name) instanceof JsonString string ? string.value() : null;
    }

    /** A field's number, or null where it is absent or not a number. */
    public @Nullable JsonNumber number(String name) {
        return get(name) instanceof JsonNumber number ? number : null;
    }

    /** A copy as a map in source order, the caller's to change. */
    public Map<String, JsonValue> toMap() {
        Map<String, JsonValue> map = LinkedHashMap.newLinkedHashMap(values.length);
        for (int i = 0; i < values.length; i++) {
            map.put(names.get(i), values[i]);
        }
        return map;
    }

    @Override
    public String typeName() {
        return "object";
    }

    /** Objects are equal when they have the same names with equal values, in whatever order. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof JsonObject that) || that.values.length != values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (!values[i].equals(that.get(names.get(i)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < values.length; i++) {
            hash += names.get(i).hashCode() * 31 ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return JsonText.compact(this);
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects fields in the order they are put. */
    public static final class Builder {
        private final Map<String, JsonValue> fields = new LinkedHashMap<>();

        private Builder() {}

        /** Puts a field, replacing one of the same name; null is left out. */
        public Builder put(String name, @Nullable JsonValue value) {
            if (value != null) {
                fields.put(name, value);
            }
            return this;
        }

        /** Puts a text; null is left out. */
        public Builder put(String name, @Nullable String value) {
            return put(name, value == null ? null : JsonString.of(value));
        }

        /** Puts a truth value. */
        public Builder put(String name, boolean value) {
            return put(name, JsonLiteral.of(value));
        }

        /** Puts an array of texts; an empty list is left out. */
        public Builder put(String name, List<String> values) {
            List<JsonValue> items = new ArrayList<>(values.size());
            values.forEach(value -> items.add(JsonString.of(value)));
            return put(name, items.isEmpty() ? null : JsonArray.of(items));
        }

        /** The object so far. */
        public JsonObject build() {
            return of(fields);
        }
    }
}
