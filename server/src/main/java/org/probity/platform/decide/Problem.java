package org.probity.platform.decide;

import org.jspecify.annotations.Nullable;

/**
 * One thing that stands in the way of a command, in words for the person who gave it.
 *
 * @param field the form field or JSON member it belongs to, or null when it concerns the whole command
 * @param what what was refused and why, one sentence
 * @param next what to do about it, one sentence; may be empty when {@code what} already says it
 */
public record Problem(@Nullable String field, String what, String next) {
    /** A problem at one field. */
    public static Problem at(String field, String what, String next) {
        return new Problem(field, what, next);
    }

    /** A problem of the whole command. */
    public static Problem of(String what, String next) {
        return new Problem(null, what, next);
    }

    /** Both sentences as one text. */
    public String text() {
        return next.isEmpty() ? what : what + " " + next;
    }
}
