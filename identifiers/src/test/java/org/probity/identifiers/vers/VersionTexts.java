package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Versions as they may be met, and near misses: numbers, words and separators of all ecosystems, closely packed. */
final class VersionTexts {
    private static final Arbitrary<String> NUMBERS =
            Arbitraries.of("0", "1", "2", "9", "10", "01", "00", "18446744073709551617");
    private static final Arbitrary<String> WORDS = Arbitraries.of(
            "a",
            "b",
            "m",
            "p",
            "x",
            "alpha",
            "beta",
            "rc",
            "dev",
            "post",
            "final",
            "ga",
            "sp",
            "SNAPSHOT",
            "foo",
            "pre");
    private static final Arbitrary<String> SEPARATORS = Arbitraries.of(
            ".", ".", ".", "-", "-", "_", "+", "~", "^", ":", "!", "", "-r", ".pre.", "_p", "_rc", ".dev");

    private VersionTexts() {}

    static Arbitrary<String> any() {
        Arbitrary<String> piece = Combinators.combine(
                        SEPARATORS,
                        Arbitraries.frequencyOf(
                                Tuple.of(3, NUMBERS), Tuple.of(2, WORDS), Tuple.of(1, Arbitraries.just(""))))
                .as((separator, text) -> separator + text);
        return Combinators.combine(NUMBERS, piece.list().ofMaxSize(4))
                .as((start, pieces) -> start + String.join("", pieces));
    }

    /** All versions of a small set of pieces, for exhaustive checks. */
    static List<String> dense() {
        List<String> pieces = List.of("", ".0", ".1", "-1", "a", "-a", ".a", "-rc1", "_p1", "~1", "+1", ".dev1");
        List<String> all = new ArrayList<>();
        for (String first : pieces) {
            for (String second : pieces) {
                all.add("1" + first + second);
            }
        }
        return all.stream().distinct().toList();
    }
}
