package org.probity.platform.web;

import java.util.List;
import java.util.function.Function;

/**
 * One choice of a list or of a row of buttons.
 *
 * @param value what is sent
 * @param label what is read
 * @param help one more sentence, may be empty
 */
public record Option(String value, String label, String help) {
    public static Option of(String value, String label) {
        return new Option(value, label, "");
    }

    /** Options of an enum: the constant's name is sent, the label shown. */
    public static <E extends Enum<E>> List<Option> all(E[] constants, Function<E, String> label) {
        return List.of(constants).stream()
                .map(constant -> of(constant.name(), label.apply(constant)))
                .toList();
    }
}
