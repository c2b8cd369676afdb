package org.probity.platform.decide;

import java.util.List;

/**
 * What {@code decide(state, command, now)} answers: the events that follow, or why nothing follows. Never both.
 *
 * @param <E> the context's sealed event type
 */
public sealed interface Decision<E> {
    /** The command is accepted; {@code events} follow in this order. May be empty when nothing changes. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command is refused; at least one problem. */
    record Refused<E>(List<Problem> problems) implements Decision<E> {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal says why");
            }
        }
    }

    /** Accepts with these events. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array goes no further than a copy
    static <E> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    /** Refuses with one problem of the whole command. */
    static <E> Decision<E> refuse(String what, String next) {
        return new Refused<>(List.of(Problem.of(what, next)));
    }

    /** Refuses at one field. */
    static <E> Decision<E> refuseAt(String field, String what, String next) {
        return new Refused<>(List.of(Problem.at(field, what, next)));
    }

    /** Refuses with these problems when there are any, else accepts with these events. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array goes no further than a copy
    static <E> Decision<E> unless(List<Problem> problems, E... events) {
        return problems.isEmpty() ? new Accepted<>(List.of(events)) : new Refused<>(problems);
    }

    /** The events, or {@link RefusedException} with the problems. */
    default List<E> orThrow() {
        return switch (this) {
            case Accepted<E>(List<E> events) -> events;
            case Refused<E>(List<Problem> problems) -> throw new RefusedException(problems);
        };
    }
}
