package org.probity.scoring.cvss;

import java.util.Arrays;

/**
 * The scoring of CVSS 4.0 (specification, section 8), in whole numbers.
 *
 * <p>A vector belongs to one of 270 macrovectors, whose score in tenths is looked up. From it goes the mean, over those
 * equivalence sets that have a next lower macrovector, of (distance to the most severe vector of the set) / (depth of the
 * set) × (distance in score to the next lower macrovector). The sum is kept over a common denominator, so ties are exact
 * and round half up.
 *
 * <p>The levels of the most severe vectors of a set always add up to the same sum, so the distance to them is the sum of
 * a vector's own levels less that sum.
 */
final class Cvss4 {
    /**
     * Scores in tenths: a line for each (EQ1, EQ2); in it five blocks for (EQ3, EQ6) = 00, 01, 10, 11, 21; in each block
     * EQ4 goes slowly and EQ5 fast.
     */
    private static final String SCORES = """
            100 98 95 100 93 91 93 89 81 | 99 95 92 96 87 81 90 80 68 | 98 95 90 93 89 81 88 78 69 | 95 92 84 92 81 65 80 70 48 | 92 82 72 79 69 50 69 55 27
            99 95 92 95 90 84 92 82 72 | 97 92 85 91 83 71 81 71 53 | 95 92 85 92 80 70 84 71 50 | 93 85 73 82 72 59 70 52 30 | 86 75 52 71 52 29 63 29 17
            98 94 91 94 86 77 87 74 63 | 95 87 81 89 74 64 75 63 49 | 94 88 76 86 74 59 72 57 52 | 89 77 67 76 58 50 57 52 25 | 83 70 54 65 58 26 53 21 13
            95 88 76 90 75 61 77 68 52 | 90 76 70 77 62 53 66 59 30 | 89 76 62 74 57 47 61 57 24 | 78 67 58 59 57 23 52 29 16 | 71 59 30 58 26 15 23 13 6
            93 86 75 86 74 56 70 52 40 | 87 72 58 74 61 34 54 40 22 | 85 74 62 72 55 46 53 34 19 | 75 55 51 57 41 19 36 19 8 | 64 51 20 47 21 11 24 9 4
            88 73 60 73 59 41 54 45 20 | 75 53 50 55 40 20 43 22 11 | 75 58 40 61 48 20 46 17 8 | 55 45 21 51 18 9 18 7 2 | 53 24 14 24 12 5 10 3 1
            """;

    private static final int[] LOOKUP = lookup();
    private static final String[] MACRO_VECTORS = macroVectors();

    /** How deep each level of a set goes, in steps of severity. */
    private static final int[] DEPTH1 = {1, 4, 5};

    private static final int[] DEPTH2 = {1, 2};
    private static final int[] DEPTH36 = {7, 6, 8, 8, 10};
    private static final int[] DEPTH4 = {6, 5, 4};

    /** The sum of levels of the most severe vectors in each level of a set. */
    private static final int[] TOP1 = {0, 1, 3};

    private static final int[] TOP2 = {0, 1};
    private static final int[] TOP36 = {0, 3, 1, 3, 3};
    private static final int[] TOP4 = {1, 3, 6};

    /** The least common multiple of all depths. */
    private static final int COMMON = 840;

    private Cvss4() {}

    /** The score with what it rests on. */
    static CvssScores.One scores(byte[] rank) {
        int index = index(eq1(rank), eq2(rank), eq36(rank), eq4(rank), level(rank, 11));
        int tenths = noImpact(rank) ? 0 : score(rank, index);
        return new CvssScores.One(new CvssScore(tenths), nomenclature(rank), MACRO_VECTORS[index]);
    }

    private static String nomenclature(byte[] rank) {
        boolean environmental = false;
        for (int i = 12; i < 26; i++) {
            environmental |= rank[i] != 0;
        }
        boolean threat = rank[11] != 0;
        return threat ? (environmental ? "CVSS-BTE" : "CVSS-BT") : environmental ? "CVSS-BE" : "CVSS-B";
    }

    private static int score(byte[] rank, int index) {
        int eq1 = index / 90;
        int eq2 = index / 45 % 2;
        int eq36 = index / 9 % 5;
        int eq4 = index / 3 % 3;
        int eq5 = index % 3;
        int top = LOOKUP[index];
        int sets = 0;
        int reduction = 0;
        if (eq1 < 2) {
            sets++;
            reduction += (top - LOOKUP[index + 90]) * distance1(rank, eq1) * (COMMON / DEPTH1[eq1]);
        }
        if (eq2 < 1) {
            sets++;
            reduction += (top - LOOKUP[index + 45]) * distance2(rank, eq2) * (COMMON / DEPTH2[eq2]);
        }
        if (eq36 < 4) {
            sets++;
            reduction += (top - lower36(index, eq36)) * distance36(rank, eq36) * (COMMON / DEPTH36[eq36]);
        }
        if (eq4 < 2) {
            sets++;
            reduction += (top - LOOKUP[index + 3]) * distance4(rank, eq4) * (COMMON / DEPTH4[eq4]);
        }
        if (eq5 < 2) {
            sets++; // every level of EQ5 holds one value only, so its distance is always 0
        }
        if (sets == 0) {
            return top;
        }
        int whole = COMMON * sets;
        return Math.floorDiv(2 * (top * whole - reduction) + whole, 2 * whole);
    }

    private static boolean noImpact(byte[] rank) {
        for (int i = 5; i < 8; i++) {
            if (level(rank, i) != 2) {
                return false;
            }
        }
        for (int i = 8; i < 11; i++) {
            if (subsequent(rank, i) != 3) {
                return false;
            }
        }
        return true;
    }

    /**
     * The level of severity, 0 for the worst: the modified metric's if defined, else the metric's own. Threat and
     * requirements count as worst when not defined.
     */
    private static int level(byte[] rank, int metric) {
        if (metric >= 11) {
            return Math.max(rank[metric] - 1, 0);
        }
        int modified = rank[metric + 15];
        return (modified == 0 ? rank[metric] : modified) - 1;
    }

    /** The level of a subsequent system's impact: 0 for safety, which only modified integrity and availability know. */
    private static int subsequent(byte[] rank, int metric) {
        int modified = rank[metric + 15];
        if (modified == 0) {
            return rank[metric];
        }
        return metric == 8 ? modified : modified - 1;
    }

    private static int eq1(byte[] rank) {
        int av = level(rank, 0);
        int pr = level(rank, 3);
        int ui = level(rank, 4);
        if (av == 0 && pr == 0 && ui == 0) {
            return 0;
        }
        return av != 3 && (av == 0 || pr == 0 || ui == 0) ? 1 : 2;
    }

    private static int eq2(byte[] rank) {
        return level(rank, 1) == 0 && level(rank, 2) == 0 ? 0 : 1;
    }

    /** EQ3 and EQ6 together: 00, 01, 10, 11, 21 as 0 to 4. */
    private static int eq36(byte[] rank) {
        int vc = level(rank, 5);
        int vi = level(rank, 6);
        int va = level(rank, 7);
        boolean wanted = (vc == 0 && level(rank, 12) == 0)
                || (vi == 0 && level(rank, 13) == 0)
                || (va == 0 && level(rank, 14) == 0);
        int eq3 = vc == 0 && vi == 0 ? 0 : vc == 0 || vi == 0 || va == 0 ? 1 : 2;
        return eq3 == 2 ? 4 : eq3 * 2 + (wanted ? 0 : 1);
    }

    private static int eq4(byte[] rank) {
        int sc = subsequent(rank, 8);
        int si = subsequent(rank, 9);
        int sa = subsequent(rank, 10);
        if (si == 0 || sa == 0) {
            return 0;
        }
        return sc == 1 || si == 1 || sa == 1 ? 1 : 2;
    }

    private static int distance1(byte[] rank, int eq1) {
        return level(rank, 0) + level(rank, 3) + level(rank, 4) - TOP1[eq1];
    }

    private static int distance2(byte[] rank, int eq2) {
        return level(rank, 1) + level(rank, 2) - TOP2[eq2];
    }

    private static int distance36(byte[] rank, int eq36) {
        int impact = level(rank, 5) + level(rank, 6) + level(rank, 7);
        int required = level(rank, 12) + level(rank, 13) + level(rank, 14);
        return impact + required - TOP36[eq36];
    }

    private static int distance4(byte[] rank, int eq4) {
        return subsequent(rank, 8) + subsequent(rank, 9) + subsequent(rank, 10) - TOP4[eq4];
    }

    /** The score of the next lower macrovector in EQ3 and EQ6; of two, the higher. */
    private static int lower36(int index, int eq36) {
        return switch (eq36) {
            case 0 -> Math.max(LOOKUP[index + 9], LOOKUP[index + 18]);
            case 1 -> LOOKUP[index + 18];
            default -> LOOKUP[index + 9];
        };
    }

    private static int index(int eq1, int eq2, int eq36, int eq4, int eq5) {
        return (((eq1 * 2 + eq2) * 5 + eq36) * 3 + eq4) * 3 + eq5;
    }

    /** The six levels as digits, by index. */
    private static String[] macroVectors() {
        String[] names = new String[LOOKUP.length];
        for (int i = 0; i < names.length; i++) {
            int eq36 = i / 9 % 5;
            int eq6 = eq36 == 4 ? 1 : eq36 % 2;
            names[i] = "" + i / 90 + i / 45 % 2 + eq36 / 2 + i / 3 % 3 + i % 3 + eq6;
        }
        return names;
    }

    private static int[] lookup() {
        return Arrays.stream(SCORES.replace('|', ' ').trim().split("\\s+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
