package org.probity.record.store;

import java.util.HashMap;
import java.util.Map;
import org.probity.record.Upcast;

/** The known steps from older forms of events to newer ones. */
final class Upcasts {
    private final Map<String, Map<Integer, Upcast>> steps = new HashMap<>();

    Upcasts(Iterable<Upcast> all) {
        for (Upcast step : all) {
            Upcast other =
                    steps.computeIfAbsent(step.type(), type -> new HashMap<>()).put(step.from(), step);
            if (other != null) {
                throw new IllegalStateException(step.type() + " has two upcasts from schema " + step.from());
            }
        }
    }

    /** Refuses a program that could not read what an earlier one has written. */
    void mustReach(String type, int schema) {
        Map<Integer, Upcast> known = steps.getOrDefault(type, Map.of());
        for (int from = 1; from < schema; from++) {
            if (!known.containsKey(from)) {
                throw new IllegalStateException(type + " is of schema " + schema + " and has no upcast from " + from);
            }
        }
    }

    /** The fields in the form of schema {@code to}. */
    Map<String, Object> apply(String type, int from, int to, Map<String, Object> fields) {
        Map<String, Object> present = new HashMap<>(fields);
        for (int schema = from; schema < to; schema++) {
            Upcast step = steps.getOrDefault(type, Map.of()).get(schema);
            if (step == null) {
                throw new IllegalStateException(type + " has no upcast from schema " + schema);
            }
            present = step.fields().apply(present);
        }
        return present;
    }
}
