package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Translates what an OSV record says of affected versions to a version range specifier (OSV schema 1.7, "Evaluation").
 */
public final class OsvRange {
    private OsvRange() {}

    /** What happens at a version. */
    public enum Kind {
        /** From this version on, versions are affected; {@code 0} stands before every version. */
        INTRODUCED,
        /** From this version on, versions are no longer affected. */
        FIXED,
        /** After this version, versions are no longer affected. */
        LAST_AFFECTED,
        /** The range says nothing of this version and those after it; {@code *} is no limit. */
        LIMIT
    }

    /** One event of a range. */
    public record Event(Kind kind, String version) {}

    /**
     * The affected versions of a range of type {@code SEMVER} (give {@code semver}) or {@code ECOSYSTEM} (give the type
     * of {@link OsvEcosystem#scheme()}). Events may come in any order; of events at the same version the order given
     * counts. Without an {@code introduced} event nothing is affected.
     *
     * @throws VersException if no order of versions is known for the type
     */
    public static Vers fromEvents(String type, List<Event> events) {
        VersionScheme scheme = scheme(type);
        List<Event> sorted = new ArrayList<>(events);
        sorted.removeIf(event -> event.kind() == Kind.LIMIT);
        sorted.sort(Comparator.comparing(OsvRange::isStart).reversed().thenComparing(Event::version, scheme));
        VersionSet affected = VersionSet.of(scheme, stretches(sorted));
        return vers(type, affected.intersect(limits(events, scheme)));
    }

    /** The affected versions of a record that lists them one by one. */
    public static Vers fromVersions(String type, List<String> versions) {
        VersionSet listed = VersionSet.of(
                scheme(type), versions.stream().map(Interval::point).toList());
        return vers(type, listed);
    }

    private static boolean isStart(Event event) {
        return event.kind() == Kind.INTRODUCED && event.version().equals("0");
    }

    private static List<Interval> stretches(List<Event> sorted) {
        List<Interval> stretches = new ArrayList<>();
        Event open = null;
        for (Event event : sorted) {
            if (event.kind() == Kind.INTRODUCED) {
                open = open == null ? event : open;
            } else if (open != null) {
                boolean last = event.kind() == Kind.LAST_AFFECTED;
                stretches.add(stretch(open, event.version(), last));
                open = null;
            }
        }
        if (open != null) {
            stretches.add(stretch(open, null, false));
        }
        return stretches;
    }

    private static Interval stretch(Event open, @Nullable String upper, boolean upperIncluded) {
        return new Interval(isStart(open) ? null : open.version(), !isStart(open), upper, upperIncluded);
    }

    /** What lies before any of the limits; everything if there is none. */
    private static VersionSet limits(List<Event> events, VersionScheme scheme) {
        List<Interval> before = new ArrayList<>();
        for (Event event : events) {
            if (event.kind() == Kind.LIMIT) {
                before.add(
                        event.version().equals("*") ? Interval.ALL : new Interval(null, false, event.version(), false));
            }
        }
        return before.isEmpty() ? VersionSet.all(scheme) : VersionSet.of(scheme, before);
    }

    static VersionScheme scheme(String type) {
        return VersionScheme.of(type)
                .orElseThrow(() ->
                        new VersException("no order of versions is known for the type '" + Vers.shown(type) + "'"));
    }

    static Vers vers(String type, VersionSet set) {
        return set.intervals().isEmpty() ? Vers.none() : new Vers(type, set.constraints());
    }
}
