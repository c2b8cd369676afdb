package org.probity.csaf.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.FieldNames;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

/** An object with named fields. */
public final class ObjectShape implements Shape {
    private final Map<String, Shape> fields;
    private final List<String> required;
    private final boolean closed;
    private final boolean silent;
    private final int fewest;
    private final int most;
    private final @Nullable Extra extra;
    private final Function<FieldNames, Reading> reading = this::read;

    /** A rule about the object as a whole. */
    interface Extra {
        void check(JsonObject object, Place place, Sink sink);
    }

    private ObjectShape(Builder builder) {
        this.fields = Map.copyOf(builder.fields);
        this.required = List.copyOf(builder.required);
        this.closed = builder.closed;
        this.silent = builder.silent;
        this.fewest = builder.fewest;
        this.most = builder.most;
        this.extra = builder.extra;
    }

    /** An object that may have other fields than those it names. */
    static Builder open() {
        return new Builder(false);
    }

    /** An object that has no other fields than those it names. */
    static Builder closed() {
        return new Builder(true);
    }

    static Builder closedIf(boolean closed) {
        return new Builder(closed);
    }

    @Override
    public String expected() {
        return "an object";
    }

    @Override
    public void check(JsonValue value, Place place, Sink sink) {
        if (!(value instanceof JsonObject object)) {
            wrongType(value, place, sink);
            return;
        }
        Reading names = object.fieldNames().about(reading);
        if (!names.sound) {
            checkNames(object, place, sink);
        }
        @Nullable Shape[] shapes = names.shapes;
        for (int i = 0; i < shapes.length; i++) {
            Shape shape = shapes[i];
            if (shape != null) {
                place.enter(object.name(i));
                shape.check(object.value(i), place, sink);
                place.leave();
            }
        }
        if (extra != null) {
            extra.check(object, place, sink);
        }
    }

    /**
     * What follows from the names of an object's fields alone.
     *
     * @param shapes the shape of each field, null for one that is not named
     * @param sound whether there is nothing to tell of the names
     */
    @SuppressWarnings("ArrayRecordComponent") // never handed out
    private record Reading(@Nullable Shape[] shapes, boolean sound) {}

    private Reading read(FieldNames names) {
        @Nullable Shape[] shapes = new Shape[names.size()];
        boolean sound = names.size() >= fewest && names.size() <= most;
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = fields.get(names.get(i));
            sound &= shapes[i] != null || silent;
        }
        for (String name : required) {
            sound &= names.position(name) >= 0;
        }
        return new Reading(shapes, sound);
    }

    private void checkNames(JsonObject object, Place place, Sink sink) {
        Path path = place.path();
        if (object.size() < fewest) {
            String items = fewest == 1 ? "at least one field" : "at least " + fewest + " fields";
            sink.wrong(path, "The object has to have " + items + ".");
        }
        if (object.size() > most) {
            sink.wrong(path, "The object has to have at most " + most + " fields.");
        }
        for (String name : required) {
            if (!object.has(name)) {
                sink.wrong(path.at(name), "The field " + name + " is missing.");
            }
        }
        for (int i = 0; i < object.size(); i++) {
            if (!silent && !fields.containsKey(object.name(i))) {
                unknown(object.name(i), path, sink);
            }
        }
    }

    private void unknown(String name, Path path, Sink sink) {
        sink.unknown(path.at(name), name);
        if (closed) {
            sink.wrong(path.at(name), "The standard knows no field of this name here.");
        }
    }

    /** Collects the fields. */
    static final class Builder {
        private final Map<String, Shape> fields = new HashMap<>();
        private final List<String> required = new ArrayList<>();
        private final boolean closed;
        private boolean silent;
        private int fewest;
        private int most = Integer.MAX_VALUE;
        private @Nullable Extra extra;

        private Builder(boolean closed) {
            this.closed = closed;
        }

        /** A field that may be there. */
        Builder may(String name, Shape shape) {
            fields.put(name, shape);
            return this;
        }

        /** A field that has to be there. */
        Builder must(String name, Shape shape) {
            required.add(name);
            return may(name, shape);
        }

        /** Fields of the same shape that may be there. */
        Builder mayAll(Shape shape, String... names) {
            for (String name : names) {
                fields.put(name, shape);
            }
            return this;
        }

        /** Fewest fields. */
        Builder atLeast(int count) {
            fewest = count;
            return this;
        }

        /** Most fields. */
        Builder atMost(int count) {
            most = count;
            return this;
        }

        /** Other fields are the business of somebody else and not reported as unknown. */
        Builder free() {
            silent = true;
            return this;
        }

        /** A rule about the whole. */
        Builder and(Extra rule) {
            extra = rule;
            return this;
        }

        ObjectShape build() {
            return new ObjectShape(this);
        }
    }
}
