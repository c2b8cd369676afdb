package org.probity.record;

/** How actors are called on pages; identity knows. */
public interface ActorNames {
    /** A name, "the reporter", or the program's part. */
    String nameOf(Actor actor);
}
