package org.probity.identifiers.vers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scheme is a total order over all strings, with the one exception that its ecosystem defines. */
class VersionOrderPropertiesTest {
    /** Arch Linux: a version without release equals that version in every release. */
    private static final Set<String> SAMENESS_NOT_TRANSITIVE = Set.of("alpm");

    @Provide
    Arbitrary<VersionScheme> schemes() {
        return Arbitraries.of(VersionScheme.names().stream()
                .map(name -> VersionScheme.of(name).orElseThrow())
                .toList());
    }

    @Provide
    Arbitrary<String> versions() {
        return VersionTexts.any();
    }

    @Property(tries = 20_000)
    void comparingTheOtherWayRoundGivesTheOpposite(
            @ForAll("schemes") VersionScheme scheme, @ForAll("versions") String a, @ForAll("versions") String b) {
        assertThat(Integer.signum(scheme.compare(a, b))).isEqualTo(-Integer.signum(scheme.compare(b, a)));
    }

    @Property(tries = 5_000)
    void anyTwoStringsCanBeCompared(@ForAll("schemes") VersionScheme scheme, @ForAll String a, @ForAll String b) {
        assertThat(Integer.signum(scheme.compare(a, b))).isEqualTo(-Integer.signum(scheme.compare(b, a)));
        scheme.isValid(a);
    }

    @Property(tries = 30_000)
    void orderIsTransitive(
            @ForAll("schemes") VersionScheme scheme,
            @ForAll("versions") String a,
            @ForAll("versions") String b,
            @ForAll("versions") String c) {
        if (!SAMENESS_NOT_TRANSITIVE.contains(scheme.name())) {
            assertTransitive(scheme, a, b, c);
        }
    }

    private static void assertTransitive(VersionScheme scheme, String a, String b, String c) {
        int ab = scheme.compare(a, b);
        int bc = scheme.compare(b, c);
        int ac = scheme.compare(a, c);
        if (ab <= 0 && bc <= 0) {
            assertThat(ac)
                    .as("%s: %s <= %s <= %s", scheme, a, b, c)
                    .matches(order -> order < 0 || (order == 0 && ab == 0 && bc == 0));
        }
    }

    /** Three million triples a scheme: whatever holds for these pieces holds for versions made of them. */
    @TestFactory
    List<DynamicTest> orderIsTransitiveOverADenseSet() {
        List<String> versions = VersionTexts.dense();
        return VersionScheme.names().stream()
                .filter(name -> !SAMENESS_NOT_TRANSITIVE.contains(name))
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> checkDense(VersionScheme.of(name).orElseThrow(), versions)))
                .toList();
    }

    /** Sorts, then checks that every earlier version really compares as not later: quadratic, not cubic, and as strict. */
    private static void checkDense(VersionScheme scheme, List<String> versions) {
        List<String> sorted = versions.stream().sorted(scheme).toList();
        for (int i = 0; i < sorted.size(); i++) {
            boolean sameSoFar = true;
            for (int j = i + 1; j < sorted.size(); j++) {
                int order = scheme.compare(sorted.get(i), sorted.get(j));
                assertThat(order)
                        .as("%s: %s and %s", scheme, sorted.get(i), sorted.get(j))
                        .isLessThanOrEqualTo(0);
                sameSoFar &= scheme.compare(sorted.get(j - 1), sorted.get(j)) == 0;
                assertThat(order == 0)
                        .as("%s: %s and %s", scheme, sorted.get(i), sorted.get(j))
                        .isEqualTo(sameSoFar);
            }
        }
    }
}
