package org.probity.platform.decide;

import java.util.List;
import java.util.stream.Collectors;

/** Carries a refusal to the edge, where it becomes a message at its field, a problem document or one line. */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public RefusedException(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining(" ")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public RefusedException(String what, String next) {
        this(List.of(Problem.of(what, next)));
    }

    /** At least one. */
    public List<Problem> problems() {
        return problems;
    }
}
