package org.probity.scoring.cvss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CvssScoresTest {
    /** More random vectors on demand: -Dprobity.sweep=1000000. */
    private static final int RANDOM = Integer.getInteger("probity.sweep", 20_000);

    static String said(CvssScores scores) {
        return switch (scores) {
            case CvssScores.Three three -> three.base() + " " + three.temporal() + " " + three.environmental();
            case CvssScores.One one -> one.score().toString();
        };
    }

    private static void compare(CvssVersion version, String vector, List<String> wrong) {
        String counted = said(CvssVector.parse(vector).scores());
        String naive = new Naive(version, vector).scores();
        if (!counted.equals(naive)) {
            wrong.add(vector + ": " + counted + ", naively " + naive);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyBaseVectorScoresAsTheSpecificationWritesIt(CvssVersion version) {
        List<String> wrong = new ArrayList<>();
        int count = Vectors.everyBase(version, vector -> compare(version, vector, wrong));
        assertThat(wrong).isEmpty();
        assertThat(count)
                .isEqualTo(
                        switch (version) {
                            case V2_0 -> 729;
                            case V3_0, V3_1 -> 2592;
                            case V4_0 -> 104_976;
                        });
    }

    @ParameterizedTest
    @EnumSource
    void randomVectorsWithAllMetricsScoreAsTheSpecificationWritesIt(CvssVersion version) {
        List<String> wrong = new ArrayList<>();
        Random random = new Random(version.ordinal());
        for (int i = 0; i < RANDOM; i++) {
            compare(version, Vectors.random(version, random), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H = 10.0 10.0 10.0
                    CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H = 9.8 9.8 9.8
                    CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H = 7.8 7.8 7.8
                    CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N = 6.1 6.1 6.1
                    CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N = 7.5 7.5 7.5
                    CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N = 0.0 0.0 0.0
                    CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N = 6.1 6.1 6.1
                    CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:H/A:H/RC:U = 10.0 9.2 9.2
                    AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H = 7.8 6.4 9.2
                    AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:L = 10.0 8.3 9.0
                    AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:M = 6.2 4.9 7.5
                    AV:N/AC:M/Au:N/C:C/I:P/A:C/RL:W = 9.0 8.6 8.6
                    AV:L/AC:H/Au:M/C:P/I:N/A:N/CDP:N/TD:H/CR:L/IR:L/AR:L = 0.8 0.8 0.0
                    CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H = 10.0
                    CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N = 9.3
                    CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N = 0.0
                    CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N = 7.3
                    CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:L/VA:N/SC:H/SI:H/SA:H = 8.6
                    """)
    void publishedAndRecomputedScoresComeOut(String vector, String scores) {
        assertThat(said(CvssVector.parse(vector).scores())).isEqualTo(scores);
    }

    @Test
    void theMacrovectorTableFallsWhenASetGetsLessSevere() {
        int pairs = 0;
        for (String macro : macroVectors()) {
            for (String set : List.of("1", "2", "36", "4", "5")) {
                Integer lower = Cvss4Table.lower(macro, set);
                if (lower != null) {
                    assertThat(lower).as("below %s in EQ%s", macro, set).isLessThanOrEqualTo(Cvss4Table.tenths(macro));
                    pairs++;
                }
            }
        }
        assertThat(macroVectors()).hasSize(270);
        assertThat(pairs).isGreaterThan(800);
    }

    private static List<String> macroVectors() {
        List<String> all = new ArrayList<>();
        for (String a : List.of("0", "1", "2")) {
            for (String b : List.of("0", "1")) {
                for (String c : List.of("00", "01", "10", "11", "21")) {
                    for (String d : List.of("0", "1", "2")) {
                        for (String e : List.of("0", "1", "2")) {
                            all.add(a + b + c.charAt(0) + d + e + c.charAt(1));
                        }
                    }
                }
            }
        }
        return all;
    }

    @Test
    void makingOneMetricMoreSevereNeverLowersAVersion31BaseScore() {
        Vectors.everyBase(CvssVersion.V3_1, vector -> {
            CvssVector here = CvssVector.parse(vector);
            for (CvssMetric metric : CvssVersion.V3_1.metrics()) {
                if (metric.mandatory() && !metric.code().equals("S")) {
                    for (int i = metric.values().indexOf(here.value(metric)) - 1; i >= 0; i--) {
                        CvssVector worse =
                                here.with(metric.code(), metric.values().get(i).code());
                        assertThat(worse.scores().first())
                                .isGreaterThanOrEqualTo(here.scores().first());
                    }
                }
            }
        });
    }

    @Test
    void severityWordsChangeAtTheSpecifiedScores() {
        assertThat(Severity.of(CvssVersion.V3_1, new CvssScore(0))).isEqualTo(Severity.NONE);
        assertThat(Severity.of(CvssVersion.V3_1, new CvssScore(1))).isEqualTo(Severity.LOW);
        assertThat(Severity.of(CvssVersion.V4_0, new CvssScore(39))).isEqualTo(Severity.LOW);
        assertThat(Severity.of(CvssVersion.V4_0, new CvssScore(40))).isEqualTo(Severity.MEDIUM);
        assertThat(Severity.of(CvssVersion.V4_0, new CvssScore(69))).isEqualTo(Severity.MEDIUM);
        assertThat(Severity.of(CvssVersion.V3_0, new CvssScore(70))).isEqualTo(Severity.HIGH);
        assertThat(Severity.of(CvssVersion.V3_0, new CvssScore(89))).isEqualTo(Severity.HIGH);
        assertThat(Severity.of(CvssVersion.V3_0, new CvssScore(90))).isEqualTo(Severity.CRITICAL);
        assertThat(Severity.of(CvssVersion.V2_0, new CvssScore(0))).isEqualTo(Severity.LOW);
        assertThat(Severity.of(CvssVersion.V2_0, new CvssScore(100))).isEqualTo(Severity.HIGH);
    }

    @Test
    void nomenclatureTellsWhichGroupsTookPart() {
        String base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
        assertThat(nomenclature(base)).isEqualTo("CVSS-B");
        assertThat(nomenclature(base + "/E:P")).isEqualTo("CVSS-BT");
        assertThat(nomenclature(base + "/CR:H")).isEqualTo("CVSS-BE");
        assertThat(nomenclature(base + "/E:U/MAV:P")).isEqualTo("CVSS-BTE");
        assertThat(nomenclature(base + "/E:X/AU:Y")).isEqualTo("CVSS-B");
    }

    private static String nomenclature(String vector) {
        return ((CvssScores.One) CvssVector.parse(vector).scores()).nomenclature();
    }
}
