package org.probity.csaf.structure;

import org.probity.csaf.json.JsonLiteral;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

/** True or false. */
enum BooleanShape implements Shape {
    ANY;

    @Override
    public String expected() {
        return "true or false";
    }

    @Override
    public void check(JsonValue value, Path path, Sink sink) {
        if (value != JsonLiteral.TRUE && value != JsonLiteral.FALSE) {
            wrongType(value, path, sink);
        }
    }
}
