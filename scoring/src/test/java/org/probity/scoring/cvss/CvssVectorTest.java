package org.probity.scoring.cvss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CvssVectorTest {
    private static final String V31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    private static final String V4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    '' = 0 = a metric of CVSS 2.0, or CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/
                    nonsense = 0 = a metric of CVSS 2.0, or CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/
                    CVSS:3.2/AV:N = 5 = version 3.0, 3.1 or 4.0 and a slash (vectors of 2.0 have no prefix)
                    CVSS:3.1 = 5 = version 3.0, 3.1 or 4.0 and a slash (vectors of 2.0 have no prefix)
                    CVSS:3.1/ = 9 = a metric of CVSS 3.1
                    cvss:3.1/AV:N = 0 = a metric of CVSS 2.0, or CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/
                    CVSS:3.1/av:N = 9 = a metric of CVSS 3.1
                    CVSS:3.1/AV:n = 12 = AV:N, AV:A, AV:L, AV:P
                    CVSS:3.1/AV = 11 = a colon after AV
                    CVSS:3.1/AV/AC:L = 11 = a colon after AV
                    CVSS:3.1/AV: = 12 = AV:N, AV:A, AV:L, AV:P
                    CVSS:3.1/AV:X = 12 = AV:N, AV:A, AV:L, AV:P
                    CVSS:3.1/AV:N//AC:L = 14 = a metric of CVSS 3.1
                    CVSS:3.1/AV:N/AV:N = 14 = a metric that is not given yet
                    CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H = 40 = the mandatory metric A (Availability Impact)
                    CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/ = 45 = a metric of CVSS 3.1
                    CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:POC = 47 = E:H, E:F, E:P, E:U, E:X
                    CVSS:4.0/AC:L/AV:N = 9 = AV (Attack Vector)
                    CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:S/SA:N = 57 = SI:H, SI:L, SI:N
                    CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/CR:H/E:A = 69 = a metric that comes after CR in the order that CVSS 4.0 prescribes
                    CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N = 58 = the mandatory metric SA (Subsequent System Availability)
                    AV:N/AC:L/Au:N/C:N/I:N = 22 = the mandatory metric A (Availability Impact)
                    (AV:N/AC:L/Au:N/C:N/I:N/A:C = 27 = a closing parenthesis
                    (AV:N/AC:L/Au:N/C:N/I:N) = 23 = the mandatory metric A (Availability Impact)
                    AV:N/AC:L/Au:N/C:N/I:N/A:C/E:X = 29 = E:H, E:F, E:POC, E:U, E:ND
                    """)
    void refusalsTellThePlaceAndWhatWasExpected(String vector, int offset, String expected) {
        CvssFormatException refusal = catchThrowableOfType(CvssFormatException.class, () -> CvssVector.parse(vector));
        assertThat(refusal.expected()).isEqualTo(expected);
        assertThat(refusal.offset()).isEqualTo(offset);
        assertThat(refusal).hasMessageStartingWith("at byte " + offset + ": expected " + expected + ", found ");
    }

    @Test
    void refusalsShowWhatWasFoundInPlainCharacters() {
        assertThatExceptionOfType(CvssFormatException.class)
                .isThrownBy(() -> CvssVector.parse("CVSS:3.1/AV:N\u0007\u00e9" + "z".repeat(5000) + "/AC:L"))
                .withMessage(
                        "at byte 12: expected AV:N, AV:A, AV:L, AV:P, found \"N\\u0007\\u00e9zzzzzzzzzzzzzzzzzzzzz...\"");
        assertThatExceptionOfType(CvssFormatException.class)
                .isThrownBy(() -> CvssVector.parse(V31 + " "))
                .withMessage("at byte 43: expected A:H, A:L, A:N, found \"H \"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    (AV:N/AC:L/Au:N/C:N/I:N/A:C) = AV:N/AC:L/Au:N/C:N/I:N/A:C
                    A:C/I:N/C:N/Au:N/AC:L/AV:N/TD:ND/E:POC = AV:N/AC:L/Au:N/C:N/I:N/A:C/E:POC
                    CVSS:3.1/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N/E:X/MS:C = CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MS:C
                    CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:X/U:Clear = CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/U:Clear
                    """)
    void canonicalVectorsAreInOrderWithoutWhatIsNotDefined(String vector, String canonical) {
        CvssVector read = CvssVector.parse(vector);
        assertThat(read.canonical()).isEqualTo(canonical);
        assertThat(CvssVector.parse(canonical)).isEqualTo(read).hasSameHashCodeAs(read);
    }

    @Property(tries = 500)
    void everyVectorReadsBackFromItsCanonicalForm(@ForAll CvssVersion version, @ForAll long seed) {
        CvssVector vector = CvssVector.parse(Vectors.random(version, new Random(seed)));
        assertThat(CvssVector.parse(vector.canonical())).isEqualTo(vector);
        assertThat(vector.canonical()).isEqualTo(vector.toString());
    }

    @Property(tries = 2000)
    void damagedVectorsAreReadOrRefusedWithAPlaceInsideTheText(
            @ForAll CvssVersion version,
            @ForAll long seed,
            @ForAll @CharRange(from = '\u0000', to = '\u00ff') @StringLength(max = 3) String dirt) {
        Random random = new Random(seed);
        String good = Vectors.random(version, random);
        int from = random.nextInt(good.length());
        int to = from + random.nextInt(Math.min(4, good.length() - from) + 1);
        String bad = good.substring(0, from) + dirt + good.substring(to);
        try {
            assertThat(CvssVector.parse(bad).canonical()).isNotEmpty();
        } catch (CvssFormatException refusal) {
            assertThat(refusal.offset()).isBetween(0, bad.length());
        }
    }

    @Test
    void metricsCanBeAskedForAndChanged() {
        CvssVector vector = CvssVector.parse(V31);
        assertThat(vector.value("AV")).isEqualTo("N");
        assertThat(vector.value("E")).isNull();
        assertThat(vector.value("NO")).isNull();
        assertThat(vector.with("E", "P").canonical()).isEqualTo(V31 + "/E:P");
        assertThat(vector.with("E", "P").with("E", "X")).isEqualTo(vector);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> vector.with("AV", "X"));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> vector.with("VC", "H"));
    }

    @Test
    void propertiesUseTheNamesOfTheJsonForm() {
        assertThat(CvssVector.parse(V4 + "/E:P/MSI:S/S:P/U:Amber").properties())
                .containsEntry("attackRequirements", "NONE")
                .containsEntry("vulnConfidentialityImpact", "HIGH")
                .containsEntry("exploitMaturity", "PROOF_OF_CONCEPT")
                .containsEntry("modifiedSubIntegrityImpact", "SAFETY")
                .containsEntry("Safety", "PRESENT")
                .containsEntry("providerUrgency", "AMBER")
                .doesNotContainKey("confidentialityRequirement");
    }

    @Test
    void differencesAreToldInWords() {
        CvssVector before = CvssVector.parse(V31);
        assertThat(before.differenceTo(CvssVector.parse(V31 + "/E:X"))).isEmpty();
        assertThat(before.differenceTo(CvssVector.parse("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H/E:P")))
                .containsExactly(
                        "Base score: 9.8 to 7.8 (-2.0; Critical to High)",
                        "Temporal score: 9.8 to 7.4 (-2.4; Critical to High)",
                        "Environmental score: 9.8 to 7.4 (-2.4; Critical to High)",
                        "Attack Vector (AV): Network to Local",
                        "Privileges Required (PR): None to Low",
                        "Exploit Code Maturity (E): Not Defined to Proof of Concept");
        assertThat(before.differenceTo(CvssVector.parse(V4)))
                .startsWith("Version: 3.1 to 4.0", "Score: 9.8 to 9.3 (-0.5; Critical)")
                .contains("Attack Requirements (AT): no such metric to None", "Scope (S): Unchanged to no such metric");
    }
}
