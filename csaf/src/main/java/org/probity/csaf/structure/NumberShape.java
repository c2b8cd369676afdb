package org.probity.csaf.structure;

import java.math.BigDecimal;
import org.probity.csaf.json.JsonNumber;
import org.probity.csaf.json.JsonValue;

/**
 * A number between two bounds, both included.
 *
 * @param least the smallest
 * @param most the largest
 */
record NumberShape(BigDecimal least, BigDecimal most) implements Shape {
    /** A CVSS score. */
    static final NumberShape SCORE = new NumberShape(BigDecimal.ZERO, BigDecimal.TEN);

    @Override
    public String expected() {
        return "a number from " + least + " to " + most;
    }

    @Override
    public void check(JsonValue value, Place place, Sink sink) {
        if (!(value instanceof JsonNumber number)) {
            wrongType(value, place, sink);
        } else if (number.decimal().compareTo(least) < 0 || number.decimal().compareTo(most) > 0) {
            sink.wrong(place.path(), number.text() + " is not " + expected() + ".");
        }
    }
}
