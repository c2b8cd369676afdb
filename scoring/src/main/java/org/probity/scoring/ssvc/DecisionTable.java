package org.probity.scoring.ssvc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A complete table from the answers to its inputs to one answer of its outcome. Every combination has a row; a table
 * with a gap can't be built.
 */
public final class DecisionTable {
    /** More rows than this are refused; the largest published table has 729. */
    public static final int MAX_ROWS = 1_000_000;

    private final String namespace;
    private final String key;
    private final String version;
    private final String name;
    private final List<DecisionPoint> inputs;
    private final DecisionPoint outcome;

    /** Position of the outcome by row; the first input goes slowest. */
    private final int[] rows;

    /**
     * Builds a table.
     *
     * @param inputs at least one
     * @param rows for each combination of answers the position of its outcome among the outcome's values, the first
     *     input going slowest
     * @throws IllegalArgumentException if the rows are too many, too few, or name no outcome
     */
    public DecisionTable(
            String namespace,
            String key,
            String version,
            String name,
            List<DecisionPoint> inputs,
            DecisionPoint outcome,
            int[] rows) {
        this.namespace = namespace;
        this.key = key;
        this.version = version;
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.outcome = outcome;
        this.rows = rows.clone();
        check();
    }

    private void check() {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("table " + key + " has no inputs");
        }
        long wanted = rowCount(inputs);
        if (wanted != rows.length) {
            throw new IllegalArgumentException(
                    "table " + key + " has " + rows.length + " rows, its inputs allow " + wanted);
        }
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] < 0 || rows[row] >= outcome.values().size()) {
                throw new IllegalArgumentException("table " + key + " has no outcome in row " + row);
            }
        }
    }

    /** How many combinations of answers there are; more than {@link #MAX_ROWS} are refused. */
    static int rowCount(List<DecisionPoint> inputs) {
        long count = 1;
        for (DecisionPoint input : inputs) {
            count *= input.values().size();
            if (count > MAX_ROWS) {
                throw new IllegalArgumentException("a table of more than " + MAX_ROWS + " rows is refused");
            }
        }
        return (int) count;
    }

    /** Who defines the table. */
    public String namespace() {
        return namespace;
    }

    /** Its short name within the namespace. */
    public String key() {
        return key;
    }

    /** Its semantic version. */
    public String version() {
        return version;
    }

    /** Its name in words. */
    public String name() {
        return name;
    }

    /** What names it worldwide: {@code namespace:key:version}. */
    public String id() {
        return namespace + ":" + key + ":" + version;
    }

    /** The questions that it asks. */
    public List<DecisionPoint> inputs() {
        return inputs;
    }

    /** The question that it answers. */
    public DecisionPoint outcome() {
        return outcome;
    }

    /** How many rows it has. */
    public int size() {
        return rows.length;
    }

    /** The answer of one row, the first input going slowest. */
    public DecisionPoint.Value row(int index) {
        return outcome.values().get(rows[index]);
    }

    /**
     * The outcomes that are possible under what is known, in the outcome's order. One outcome is a decision; more than
     * one means that something that matters is still open.
     *
     * @param known value keys by the id of an input; an input that is missing is open, one with several keys is narrowed
     * @throws IllegalArgumentException if an id is no input of this table, or a key no value of its input
     */
    public List<DecisionPoint.Value> evaluate(Map<String, ? extends Collection<String>> known) {
        List<boolean[]> open = new ArrayList<>();
        for (DecisionPoint input : inputs) {
            open.add(positions(input, known.get(input.id())));
        }
        for (String id : known.keySet()) {
            if (inputs.stream().noneMatch(input -> input.id().equals(id))) {
                throw new IllegalArgumentException("table " + id() + " does not ask for " + id);
            }
        }
        boolean[] possible = new boolean[outcome.values().size()];
        collect(open, 0, 0, possible);
        List<DecisionPoint.Value> found = new ArrayList<>();
        for (int i = 0; i < possible.length; i++) {
            if (possible[i]) {
                found.add(outcome.values().get(i));
            }
        }
        return found;
    }

    private static boolean[] positions(DecisionPoint input, @Nullable Collection<String> keys) {
        boolean[] open = new boolean[input.values().size()];
        if (keys == null) {
            Arrays.fill(open, true);
            return open;
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(input.id() + " is left without a value");
        }
        for (String valueKey : keys) {
            DecisionPoint.Value value = input.value(valueKey);
            if (value == null) {
                throw new IllegalArgumentException(input.id() + " has no value " + valueKey);
            }
            open[input.values().indexOf(value)] = true;
        }
        return open;
    }

    private void collect(List<boolean[]> open, int input, int row, boolean[] possible) {
        if (input == open.size()) {
            possible[rows[row]] = true;
            return;
        }
        boolean[] here = open.get(input);
        for (int i = 0; i < here.length; i++) {
            if (here[i]) {
                collect(open, input + 1, row * here.length + i, possible);
            }
        }
    }
}
