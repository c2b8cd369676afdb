package org.probity.about.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probity.catalogue.Standard;
import org.probity.platform.web.Option;
import org.probity.traceability.TraceMatrix.Row;

/**
 * What of the list is asked for. Unknown values filter nothing.
 *
 * @param standard a standard's key, or empty
 * @param state {@code shown}, {@code open}, or empty
 */
public record TraceFilter(String standard, String state) {
    static final List<Option> STANDARDS = List.of(Standard.values()).stream()
            .map(s -> Option.of(s.key(), s.number()))
            .toList();
    static final List<Option> STATES = List.of(Option.of("shown", "Code and test"), Option.of("open", "Not yet"));

    static TraceFilter of(String standard, String state) {
        return new TraceFilter(known(STANDARDS, standard), known(STATES, state));
    }

    private static String known(List<Option> options, String value) {
        return options.stream().anyMatch(option -> option.value().equals(value)) ? value : "";
    }

    boolean lets(Row row) {
        boolean rightStandard =
                standard.isEmpty() || row.requirement().standard().key().equals(standard);
        return rightStandard && (state.isEmpty() || row.shown() == state.equals("shown"));
    }

    Map<String, String> inForce() {
        Map<String, String> all = new LinkedHashMap<>();
        if (!standard.isEmpty()) {
            all.put("standard", standard);
        }
        if (!state.isEmpty()) {
            all.put("state", state);
        }
        return all;
    }

    /** The label of a filter's value. */
    public static String label(String name, String value) {
        List<Option> options = name.equals("standard") ? STANDARDS : STATES;
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }
}
