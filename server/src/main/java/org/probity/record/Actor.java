package org.probity.record;

/**
 * Who did something: a signed-in person, the reporter behind a secret link, or the program itself.
 *
 * @param kind what sort of actor
 * @param id the person's id, the report's number, or the name of the job
 */
public record Actor(Kind kind, String id) {
    /** Sorts of actor. */
    public enum Kind {
        PERSON,
        REPORTER,
        SYSTEM
    }

    public static Actor person(String id) {
        return new Actor(Kind.PERSON, id);
    }

    public static Actor reporter(String reportNumber) {
        return new Actor(Kind.REPORTER, reportNumber);
    }

    public static Actor system(String job) {
        return new Actor(Kind.SYSTEM, job);
    }

    /** The form kept in the store, {@code kind:id} in lower case. */
    public String text() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }

    /** Reads {@link #text} back. */
    public static Actor parse(String text) {
        int colon = text.indexOf(':');
        return new Actor(
                Kind.valueOf(text.substring(0, colon).toUpperCase(java.util.Locale.ROOT)), text.substring(colon + 1));
    }
}
