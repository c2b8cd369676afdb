package org.probity.identifiers.vers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Ranges against a plain evaluator and against one another. */
class VersPropertiesTest {
    private static final List<String> TYPES = List.of("semver", "maven", "deb", "pypi", "gem", "rpm");
    private static final List<String> VERSIONS =
            List.of("0.1", "0.9", "1.0-alpha", "1.0", "1.1", "1.1.1", "1.2-rc1", "1.2", "2.0", "2.10", "3.0", "10.0");

    @Provide
    Arbitrary<Vers> ranges() {
        Arbitrary<VersConstraint> constraint = Combinators.combine(
                        Arbitraries.of(VersComparator.class), Arbitraries.of(VERSIONS))
                .as(VersConstraint::new);
        return Combinators.combine(
                        Arbitraries.of("semver"), constraint.list().ofMinSize(1).ofMaxSize(7))
                .as(Vers::of);
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of(VERSIONS);
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(TYPES);
    }

    /** The specification's own procedure, "Checking if a version is contained within a range", word for word. */
    private static boolean naive(List<VersConstraint> constraints, VersionScheme scheme, String tested) {
        for (VersConstraint constraint : constraints) {
            boolean equal = scheme.compare(tested, constraint.version()) == 0;
            VersComparator comparator = constraint.comparator();
            if (equal
                    && (comparator == VersComparator.EQUAL
                            || comparator == VersComparator.LESS_OR_EQUAL
                            || comparator == VersComparator.GREATER_OR_EQUAL)) {
                return true;
            }
            if (equal && comparator == VersComparator.NOT_EQUAL) {
                return false;
            }
        }
        List<VersConstraint> bounds = constraints.stream()
                .filter(c -> c.comparator().isLower() || c.comparator().isUpper())
                .toList();
        for (int i = 0; i < bounds.size(); i++) {
            int order = scheme.compare(tested, bounds.get(i).version());
            boolean first = i == 0 && bounds.get(i).comparator().isUpper() && order < 0;
            boolean last = i == bounds.size() - 1 && bounds.get(i).comparator().isLower() && order > 0;
            boolean between = i + 1 < bounds.size()
                    && bounds.get(i).comparator().isLower()
                    && bounds.get(i + 1).comparator().isUpper()
                    && order > 0
                    && scheme.compare(tested, bounds.get(i + 1).version()) < 0;
            if (first || last || between) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 5_000)
    void containsAgreesWithTheSpecificationsProcedure(
            @ForAll("ranges") Vers range, @ForAll("versions") String version, @ForAll("types") String type) {
        Vers canonical = new Vers(type, range.constraints()).simplify();
        boolean onlyExclusions =
                canonical.constraints().stream().allMatch(c -> c.comparator() == VersComparator.NOT_EQUAL);
        if (!canonical.isNone() && !onlyExclusions) {
            assertThat(canonical.contains(version))
                    .isEqualTo(naive(
                            canonical.constraints(), VersionScheme.of(type).orElseThrow(), version));
        }
    }

    @Property(tries = 5_000)
    void theCanonicalFormHoldsTheSameAndIsItsOwnCanonicalForm(
            @ForAll("ranges") Vers range, @ForAll("versions") String version) {
        Vers canonical = range.simplify();
        assertThat(canonical.contains(version)).isEqualTo(range.contains(version));
        assertThat(canonical.simplify()).isEqualTo(canonical);
        assertThat(Vers.parse(canonical.toString())).isEqualTo(canonical);
        assertThat(Vers.normalize(canonical.toString())).isEqualTo(canonical);
    }

    @Property(tries = 5_000)
    void setsAreSets(@ForAll("ranges") Vers a, @ForAll("ranges") Vers b, @ForAll("versions") String version) {
        boolean inA = a.contains(version);
        boolean inB = b.contains(version);
        assertThat(a.intersect(b).contains(version)).isEqualTo(inA && inB);
        assertThat(a.union(b).contains(version)).isEqualTo(inA || inB);
        assertThat(a.invert().contains(version)).isEqualTo(!inA);
        assertThat(a.intersect(a.invert())).isEqualTo(Vers.none());
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll List<String> odd) {
        List<VersConstraint> constraints = new ArrayList<>();
        odd.stream()
                .filter(text -> !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c != 0x7f))
                .filter(text -> !text.codePoints().anyMatch(c -> c >= 0xd800 && c < 0xe000))
                .distinct()
                .forEach(text -> constraints.add(new VersConstraint(VersComparator.EQUAL, text)));
        if (!constraints.isEmpty()) {
            Vers range = Vers.of("lexicographic", constraints);
            assertThat(Vers.parse(range.toString())).isEqualTo(range);
        }
    }

    @Test
    void typesThatDifferAreNotMixed() {
        assertThatThrownBy(() -> Vers.parse("vers:npm/1.0.0").intersect(Vers.parse("vers:deb/1.0.0")))
                .isInstanceOf(VersException.class)
                .hasMessageContaining("cannot be compared");
        assertThat(Vers.parse("vers:npm/1.0.0").intersect(Vers.all("all"))).hasToString("vers:npm/1.0.0");
        assertThat(Vers.parse("vers:npm/1.0.0").union(Vers.none())).hasToString("vers:npm/1.0.0");
    }

    @Test
    void aTypeWithoutOrderIsReadButNotAsked() {
        Vers unknown = Vers.parse("vers:tomee/>=8.0.0-M1|<=8.0.1");
        assertThat(unknown).hasToString("vers:tomee/>=8.0.0-M1|<=8.0.1");
        assertThatThrownBy(() -> unknown.contains("8.0.0")).isInstanceOf(VersException.class);
        assertThat(Vers.parse("vers:tomee/*").contains("1")).isTrue();
    }

    @Test
    void whatIsNoVersionIsUndecided() {
        assertThatThrownBy(() -> Vers.parse("vers:pypi/<2.0").contains("unknown"))
                .isInstanceOf(VersException.class)
                .hasMessage("'unknown' is not a version of 'pypi'");
        assertThatThrownBy(() -> Vers.parse("vers:npm/<latest").contains("1.0.0"))
                .isInstanceOf(VersException.class);
    }

    @Test
    void aStretchThatEndsBeforeItStartsHoldsNothing() {
        VersConstraint from = new VersConstraint(VersComparator.GREATER_OR_EQUAL, "2.0.0");
        assertThat(Vers.of("npm", List.of(from, new VersConstraint(VersComparator.LESS, "2.0.0"))))
                .isEqualTo(Vers.none());
        assertThat(Vers.of("npm", List.of(from, new VersConstraint(VersComparator.LESS, "1.0.0"))))
                .isEqualTo(Vers.none());
        assertThat(Vers.between("npm", from, new VersConstraint(VersComparator.LESS_OR_EQUAL, "2.0.0")))
                .hasToString("vers:npm/2.0.0");
    }

    @Test
    void exclusionsAloneExcludeFromEverything() {
        assertThat(Vers.parse("vers:pypi/!=1.0").contains("2.0")).isTrue();
        assertThat(Vers.parse("vers:pypi/!=1.0").contains("1.0.0")).isFalse();
    }

    @Test
    void faultsAreNamedWithTheirPlace() {
        for (String bad : List.of(
                "VERS:npm/1",
                "vers:npm",
                "vers:/1",
                "vers:Npm/1",
                "vers:npm/",
                "vers:npm/*|1",
                "vers:npm/1|",
                "vers:npm/=1",
                "vers:npm/>=",
                "vers:npm/1%2e0",
                "vers:npm/1%2",
                "vers:npm/1.0|1.0",
                "vers:npm/1.0|<2",
                "vers:npm/>1|>2",
                "vers:npm/<1|<2",
                "vers:npm/1\u00e9",
                "vers:all/1",
                "vers:invalid/1",
                "vers:datetime/2024-01-01t00:00:00Z",
                "vers:datetime/yesterday")) {
            assertThatThrownBy(() -> Vers.parse(bad))
                    .as(bad)
                    .isInstanceOf(VersException.class)
                    .hasMessageNotContaining("\n");
        }
    }
}
