package org.probity.csaf.rules;

import java.util.List;
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
                ? new VersionRange(true, lenient(name), fault(name))
                : new VersionRange(false, lenient(GENERIC + name), fault(UNORDERED + name));
    }

    private static @Nullable Vers lenient(String text) {
        try {
            return Vers.parseLenient(text);
        } catch (VersException wrong) {
            return null;
        }
    }

    private static @Nullable String fault(String text) {
        try {
            Vers.parse(text);
            return null;
        } catch (VersException wrong) {
            String said = wrong.getMessage();
            return said == null ? "it cannot be read" : said;
        }
    }

    /** Whether it obeys the rules of its kind. */
    boolean isValid() {
        return fault == null;
    }

    /** Whether it names one version only. */
    boolean isSingle() {
        if (range == null || range.constraints().size() != 1) {
            return false;
        }
        return range.constraints().getFirst().comparator() == VersComparator.EQUAL;
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
