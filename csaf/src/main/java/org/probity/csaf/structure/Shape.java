package org.probity.csaf.structure;

import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

/** What a value has to look like. */
public interface Shape {
    /** Tells the sink what of the value at a place does not fit; leaves the place as it was. */
    void check(JsonValue value, Place place, Sink sink);

    /** Tells the sink what of the value does not fit. */
    default void check(JsonValue value, Path path, Sink sink) {
        check(value, new Place(path), sink);
    }

    /** A name for messages: what is expected, such as "a text". */
    String expected();

    /** Tells that a value is of another type. */
    default void wrongType(JsonValue value, Place place, Sink sink) {
        String is = value.typeName().equals("string") ? "text" : value.typeName();
        String article = is.equals("null") ? "" : is.equals("array") || is.equals("object") ? "an " : "a ";
        sink.wrong(place.path(), "This has to be " + expected() + ", not " + article + is + ".");
    }
}
