package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.probity.csaf.json.Path;

/** Collects the findings of the tests that run on one document, each test up to a bound. */
final class Findings {
    private final List<Result> results = new ArrayList<>();
    private final List<Result> notes = new ArrayList<>();
    private final Map<String, Integer> suppressed = new HashMap<>();
    private final int bound;
    private String test = "";
    private Severity severity = Severity.INFO;
    private int found;

    Findings(int bound) {
        this.bound = bound;
    }

    /** Names the test whose findings follow. */
    void start(String number, Severity weight) {
        close();
        test = number;
        severity = weight;
        found = 0;
    }

    /** Whether more findings of this test would be kept; a rule may stop early when not. */
    boolean full() {
        return found >= bound;
    }

    /**
     * Whether a finding would only be counted; it is counted then. Asked in loops over many values before a message is
     * put together.
     */
    boolean onlyCounts() {
        if (found < bound) {
            return false;
        }
        found++;
        return true;
    }

    /** A finding about one place. */
    void add(Path path, String message) {
        add(path, () -> message);
    }

    /** A finding about one place, put into words when they are asked for. */
    void add(Path path, Supplier<String> message) {
        if (found++ < bound) {
            results.add(Result.later(test, severity, path, null, message));
        }
    }

    /** A finding about two places. */
    void add(Path first, Path second, String message) {
        if (found++ < bound) {
            results.add(Result.later(test, severity, first, second, () -> message));
        }
    }

    /** Something the reader of the report should know that is no failing of the test. */
    void note(Severity weight, Path path, String message) {
        if (notes.size() < bound) {
            notes.add(new Result(test, weight, List.of(path.pointer()), message));
        }
    }

    /** All that was noted. */
    List<Result> notes() {
        return notes;
    }

    private void close() {
        if (found > bound) {
            suppressed.put(test, found - bound);
        }
    }

    /** All findings, with one last for each test that had more than its bound. */
    List<Result> all() {
        close();
        List<Result> all = new ArrayList<>(results);
        suppressed.forEach((number, count) -> all.add(new Result(
                number,
                number.startsWith("6.") ? Severity.ofTest(number) : Severity.SCHEMA,
                List.of(""),
                count + " more findings of this test are not listed.")));
        return all;
    }
}
