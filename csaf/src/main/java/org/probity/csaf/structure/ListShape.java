package org.probity.csaf.structure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonValue;

/**
 * An array.
 *
 * @param item the shape of each item
 * @param fewest fewest items
 * @param unique whether no item may equal another
 */
record ListShape(Supplier<Shape> item, int fewest, boolean unique) implements Shape {

    /** At least one item. */
    static ListShape of(Shape item) {
        return new ListShape(() -> item, 1, false);
    }

    /** At least one item, none twice. */
    static ListShape unique(Shape item) {
        return new ListShape(() -> item, 1, true);
    }

    @Override
    public String expected() {
        return "an array";
    }

    @Override
    public void check(JsonValue value, Place place, Sink sink) {
        if (!(value instanceof JsonArray array)) {
            wrongType(value, place, sink);
            return;
        }
        if (array.size() < fewest) {
            String items = fewest == 1 ? "at least one item" : "at least " + fewest + " items";
            sink.wrong(place.path(), "The array has to have " + items + ".");
        }
        Shape shape = item.get();
        if (!(shape instanceof TextShape text && arePlainTexts(array, text))) {
            for (int i = 0; i < array.size(); i++) {
                place.enter(i);
                shape.check(array.get(i), place, sink);
                place.leave();
            }
        }
        if (unique && array.size() > 1) {
            checkUnique(array, place, sink);
        }
    }

    /** The frequent case, lists of ids: whether all items are texts that only have to be not empty, and are. */
    private static boolean arePlainTexts(JsonArray array, TextShape text) {
        return array.isTexts() && text.takesAnything() && !array.hasEmptyText();
    }

    private static void checkUnique(JsonArray array, Place place, Sink sink) {
        if (isStrictlyNew(array)) {
            return;
        }
        Map<JsonValue, Integer> seen = HashMap.newHashMap(array.size());
        for (int i = 0; i < array.size(); i++) {
            Integer first = seen.putIfAbsent(array.get(i), i);
            if (first != null) {
                sink.wrong(
                        place.path().at(i), "This equals item " + first + " of the array, whose items have to differ.");
            }
        }
    }

    /** Whether all items are texts of the document and no two have the same ordinal; false also for "not known". */
    private static boolean isStrictlyNew(JsonArray array) {
        if (!array.isTexts()) {
            return false;
        }
        boolean ascending = true;
        for (int i = 1; i < array.size() && ascending; i++) {
            ascending = array.ordinal(i - 1) < array.ordinal(i);
        }
        return ascending || areDifferent(array);
    }

    private static boolean areDifferent(JsonArray array) {
        int[] ordinals = new int[array.size()];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = array.ordinal(i);
        }
        Arrays.sort(ordinals);
        for (int i = 1; i < ordinals.length; i++) {
            if (ordinals[i - 1] == ordinals[i]) {
                return false;
            }
        }
        return true;
    }
}
