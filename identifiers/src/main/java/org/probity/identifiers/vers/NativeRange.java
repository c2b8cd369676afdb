package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A range of versions in an ecosystem's own notation, such as {@code ^1.2.3 || 2.x} for npm or {@code [1.0,2.0)} for
 * Maven, translated to VERS.
 *
 * <p>There are two translations. {@link #literal()} writes every condition down as a constraint, in order, and is what the
 * official cases expect; where conditions overlap or contradict, it may hold more than the ecosystem's tools would.
 * {@link #exact()} holds what they hold and is canonical.
 */
public final class NativeRange {
    private static final Map<String, NativeSyntax> SYNTAXES = Map.ofEntries(
            Map.entry("npm", new NpmSyntax(NpmSyntax.Flavour.NPM)),
            Map.entry("pub", new NpmSyntax(NpmSyntax.Flavour.PUB)),
            Map.entry("cargo", new NpmSyntax(NpmSyntax.Flavour.CARGO)),
            Map.entry("conan", new ConanSyntax()),
            Map.entry("composer", new ComposerSyntax()),
            Map.entry("gem", new PessimisticSyntax("gem")),
            Map.entry("hex", new PessimisticSyntax("hex")),
            Map.entry("maven", new BracketSyntax("maven")),
            Map.entry("nuget", new BracketSyntax("nuget")),
            Map.entry("nginx", new NginxSyntax()),
            Map.entry("openssl", new OpensslSyntax()),
            Map.entry("pypi", new PypiSyntax()));
    /** Far more than any real range has. */
    private static final int LONGEST = 100_000;

    private static final NativeSyntax PLAIN = new PlainSyntax();

    private final String type;
    private final String text;
    private final NativeSyntax syntax;

    private NativeRange(String type, String text, NativeSyntax syntax) {
        this.type = type;
        this.text = text;
        this.syntax = syntax;
    }

    /**
     * A range in the notation of a type. Types without a notation of their own here take comparators and versions, parted
     * by commas or spaces, and {@code ||} between alternatives.
     *
     * @throws VersException if no order of versions is known for the type, or the range is longer than 100,000 characters
     */
    public static NativeRange of(String type, String range) {
        if (range.length() > LONGEST) {
            throw new VersException("a range is at most " + LONGEST + " characters long");
        }
        if (VersionScheme.of(type).isEmpty()) {
            throw new VersException("no order of versions is known for the type '" + Vers.shown(type) + "'");
        }
        return new NativeRange(type, range, SYNTAXES.getOrDefault(type, PLAIN));
    }

    /**
     * The range with each of its conditions as a constraint, sorted; redundant ones stay. Text rather than a specifier,
     * because what comes out of a range that says nothing or the same twice is not canonical.
     *
     * @throws VersException if the range does not follow the notation
     */
    public String literal() {
        List<VersConstraint> constraints = new ArrayList<>();
        for (List<VersConstraint> alternative : syntax.read(text, false)) {
            if (alternative.isEmpty()) {
                return Vers.all(type).toString();
            }
            constraints.addAll(alternative);
        }
        if (constraints.isEmpty()) {
            return "vers:" + type + "/";
        }
        return new Vers(type, distinct(Constraints.sorted(constraints, scheme()))).toString();
    }

    /**
     * The versions that the ecosystem's tools find in the range, canonical.
     *
     * @throws VersException if the range does not follow the notation
     */
    public Vers exact() {
        List<Interval> stretches = new ArrayList<>();
        for (List<VersConstraint> alternative : syntax.read(text, true)) {
            VersionSet these = VersionSet.all(scheme());
            for (VersConstraint constraint : alternative) {
                these = these.intersect(Constraints.set(List.of(constraint), scheme()));
            }
            stretches.addAll(these.intervals());
        }
        VersionSet all = VersionSet.of(scheme(), stretches);
        return all.intervals().isEmpty() ? Vers.none() : new Vers(type, all.constraints());
    }

    private VersionScheme scheme() {
        return VersionScheme.of(type).orElseThrow();
    }

    /** Drops constraints that say the same as the one before, and keeps the longer spelling of the two. */
    private List<VersConstraint> distinct(List<VersConstraint> sorted) {
        List<VersConstraint> distinct = new ArrayList<>();
        for (VersConstraint next : sorted) {
            Optional<VersConstraint> same = distinct.isEmpty() ? Optional.empty() : Optional.of(distinct.getLast());
            boolean repeats = same.isPresent()
                    && same.get().comparator() == next.comparator()
                    && scheme().compare(same.get().version(), next.version()) == 0;
            if (!repeats) {
                distinct.add(next);
            } else if (next.version().length() > same.get().version().length()) {
                distinct.set(distinct.size() - 1, next);
            }
        }
        return distinct;
    }
}
