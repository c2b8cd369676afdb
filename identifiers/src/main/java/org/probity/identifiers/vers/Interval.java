package org.probity.identifiers.vers;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of versions without a gap.
 *
 * @param lower where it starts; null if it has no start
 * @param lowerIncluded whether the start belongs to it
 * @param upper where it ends; null if it has no end
 * @param upperIncluded whether the end belongs to it
 */
record Interval(
        @Nullable String lower,
        boolean lowerIncluded,
        @Nullable String upper,
        boolean upperIncluded) {
    static final Interval ALL = new Interval(null, false, null, false);

    static Interval point(String version) {
        return new Interval(version, true, version, true);
    }

    boolean contains(String version, VersionScheme scheme) {
        return !isAbove(version, scheme) && !isBelow(version, scheme);
    }

    /** Whether the whole stretch lies above a version. */
    boolean isAbove(String version, VersionScheme scheme) {
        if (lower == null) {
            return false;
        }
        int order = scheme.compare(version, lower);
        return order < 0 || (order == 0 && !lowerIncluded);
    }

    /** Whether the whole stretch lies below a version. */
    boolean isBelow(String version, VersionScheme scheme) {
        if (upper == null) {
            return false;
        }
        int order = scheme.compare(version, upper);
        return order > 0 || (order == 0 && !upperIncluded);
    }

    boolean isEmpty(VersionScheme scheme) {
        if (lower == null || upper == null) {
            return false;
        }
        int order = scheme.compare(lower, upper);
        return order > 0 || (order == 0 && !(lowerIncluded && upperIncluded));
    }

    /** Which of two stretches starts first. */
    static int compareLower(Interval a, Interval b, VersionScheme scheme) {
        if (a.lower == null || b.lower == null) {
            return Boolean.compare(a.lower != null, b.lower != null);
        }
        int order = scheme.compare(a.lower, b.lower);
        return order != 0 ? order : Boolean.compare(b.lowerIncluded, a.lowerIncluded);
    }

    /** Which of two stretches ends first. */
    static int compareUpper(Interval a, Interval b, VersionScheme scheme) {
        if (a.upper == null || b.upper == null) {
            return Boolean.compare(a.upper == null, b.upper == null);
        }
        int order = scheme.compare(a.upper, b.upper);
        return order != 0 ? order : Boolean.compare(a.upperIncluded, b.upperIncluded);
    }

    Interval intersect(Interval other, VersionScheme scheme) {
        Interval start = compareLower(this, other, scheme) >= 0 ? this : other;
        Interval end = compareUpper(this, other, scheme) <= 0 ? this : other;
        return new Interval(start.lower, start.lowerIncluded, end.upper, end.upperIncluded);
    }

    /** Whether nothing lies between the end of this stretch and the start of a later one. */
    boolean touches(Interval later, VersionScheme scheme) {
        if (upper == null || later.lower == null) {
            return true;
        }
        int order = scheme.compare(later.lower, upper);
        return order < 0 || (order == 0 && (upperIncluded || later.lowerIncluded));
    }
}
