package org.probity.csaf.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.vers.Vers;
import org.probity.identifiers.vers.VersComparator;
import org.probity.identifiers.vers.VersConstraint;
import org.probity.identifiers.vers.VersException;

/**
 * The name of a branch of category {@code product_version_range}: a VERS, or a VERS-like specifier (vls) that has only the
 * constraints (CSAF 2.1, 3.1.2.3.2).
 *
 * @param isVers whether the name says that it is VERS
 * @param range the range as it can be asked, lenient about canonical form; null where not even that is possible
 * @param fault why the name does not obey the rules, or null
 */
record VersionRange(
        boolean isVers, @Nullable Vers range, @Nullable String fault) {
    /** A type without a known order, so that the constraints of a vls are only read. */
    private static final String UNORDERED = "vers:vls/";

    /** The order in which vls are compared on best effort. */
    private static final String GENERIC = "vers:generic/";

    static VersionRange of(String name) {
        boolean isVers = name.startsWith("vers:");
        return isVers
                ? new VersionRange(true, lenient(name), fault(name, true))
                : new VersionRange(false, lenient(GENERIC + name), fault(UNORDERED + name, false));
    }

    /** Also reads a needless {@code =} before a version, which is a fault but leaves no doubt about what is meant. */
    private static @Nullable Vers lenient(String text) {
        try {
            return Vers.parseLenient(text.replace("/=", "/").replace("|=", "|"));
        } catch (VersException wrong) {
            return null;
        }
    }

    /** Of a vls, whose support is on best effort, the form alone is looked at: the official cases have odd ones. */
    private static @Nullable String fault(String text, boolean isVers) {
        try {
            Vers vers = Vers.parse(text);
            if (vers.constraints().isEmpty()) {
                boolean special = vers.type().equals("all") || vers.type().equals("none");
                return special ? null : "all versions are written vers:all/*";
            }
            return !isVers || vers.scheme().isPresent() ? null : faultWithoutOrder(vers.constraints());
        } catch (VersException wrong) {
            String said = wrong.getMessage();
            return said == null ? "it cannot be read" : said;
        }
    }

    /**
     * The first fault that can be seen without knowing how versions are ordered, or null: a version that occurs twice, two
     * bounds of the same side in a row, a single version right before an upper bound.
     */
    private static @Nullable String faultWithoutOrder(List<VersConstraint> constraints) {
        Set<String> versions = new HashSet<>();
        VersComparator before = null;
        VersComparator bound = null;
        for (VersConstraint constraint : constraints) {
            if (!versions.add(constraint.version())) {
                return "the version '" + constraint.version() + "' occurs twice";
            }
            VersComparator comparator = constraint.comparator();
            if (comparator == VersComparator.NOT_EQUAL) {
                continue;
            }
            if (before == VersComparator.EQUAL && isUpper(comparator)) {
                return "a single version stands before an upper bound, which holds it already";
            }
            before = comparator;
            if (comparator == VersComparator.EQUAL) {
                continue;
            }
            if (bound != null && isUpper(bound) == isUpper(comparator)) {
                return "two bounds of the same side follow each other";
            }
            bound = comparator;
        }
        return null;
    }

    private static boolean isUpper(VersComparator comparator) {
        return comparator == VersComparator.LESS || comparator == VersComparator.LESS_OR_EQUAL;
    }

    /** Whether it obeys the rules of its kind. */
    boolean isValid() {
        return fault == null;
    }

    /** Whether it names one version only, be it as the only one between two bounds. */
    boolean isSingle() {
        List<VersConstraint> constraints = range == null ? List.of() : range.constraints();
        if (constraints.size() == 1) {
            return constraints.getFirst().comparator() == VersComparator.EQUAL;
        }
        return constraints.size() == 2
                && constraints.getFirst().comparator() == VersComparator.GREATER_OR_EQUAL
                && constraints.getLast().comparator() == VersComparator.LESS_OR_EQUAL
                && constraints.getFirst().version().equals(constraints.getLast().version());
    }

    /** Whether it has no upper end: the last constraint that includes something reaches upwards, or there is none. */
    boolean isOpenAbove() {
        if (range == null || range.type().equals("none")) {
            return false;
        }
        List<VersConstraint> constraints = range.constraints();
        for (int i = constraints.size() - 1; i >= 0; i--) {
            VersComparator comparator = constraints.get(i).comparator();
            if (comparator != VersComparator.NOT_EQUAL) {
                return comparator == VersComparator.GREATER || comparator == VersComparator.GREATER_OR_EQUAL;
            }
        }
        return true;
    }

    /** Whether both ranges have a version in common; false where that cannot be told. */
    boolean overlaps(VersionRange other) {
        if (range == null || other.range == null || isVers != other.isVers || !isValid() || !other.isValid()) {
            return false;
        }
        try {
            return !range.intersect(other.range).isNone();
        } catch (VersException unknown) {
            return false;
        }
    }

    /** Whether a version is in the range; false where that cannot be told. */
    boolean contains(String version) {
        if (range == null || !isValid()) {
            return false;
        }
        try {
            return range.contains(version);
        } catch (VersException unknown) {
            return false;
        }
    }
}
