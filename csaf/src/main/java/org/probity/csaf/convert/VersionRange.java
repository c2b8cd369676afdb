package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of versions as other forms write them, read from a {@code vers} text. Understands exact versions and pairs of
 * lower and upper bounds; anything else (exclusions, all versions, free texts) is not understood, and said so by null.
 *
 * @param scheme the versioning scheme, for example {@code npm}
 * @param intervals in the order of the text
 */
record VersionRange(String scheme, List<Interval> intervals) {
    /**
     * One stretch of versions.
     *
     * @param exact the one version, or null for a stretch
     * @param from the first version, or null from the beginning
     * @param before the first version after it, or null
     * @param upTo the last version in it, or null
     */
    record Interval(
            @Nullable String exact,
            @Nullable String from,
            @Nullable String before,
            @Nullable String upTo) {}

    /** The scheme of a range that holds all versions, or null for any other. */
    static @Nullable String all(@Nullable String text) {
        return text != null && text.startsWith("vers:") && text.endsWith("/*") && text.length() > 7
                ? text.substring(5, text.length() - 2)
                : null;
    }

    static @Nullable VersionRange parse(@Nullable String text) {
        if (text == null || !text.startsWith("vers:") || text.indexOf('/') < 6) {
            return null;
        }
        int slash = text.indexOf('/');
        List<Interval> intervals = new ArrayList<>();
        String from = null;
        boolean open = false;
        for (String constraint : text.substring(slash + 1).split("\\|")) {
            if (constraint.equals("*") || constraint.startsWith("!=") || constraint.isEmpty()) {
                return null;
            }
            if (constraint.startsWith("<=")) {
                intervals.add(new Interval(null, from, null, constraint.substring(2)));
                open = false;
                from = null;
            } else if (constraint.startsWith("<")) {
                intervals.add(new Interval(null, from, constraint.substring(1), null));
                open = false;
                from = null;
            } else if (constraint.startsWith(">=") && !open) {
                from = constraint.substring(2);
                open = true;
            } else if (constraint.startsWith(">")) {
                return null;
            } else if (!open) {
                String exact = constraint.startsWith("=") ? constraint.substring(1) : constraint;
                intervals.add(new Interval(exact, null, null, null));
            } else {
                return null;
            }
        }
        if (open) {
            intervals.add(new Interval(null, from, null, null));
        }
        return new VersionRange(text.substring(5, slash), List.copyOf(intervals));
    }
}
