package org.probity.identifiers.vers;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version range specifier (VERS 1.1): a type, which names the order of versions, and constraints.
 *
 * <p>Instances are immutable and may be shared between threads. Types without a known order can be read and written, but
 * not asked: {@link #contains} and its like then throw a {@link VersException}.
 */
public final class Vers {
    private final String type;
    private final List<VersConstraint> constraints;
    private volatile @Nullable VersionSet set;
    private @Nullable String undecidable;

    /** Takes constraints in the order in which they are written; none stand for the asterisk. */
    Vers(String type, List<VersConstraint> constraints) {
        this.type = type;
        this.constraints = List.copyOf(constraints);
    }

    /**
     * Reads a specifier that is canonical, as the specification demands of every specifier.
     *
     * @throws VersException if the text is not a canonical specifier; white space, an unsorted or doubled version, bounds
     *     that do not alternate and needless escapes are faults
     */
    public static Vers parse(String text) {
        Vers vers = new VersParser(text).parse();
        vers.scheme().ifPresent(scheme -> refuse(Constraints.fault(vers.constraints, scheme)));
        return vers;
    }

    /**
     * Reads a specifier whose single versions may stand in any order, and puts them in order. Bounds must stand in order:
     * {@code >=2|<1} describes nothing, and sorting would make it describe nearly everything.
     *
     * @throws VersException if the text is not a specifier or cannot be made canonical without changing its meaning
     */
    public static Vers normalize(String text) {
        Vers vers = new VersParser(text).parse();
        Optional<VersionScheme> known = vers.scheme();
        if (known.isEmpty()) {
            return vers;
        }
        if (!Constraints.boundsAreSorted(vers.constraints, known.get())) {
            refuse(Constraints.fault(vers.constraints, known.get()));
        }
        List<VersConstraint> sorted = Constraints.sorted(vers.constraints, known.get());
        refuse(Constraints.fault(sorted, known.get()));
        return new Vers(vers.type, sorted);
    }

    /**
     * Reads a specifier whose constraints may stand in any order and be redundant. For data of others that is to be asked,
     * not judged.
     *
     * @throws VersException if the text is not a specifier at all
     */
    public static Vers parseLenient(String text) {
        return new VersParser(text).parse();
    }

    /**
     * The specifier of some constraints, in any order; none stand for the asterisk. Just a lower bound and an upper bound,
     * in this order, are a stretch, as {@link #between} has it.
     */
    public static Vers of(String type, List<VersConstraint> constraints) {
        Optional<VersionScheme> known = VersionScheme.of(type);
        if (known.isEmpty()) {
            return new Vers(type, constraints);
        }
        boolean stretch = constraints.size() == 2
                && constraints.getFirst().comparator().isLower()
                && constraints.getLast().comparator().isUpper();
        return stretch
                ? between(type, constraints.getFirst(), constraints.getLast())
                : new Vers(type, Constraints.sorted(constraints, known.get()));
    }

    /**
     * The specifier of the versions from a lower to an upper bound; {@code vers:none/*} if the upper one does not lie above
     * the lower one. Merely sorting the two would then give nearly every version.
     *
     * @throws VersException if the type has no known order, or the bounds do not bound from below and from above
     */
    public static Vers between(String type, VersConstraint lower, VersConstraint upper) {
        if (!lower.comparator().isLower() || !upper.comparator().isUpper()) {
            throw new VersException("a lower and an upper bound are expected, not '" + lower + "' and '" + upper + "'");
        }
        Interval stretch = new Interval(
                lower.version(),
                lower.comparator() == VersComparator.GREATER_OR_EQUAL,
                upper.version(),
                upper.comparator() == VersComparator.LESS_OR_EQUAL);
        return OsvRange.vers(type, VersionSet.of(OsvRange.scheme(type), List.of(stretch)));
    }

    /** The specifier that holds every version: {@code vers:TYPE/*}. */
    public static Vers all(String type) {
        return new Vers(type, List.of());
    }

    /** The specifier that holds no version: {@code vers:none/*}. */
    public static Vers none() {
        return all("none");
    }

    /** The type, which names the order of versions. */
    public String type() {
        return type;
    }

    /** The order of versions; empty if the type has no known one. */
    public Optional<VersionScheme> scheme() {
        return VersionScheme.of(type);
    }

    /** The constraints; empty for the asterisk. */
    public List<VersConstraint> constraints() {
        return constraints;
    }

    /** Whether this is the asterisk: every version, of any kind. */
    public boolean isAll() {
        return constraints.isEmpty() && !type.equals("none");
    }

    /** Whether this holds no version. */
    public boolean isNone() {
        return type.equals("none")
                || (!constraints.isEmpty() && set().intervals().isEmpty());
    }

    /**
     * Whether a version lies in the range, in time proportional to the logarithm of the number of constraints.
     *
     * @throws VersException if that cannot be decided: the type has no known order, or the version or one in the range has
     *     not the form of a version of the type, so that its place in the order would mean nothing
     */
    public boolean contains(String version) {
        if (constraints.isEmpty()) {
            return !type.equals("none");
        }
        VersionSet held = set();
        if (undecidable != null) {
            throw new VersException(undecidable);
        }
        if (!held.scheme().isValid(version)) {
            throw new VersException(notAVersion(version));
        }
        return held.contains(version);
    }

    /**
     * The same range in canonical form, with no redundant constraint.
     *
     * @throws VersException if the type has no known order
     */
    public Vers simplify() {
        return constraints.isEmpty() ? this : of(set());
    }

    /**
     * The versions that are in both ranges.
     *
     * @throws VersException if the types differ or have no known order
     */
    public Vers intersect(Vers other) {
        if (isStarred(other)) {
            return other.isNone() ? other : this;
        }
        return isStarred(this)
                ? other.intersect(this)
                : of(set().intersect(sameType(other).set()));
    }

    /**
     * The versions that are in either range.
     *
     * @throws VersException if the types differ or have no known order
     */
    public Vers union(Vers other) {
        if (isStarred(other)) {
            return other.isNone() ? this : isNone() ? other : all(type);
        }
        return isStarred(this)
                ? other.union(this)
                : of(set().union(sameType(other).set()));
    }

    /**
     * The versions that are not in this range.
     *
     * @throws VersException if the type has no known order
     */
    public Vers invert() {
        if (isStarred(this)) {
            return isNone() ? all("all") : none();
        }
        return of(set().invert());
    }

    private static boolean isStarred(Vers vers) {
        return vers.constraints.isEmpty() && (vers.type.equals("none") || vers.type.equals("all"));
    }

    private Vers sameType(Vers other) {
        if (!type.equals(other.type)) {
            throw new VersException("versions of '" + type + "' and of '" + other.type + "' cannot be compared");
        }
        return other;
    }

    private Vers of(VersionSet result) {
        if (result.intervals().isEmpty()) {
            return none();
        }
        return new Vers(type, result.constraints());
    }

    private VersionSet set() {
        VersionSet known = set;
        if (known == null) {
            VersionScheme scheme = scheme().orElseThrow(
                            () -> new VersException("no order of versions is known for the type '" + type + "'"));
            known = constraints.isEmpty() ? VersionSet.all(scheme) : Constraints.set(constraints, scheme);
            undecidable = constraints.stream()
                    .map(VersConstraint::version)
                    .filter(version -> !scheme.isValid(version))
                    .findFirst()
                    .map(this::notAVersion)
                    .orElse(null);
            set = known;
        }
        return known;
    }

    private String notAVersion(String text) {
        return "'" + shown(text) + "' is not a version of '" + type + "'";
    }

    private static void refuse(@Nullable String fault) {
        if (fault != null) {
            throw new VersException(fault);
        }
    }

    /** A version as a message shows it: never longer than a line. */
    static String shown(String version) {
        return version.length() <= 60 ? version : version.substring(0, 60) + "...";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vers that && type.equals(that.type) && constraints.equals(that.constraints);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + constraints.hashCode();
    }

    /** The specifier as it is written. */
    @Override
    public String toString() {
        if (constraints.isEmpty()) {
            return "vers:" + type + "/*";
        }
        StringBuilder text = new StringBuilder("vers:").append(type);
        char before = '/';
        for (VersConstraint constraint : constraints) {
            text.append(before).append(constraint);
            before = '|';
        }
        return text.toString();
    }
}
