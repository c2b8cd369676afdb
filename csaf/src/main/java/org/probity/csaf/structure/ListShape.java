package org.probity.csaf.structure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

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
    public void check(JsonValue value, Path path, Sink sink) {
        if (!(value instanceof JsonArray array)) {
            wrongType(value, path, sink);
            return;
        }
        if (array.size() < fewest) {
            String items = fewest == 1 ? "at least one item" : "at least " + fewest + " items";
            sink.wrong(path, "The array has to have " + items + ".");
        }
        Shape shape = item.get();
        if (!(shape instanceof TextShape text) || !checkPlainTexts(array, text)) {
            for (int i = 0; i < array.size(); i++) {
                shape.check(array.get(i), path.at(i), sink);
            }
        }
        if (unique && array.size() > 1) {
            checkUnique(array, path, sink);
        }
    }

    /** The frequent case, lists of ids: whether all items are texts that only have to be not empty, and are. */
    private static boolean checkPlainTexts(JsonArray array, TextShape text) {
        if (text.allowed() != null || text.test() != null || text.shortest() > 1) {
            return false;
        }
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof JsonString string) || string.value().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static void checkUnique(JsonArray array, Path path, Sink sink) {
        if (isStrictlyNew(array)) {
            return;
        }
        Map<JsonValue, Integer> seen = HashMap.newHashMap(array.size());
        for (int i = 0; i < array.size(); i++) {
            Integer first = seen.putIfAbsent(array.get(i), i);
            if (first != null) {
                sink.wrong(path.at(i), "This equals item " + first + " of the array, whose items have to differ.");
            }
        }
    }

    /** Whether all items are texts of the document and no two have the same ordinal; false also for "not known". */
    private static boolean isStrictlyNew(JsonArray array) {
        int[] ordinals = ordinals(array);
        if (ordinals == null) {
            return false;
        }
        boolean ascending = true;
        for (int i = 1; i < ordinals.length && ascending; i++) {
            ascending = ordinals[i - 1] < ordinals[i];
        }
        if (ascending) {
            return true;
        }
        Arrays.sort(ordinals);
        for (int i = 1; i < ordinals.length; i++) {
            if (ordinals[i - 1] == ordinals[i]) {
                return false;
            }
        }
        return true;
    }

    private static int @Nullable [] ordinals(JsonArray array) {
        int[] ordinals = new int[array.size()];
        for (int i = 0; i < ordinals.length; i++) {
            if (!(array.get(i) instanceof JsonString string) || string.ordinal() < 0) {
                return null;
            }
            ordinals[i] = string.ordinal();
        }
        return ordinals;
    }
}
