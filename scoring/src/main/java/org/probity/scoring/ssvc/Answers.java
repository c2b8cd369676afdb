package org.probity.scoring.ssvc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a vulnerability, put to a table. An input that is not answered itself but can be derived by a
 * published table (utility from automatable and value density, human impact from safety and mission impact, public
 * safety impact from safety impact) is derived.
 */
public final class Answers {
    private static final int MOST_PAIRS = 64;

    private final DecisionTable table;
    private final Map<String, Set<String>> given = new LinkedHashMap<>();

    private Answers(DecisionTable table) {
        this.table = table;
    }

    /**
     * Reads answers as people write them: {@code E=A}, {@code exploitation=active}, {@code ssvc:E:1.1.0=A}; several
     * values of one point are given by {@code E=P,A} or by naming it again.
     *
     * @throws IllegalArgumentException with one clear line, if a word names no question or no answer
     */
    public static Answers of(DecisionTable table, List<String> pairs) {
        if (pairs.size() > MOST_PAIRS) {
            throw new IllegalArgumentException("more than " + MOST_PAIRS + " answers");
        }
        Answers answers = new Answers(table);
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("expected QUESTION=ANSWER, found " + pair);
            }
            answers.add(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return answers;
    }

    /**
     * Takes the selections of a list that the table asks for or that an input can be derived from; leaves others aside.
     *
     * @throws IllegalArgumentException if a selection that the table asks for has a value that the point lacks
     */
    public static Answers of(DecisionTable table, SelectionList list) {
        Answers answers = new Answers(table);
        for (SelectionList.Selection selection : list.selections()) {
            DecisionPoint point = answers.question(selection.id(), table, 0);
            if (point != null) {
                for (String key : selection.values()) {
                    answers.put(point, key);
                }
            }
        }
        return answers;
    }

    /** The outcomes possible under these answers; exactly one is a decision. */
    public List<DecisionPoint.Value> outcomes() {
        return outcomes(table, 0);
    }

    /** The inputs of the table that are neither answered nor derived from an answer. */
    public List<DecisionPoint> open() {
        return table.inputs().stream()
                .filter(input -> !given.containsKey(input.id()) && !touched(input, 0))
                .toList();
    }

    /** The answers as a list of selections, ready to be written with a case or an advisory. */
    public List<SelectionList.Selection> selections() {
        List<SelectionList.Selection> list = new ArrayList<>();
        given.forEach((id, keys) -> {
            DecisionPoint point = question(id, table, 0);
            if (point != null) {
                list.add(new SelectionList.Selection(
                        point.namespace(), point.key(), point.version(), point.name(), List.copyOf(keys)));
            }
        });
        return list;
    }

    private void add(String question, String answer) {
        DecisionPoint point = question(question, table, 0);
        if (point == null) {
            throw new IllegalArgumentException(
                    "table " + table.id() + " does not ask for " + question + "; it asks for "
                            + String.join(
                                    ", ",
                                    table.inputs().stream()
                                            .map(input -> input.key() + " (" + input.name() + ")")
                                            .toList()));
        }
        DecisionPoint.Value whole = point.find(answer);
        if (whole != null) {
            put(point, whole.key());
            return;
        }
        for (String part : answer.split(",", -1)) {
            DecisionPoint.Value value = point.find(part.strip());
            if (value == null) {
                throw new IllegalArgumentException(point.name() + " has no value " + part.strip() + "; it has "
                        + String.join(
                                ", ",
                                point.values().stream()
                                        .map(DecisionPoint.Value::toString)
                                        .toList()));
            }
            put(point, value.key());
        }
    }

    private void put(DecisionPoint point, String key) {
        if (point.value(key) == null) {
            throw new IllegalArgumentException(point.id() + " has no value " + key);
        }
        given.computeIfAbsent(point.id(), id -> new LinkedHashSet<>()).add(key);
    }

    /** The question that a word means: an input of the table, or of a table that derives one of its inputs. */
    private @Nullable DecisionPoint question(String word, DecisionTable asked, int depth) {
        for (DecisionPoint input : asked.inputs()) {
            if (input.answersTo(word)) {
                return input;
            }
        }
        for (DecisionPoint input : asked.inputs()) {
            DecisionTable deriving = deriving(input, depth);
            DecisionPoint found = deriving == null ? null : question(word, deriving, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private List<DecisionPoint.Value> outcomes(DecisionTable asked, int depth) {
        Map<String, Set<String>> known = new LinkedHashMap<>();
        for (DecisionPoint input : asked.inputs()) {
            Set<String> keys = given.get(input.id());
            if (keys != null) {
                known.put(input.id(), keys);
            } else if (touched(input, depth)) {
                known.put(input.id(), derived(input, depth));
            }
        }
        return asked.evaluate(known);
    }

    private Set<String> derived(DecisionPoint input, int depth) {
        DecisionTable deriving = deriving(input, depth);
        Set<String> keys = new LinkedHashSet<>();
        if (deriving != null) {
            outcomes(deriving, depth + 1).forEach(value -> keys.add(value.key()));
        }
        return keys;
    }

    /** Whether anything is known from which the input could be derived. */
    private boolean touched(DecisionPoint input, int depth) {
        DecisionTable deriving = deriving(input, depth);
        return deriving != null
                && deriving.inputs().stream()
                        .anyMatch(further -> given.containsKey(further.id()) || touched(further, depth + 1));
    }

    private static @Nullable DecisionTable deriving(DecisionPoint input, int depth) {
        return depth > 4 ? null : SsvcRegistry.published().deriving(input);
    }
}
