package org.probity.platform.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.platform.decide.Problem;

/**
 * A form as a template shows it: what it holds and what is wrong with it.
 *
 * @param action the path that it is sent to, which is also the name of its draft
 * @param values by field name
 * @param problems of the last try, empty at first
 * @param version the version of the thing that the form was opened on
 * @param once makes a second send of the same form harmless
 * @param restored whether the values come from a kept draft
 */
public record Form(
        String action,
        Map<String, List<String>> values,
        List<Problem> problems,
        long version,
        String once,
        boolean restored) {
    public Form {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    /** An empty form. */
    public static Form empty(String action, long version) {
        return new Form(action, Map.of(), List.of(), version, newOnce(), false);
    }

    /** A form that starts with values. */
    public static Form of(String action, long version, Map<String, String> start) {
        Map<String, List<String>> values = new java.util.HashMap<>();
        start.forEach((name, value) -> values.put(name, List.of(value)));
        return new Form(action, values, List.of(), version, newOnce(), false);
    }

    static String newOnce() {
        return UUID.randomUUID().toString();
    }

    /** The value of a field, empty when it has none. */
    public String value(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? "" : all.getFirst();
    }

    /** All values of a field. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a choice or box is set. */
    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** What is wrong at one field, or null. */
    public @Nullable String error(String name) {
        for (Problem problem : problems) {
            if (name.equals(problem.field())) {
                return problem.text();
            }
        }
        return null;
    }

    /** What is wrong with the whole, in order. */
    public List<String> general() {
        return problems.stream()
                .filter(p -> p.field() == null)
                .map(Problem::text)
                .toList();
    }

    /** The same form on a newer version of the thing: who has seen what is new may send again. */
    public Form on(long newer) {
        return new Form(action, values, problems, newer, once, restored);
    }

    /** The same form after a refusal: nothing typed is lost, and it may be sent again. */
    public Form refused(List<Problem> why) {
        return new Form(action, values, why, version, newOnce(), restored);
    }
}
