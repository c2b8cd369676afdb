package org.probity.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.language.LanguageTag;
import org.probity.identifiers.purl.Purl;
import org.probity.identifiers.spdx.LicenseExpression;
import org.probity.identifiers.vers.NativeRange;
import org.probity.identifiers.vers.Vers;
import org.probity.identifiers.vers.VersException;
import org.probity.identifiers.vers.VersionScheme;

/**
 * Ten megabytes end in an answer, in time proportional to the length. The worst patterns are tried at a megabyte, where
 * anything that grows with the square would not end either.
 */
class HostileInputTest {
    private static final int LENGTH = 10_000_000;
    private static final List<String> PIECES =
            List.of("1.", "0.", "9", "1-", "a1", "_p", "-", ".pre-", "~", "a.0", "0-0");

    private static String big(String piece) {
        return big(piece, LENGTH / 10);
    }

    private static String big(String piece, int length) {
        return "1" + piece.repeat(length / piece.length());
    }

    @TestFactory
    Stream<DynamicTest> everySchemeComparesTenMegabytes() {
        return Stream.of(
                        "semver",
                        "maven",
                        "pypi",
                        "gem",
                        "nuget",
                        "composer",
                        "conan",
                        "deb",
                        "rpm",
                        "alpm",
                        "apk",
                        "gentoo",
                        "openssl",
                        "cpan",
                        "cran",
                        "intdot",
                        "datetime",
                        "lexicographic",
                        "generic")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    VersionScheme scheme = VersionScheme.of(name).orElseThrow();
                    for (String piece : PIECES) {
                        String a = big(piece, piece.equals("1.") ? LENGTH : LENGTH / 10);
                        assertThat(scheme.compare(a + "1", a + "2")).isBetween(-100_000, 100_000);
                        scheme.isValid(a);
                    }
                }));
    }

    @Test
    void numbersHaveAnySize() {
        String nines = "9".repeat(100_000);
        for (String name : VersionScheme.names()) {
            if (!name.equals("datetime") && !name.equals("lexicographic")) {
                assertThat(VersionScheme.of(name).orElseThrow().compare(nines, "1" + nines))
                        .as(name)
                        .isNegative();
            }
        }
    }

    @Test
    void rangesAreBounded() {
        refusedOrAnswered(() -> Vers.parseLenient("vers:semver/" + "1|".repeat(LENGTH / 20)));
        refusedOrAnswered(() -> Vers.parse("vers:semver/" + big("1.")).contains("1"));
        refusedOrAnswered(() -> Vers.parse("vers:semver/" + "%".repeat(LENGTH / 10)));
        for (String type : List.of("npm", "maven", "pypi", "gem", "conan", "composer", "nginx", "openssl", "deb")) {
            for (String piece : List.of("||", "^1 ", "[", "1,", "~", "<", "9", "1.", "!=1.*,")) {
                refusedOrAnswered(() -> NativeRange.of(type, piece.repeat(9_999 / piece.length()))
                        .exact());
                refusedOrAnswered(() -> NativeRange.of(type, piece.repeat(LENGTH / 10 / piece.length()))
                        .literal());
            }
        }
    }

    @Test
    void otherIdentifiersAreBounded() {
        for (String piece : List.of("/", "@", "%41", "a/", "?a=b&", "#", "\u00e9", "%")) {
            Purl.tryParse("pkg:generic/" + piece.repeat(LENGTH / 10 / piece.length()));
        }
        for (String piece : List.of("*", "?", "\\*", "a", ":", "%41", "~")) {
            Cpe.tryParse("cpe:2.3:a:" + piece.repeat(LENGTH / 10 / piece.length()));
            Cpe.tryParse("cpe:/a:" + piece.repeat(LENGTH / 10 / piece.length()));
        }
        assertThat(LicenseExpression.tryParse("(".repeat(LENGTH))).isEmpty();
        assertThat(LicenseExpression.tryParse("A OR ".repeat(LENGTH / 5))).isEmpty();
        assertThat(LanguageTag.parse("a-".repeat(LENGTH / 2))).isEmpty();
    }

    private static void refusedOrAnswered(Runnable question) {
        try {
            question.run();
        } catch (VersException refused) {
            assertThat(refused.getMessage()).hasSizeLessThan(500).doesNotContain("\n");
        }
    }
}
