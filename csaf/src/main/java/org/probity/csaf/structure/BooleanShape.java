package org.probity.csaf.structure;

import org.probity.csaf.json.JsonLiteral;
import org.probity.csaf.json.JsonValue;

/** A truth value. */
enum BooleanShape implements Shape {
    ANY,
    TRUE,
    FALSE;

    @Override
    public String expected() {
        return this == ANY ? "true or false" : this == TRUE ? "true" : "false";
    }

    @Override
    public void check(JsonValue value, Place place, Sink sink) {
        if (value != JsonLiteral.TRUE && value != JsonLiteral.FALSE) {
            wrongType(value, place, sink);
        } else if (this != ANY && (value == JsonLiteral.TRUE) != (this == TRUE)) {
            sink.wrong(place.path(), "This has to be " + expected() + ".");
        }
    }
}
