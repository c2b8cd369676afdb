package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of versions as stretches in order that do not touch one another. */
record VersionSet(VersionScheme scheme, List<Interval> intervals) {
    VersionSet {
        intervals = List.copyOf(intervals);
    }

    static VersionSet all(VersionScheme scheme) {
        return new VersionSet(scheme, List.of(Interval.ALL));
    }

    /** The set of any stretches, in any order, that may overlap or be empty. */
    static VersionSet of(VersionScheme scheme, List<Interval> any) {
        List<Interval> sorted = new ArrayList<>(any);
        sorted.removeIf(interval -> interval.isEmpty(scheme));
        sorted.sort((a, b) -> Interval.compareLower(a, b, scheme));
        List<Interval> merged = new ArrayList<>();
        for (Interval next : sorted) {
            if (merged.isEmpty() || !merged.getLast().touches(next, scheme)) {
                merged.add(next);
            } else {
                Interval last = merged.removeLast();
                Interval end = Interval.compareUpper(last, next, scheme) >= 0 ? last : next;
                merged.add(new Interval(last.lower(), last.lowerIncluded(), end.upper(), end.upperIncluded()));
            }
        }
        return new VersionSet(scheme, merged);
    }

    boolean contains(String version) {
        int low = 0;
        int high = intervals.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Interval interval = intervals.get(middle);
            if (interval.isAbove(version, scheme)) {
                high = middle - 1;
            } else if (interval.isBelow(version, scheme)) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    VersionSet union(VersionSet other) {
        List<Interval> both = new ArrayList<>(intervals);
        both.addAll(other.intervals);
        return of(scheme, both);
    }

    VersionSet intersect(VersionSet other) {
        List<Interval> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < intervals.size() && j < other.intervals.size()) {
            Interval a = intervals.get(i);
            Interval b = other.intervals.get(j);
            common.add(a.intersect(b, scheme));
            if (Interval.compareUpper(a, b, scheme) <= 0) {
                i++;
            } else {
                j++;
            }
        }
        return of(scheme, common);
    }

    VersionSet invert() {
        List<Interval> gaps = new ArrayList<>();
        Interval before = new Interval(null, false, null, true);
        for (Interval interval : intervals) {
            if (interval.lower() != null) {
                gaps.add(new Interval(
                        before.upper(), !before.upperIncluded(), interval.lower(), !interval.lowerIncluded()));
            }
            before = interval;
        }
        if (intervals.isEmpty() || before.upper() != null) {
            gaps.add(new Interval(before.upper(), !before.upperIncluded(), null, false));
        }
        return of(scheme, gaps);
    }

    /** The canonical constraints: points, bounds, and holes of one version in a stretch. */
    List<VersConstraint> constraints() {
        List<VersConstraint> constraints = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            String point = point(interval);
            if (point != null) {
                constraints.add(new VersConstraint(VersComparator.EQUAL, point));
                continue;
            }
            boolean afterHole = i > 0 && meets(intervals.get(i - 1), interval);
            if (interval.lower() != null && !afterHole) {
                constraints.add(new VersConstraint(
                        interval.lowerIncluded() ? VersComparator.GREATER_OR_EQUAL : VersComparator.GREATER,
                        interval.lower()));
            }
            boolean beforeHole = i + 1 < intervals.size() && meets(interval, intervals.get(i + 1));
            if (interval.upper() != null) {
                constraints.add(new VersConstraint(upperComparator(interval, beforeHole), interval.upper()));
            }
        }
        return constraints;
    }

    /** The only version of a stretch, or null if it has more. */
    private @Nullable String point(Interval interval) {
        String lower = interval.lower();
        boolean one = lower != null && interval.upper() != null && scheme.compare(lower, interval.upper()) == 0;
        return one ? lower : null;
    }

    private static VersComparator upperComparator(Interval interval, boolean beforeHole) {
        if (beforeHole) {
            return VersComparator.NOT_EQUAL;
        }
        return interval.upperIncluded() ? VersComparator.LESS_OR_EQUAL : VersComparator.LESS;
    }

    /** Whether just one version lies between two stretches. */
    private boolean meets(Interval earlier, Interval later) {
        return earlier.upper() != null && later.lower() != null && scheme.compare(earlier.upper(), later.lower()) == 0;
    }
}
