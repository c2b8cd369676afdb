package org.probity.record;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Reads an older form of an event as the next newer one, as a bean. The event in the store and its sealed leaf stay as they
 * were written; only what the program reads is changed, at the door, from form to form until the present one.
 *
 * @param type the event's name, as in {@link EventName#value}
 * @param from the schema that {@code fields} are given in; the result is of schema {@code from + 1}
 * @param fields from the older fields, a changeable copy that the function may return, to the newer ones; JSON as maps, lists
 *     and scalars
 */
public record Upcast(String type, int from, UnaryOperator<Map<String, Object>> fields) {
    public Upcast {
        if (from < 1) {
            throw new IllegalArgumentException("schemas count from 1");
        }
    }
}
