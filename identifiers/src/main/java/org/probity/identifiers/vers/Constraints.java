package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list of constraints means, and which lists are canonical (VERS, "Normalized, canonical representation"). */
final class Constraints {
    private Constraints() {}

    /** Sorts by version, then by the comparator as written, so that {@code <} stands before {@code >}. */
    static List<VersConstraint> sorted(List<VersConstraint> constraints, VersionScheme scheme) {
        List<VersConstraint> sorted = new ArrayList<>(constraints);
        sorted.sort(Comparator.comparing(VersConstraint::version, scheme)
                .thenComparing(constraint -> constraint.comparator().sign()));
        return sorted;
    }

    /** The first fault of a list that should be canonical, or null if it is. */
    static @Nullable String fault(List<VersConstraint> constraints, VersionScheme scheme) {
        for (int i = 1; i < constraints.size(); i++) {
            String before = constraints.get(i - 1).version();
            String version = constraints.get(i).version();
            int order = scheme.compare(before, version);
            if (order == 0) {
                return "the version '" + Vers.shown(version) + "' occurs twice";
            }
            if (order > 0) {
                return "constraints are not sorted: '" + Vers.shown(version) + "' comes before '" + Vers.shown(before)
                        + "'";
            }
        }
        return sequenceFault(constraints);
    }

    /** Equality is not followed by an upper bound; lower and upper bounds alternate. */
    static @Nullable String sequenceFault(List<VersConstraint> sorted) {
        VersConstraint before = null;
        VersConstraint bound = null;
        for (VersConstraint constraint : sorted) {
            VersComparator comparator = constraint.comparator();
            if (comparator == VersComparator.NOT_EQUAL) {
                continue;
            }
            if (before != null && before.comparator() == VersComparator.EQUAL && comparator.isUpper()) {
                return "'" + before + "' is followed by '" + constraint + "', which holds it already";
            }
            before = constraint;
            if (comparator == VersComparator.EQUAL) {
                continue;
            }
            if (bound != null && bound.comparator().isLower() == comparator.isLower()) {
                return "'" + bound + "' and '" + constraint + "' bound the same side";
            }
            bound = constraint;
        }
        return null;
    }

    /**
     * Whether putting a list in order keeps its meaning: the bounds must stand in order already, or the list said
     * something impossible; single versions may stand anywhere.
     */
    static boolean boundsAreSorted(List<VersConstraint> constraints, VersionScheme scheme) {
        String before = null;
        for (VersConstraint constraint : constraints) {
            VersComparator comparator = constraint.comparator();
            if (comparator.isLower() || comparator.isUpper()) {
                if (before != null && scheme.compare(before, constraint.version()) > 0) {
                    return false;
                }
                before = constraint.version();
            }
        }
        return true;
    }

    /**
     * The versions that a list holds, in any order and with what the specification calls redundant: of two lower bounds
     * in a row the first counts, of two upper bounds the last. Exclusions alone exclude from everything.
     */
    static VersionSet set(List<VersConstraint> constraints, VersionScheme scheme) {
        List<Interval> pieces = new ArrayList<>();
        List<Interval> holes = new ArrayList<>();
        VersConstraint open = null;
        for (VersConstraint constraint : sorted(constraints, scheme)) {
            VersComparator comparator = constraint.comparator();
            if (comparator == VersComparator.NOT_EQUAL) {
                holes.add(Interval.point(constraint.version()));
            } else if (comparator.isLower()) {
                open = open == null ? constraint : open;
            } else if (comparator.isUpper()) {
                close(pieces, open, constraint);
                open = null;
            } else if (open == null) {
                pieces.add(Interval.point(constraint.version()));
            }
        }
        if (open != null) {
            pieces.add(new Interval(open.version(), open.comparator() == VersComparator.GREATER_OR_EQUAL, null, false));
        }
        if (pieces.isEmpty()) {
            pieces.add(Interval.ALL);
        }
        VersionSet set = VersionSet.of(scheme, pieces);
        return holes.isEmpty()
                ? set
                : set.intersect(VersionSet.of(scheme, holes).invert());
    }

    /** Ends the open piece; without one, prolongs the last piece that has a lower bound, or starts from nothing. */
    private static void close(List<Interval> pieces, @Nullable VersConstraint open, VersConstraint upper) {
        boolean included = upper.comparator() == VersComparator.LESS_OR_EQUAL;
        if (open != null) {
            boolean lowerIncluded = open.comparator() == VersComparator.GREATER_OR_EQUAL;
            pieces.add(new Interval(open.version(), lowerIncluded, upper.version(), included));
            return;
        }
        Interval last = null;
        while (!pieces.isEmpty() && (last == null || isPoint(last))) {
            last = pieces.removeLast();
        }
        boolean prolongs = last != null && !isPoint(last);
        pieces.add(new Interval(
                prolongs && last != null ? last.lower() : null,
                prolongs && last != null && last.lowerIncluded(),
                upper.version(),
                included));
    }

    private static boolean isPoint(Interval interval) {
        return interval.lower() != null && interval.lower().equals(interval.upper());
    }
}
