package org.probity.platform.web;

import java.time.Instant;
import java.util.List;

/**
 * The other side of a conflict: what happened to a thing after somebody opened a form on it.
 *
 * @param expected the version that their command was decided on
 * @param actual the version that the thing has now
 * @param told whether they may read what happened; without that there are no steps
 * @param steps oldest first
 */
public record Meanwhile(long expected, long actual, boolean told, List<Step> steps) {
    public Meanwhile {
        steps = List.copyOf(steps);
    }

    /**
     * One thing that happened.
     *
     * @param who name of the person or part of the program
     * @param words what they did, the end of a sentence
     * @param event the event's name in the record
     */
    public record Step(Instant at, String who, String words, String event) {}
}
