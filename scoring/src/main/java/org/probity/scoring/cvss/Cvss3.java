package org.probity.scoring.cvss;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The equations of CVSS 3.0 and 3.1 (section 8 and section 7 of the specifications), in whole numbers.
 *
 * <p>Sums are kept in units of 10^-13. Exploitability lies on that grid exactly; the impact sub score is kept
 * rounded to the grid, up for 3.0, whose Roundup is a plain ceiling, and down for 3.1, whose Roundup first rounds
 * half up to five decimals (appendix A). Both roundings give the same tenth as the exact number.
 */
final class Cvss3 {
    private static final int GRID = 13;
    private static final long TENTH = 1_000_000_000_000L;
    private static final long FIFTH_DECIMAL = 100_000_000L;

    /** Weights in hundredths, by rank; position 0 is "not defined". */
    private static final long[] AV = {0, 85, 62, 55, 20};

    private static final long[] AC = {0, 77, 44};
    private static final long[] PR_UNCHANGED = {0, 85, 62, 27};
    private static final long[] PR_CHANGED = {0, 85, 68, 50};
    private static final long[] UI = {0, 85, 62};
    private static final int[] E = {100, 100, 97, 94, 91};
    private static final int[] RL = {100, 100, 97, 96, 95};
    private static final int[] RC = {100, 100, 96, 92};

    /** What an impact leaves, 1 - CIA × requirement, in hundredths: three impacts by four requirements each. */
    private static final int[] LEFT = {44, 16, 44, 72, 78, 67, 78, 89, 100, 100, 100, 100};

    private static final BigDecimal MOST = new BigDecimal("0.915");

    private static final Impacts UNCHANGED_UP = new Impacts(Cvss3::unchanged, RoundingMode.CEILING);
    private static final Impacts UNCHANGED_DOWN = new Impacts(Cvss3::unchanged, RoundingMode.FLOOR);
    private static final Impacts CHANGED_UP = new Impacts(Cvss3::changed, RoundingMode.CEILING);
    private static final Impacts CHANGED_DOWN = new Impacts(Cvss3::changed, RoundingMode.FLOOR);
    private static final Impacts MODIFIED_CHANGED_DOWN = new Impacts(Cvss3::modifiedChanged, RoundingMode.FLOOR);

    private Cvss3() {}

    static CvssScores scores(CvssVersion version, byte[] rank) {
        boolean first = version == CvssVersion.V3_0;
        int base = base(first, rank);
        return new CvssScores.Three(
                version,
                new CvssScore(base),
                new CvssScore(temporal(first, base, rank)),
                new CvssScore(temporal(first, modified(first, rank), rank)));
    }

    private static int base(boolean first, byte[] rank) {
        boolean changed = rank[4] == 1;
        int index = ((rank[5] - 1) * 48 + (rank[6] - 1) * 4) * 12 + (rank[7] - 1) * 4;
        Impacts impacts = first ? (changed ? CHANGED_UP : UNCHANGED_UP) : (changed ? CHANGED_DOWN : UNCHANGED_DOWN);
        return score(first, changed, impacts.at(index), rank[0], rank[1], rank[2], rank[3]);
    }

    private static int modified(boolean first, byte[] rank) {
        boolean changed = effective(rank, 4) == 1;
        int index = 0;
        for (int i = 5; i < 8; i++) {
            index = index * 12 + (effective(rank, i) - 1) * 4 + rank[i + 6];
        }
        Impacts impacts =
                first ? (changed ? CHANGED_UP : UNCHANGED_UP) : (changed ? MODIFIED_CHANGED_DOWN : UNCHANGED_DOWN);
        return score(
                first,
                changed,
                impacts.at(index),
                effective(rank, 0),
                effective(rank, 1),
                effective(rank, 2),
                effective(rank, 3));
    }

    /** The rank of a modified base metric, which falls back to the base metric. */
    private static int effective(byte[] rank, int base) {
        return rank[base + 14] == 0 ? rank[base] : rank[base + 14];
    }

    private static int score(boolean first, boolean changed, long impact, int av, int ac, int pr, int ui) {
        if (impact <= 0) {
            return 0;
        }
        long exploitability = 822 * AV[av] * AC[ac] * (changed ? PR_CHANGED : PR_UNCHANGED)[pr] * UI[ui];
        long sum = impact + exploitability * (changed ? 1080 : 1000);
        return roundUp(first, Math.min(sum, 100 * TENTH), TENTH, FIFTH_DECIMAL);
    }

    private static int temporal(boolean first, int tenths, byte[] rank) {
        long exact = (long) tenths * E[rank[8]] * RL[rank[9]] * RC[rank[10]];
        return roundUp(first, exact, 1_000_000, 100);
    }

    private static int roundUp(boolean first, long exact, long tenth, long fifthDecimal) {
        if (first) {
            return (int) Math.ceilDiv(exact, tenth);
        }
        long fifths = Math.floorDiv(exact + fifthDecimal / 2, fifthDecimal);
        return (int) Math.ceilDiv(fifths, 10_000);
    }

    private interface ImpactEquation {
        BigDecimal of(BigDecimal iss);
    }

    /**
     * Impact sub scores by the three impacts with their requirements, each computed when it is first asked for: most
     * programs see a few of the 1,728. Threads may compute the same one twice; both get the same number.
     */
    private static final class Impacts {
        private final ImpactEquation equation;
        private final RoundingMode rounding;
        private final @Nullable Long[] known = new Long[12 * 12 * 12];

        Impacts(ImpactEquation equation, RoundingMode rounding) {
            this.equation = equation;
            this.rounding = rounding;
        }

        long at(int index) {
            Long impact = known[index];
            if (impact == null) {
                impact = computed(index);
                known[index] = impact;
            }
            return impact;
        }

        private long computed(int index) {
            int leftOfAll = LEFT[index / 144] * LEFT[index / 12 % 12] * LEFT[index % 12];
            BigDecimal iss = BigDecimal.valueOf(1_000_000 - leftOfAll, 6).min(MOST);
            return equation.of(iss).setScale(GRID, rounding).unscaledValue().longValueExact();
        }
    }

    private static BigDecimal unchanged(BigDecimal iss) {
        return new BigDecimal("6.42").multiply(iss);
    }

    /** Changed scope: 3.0 throughout, 3.1 for the base score. The factor of the sum, 1.08, is taken in here. */
    private static BigDecimal changed(BigDecimal iss) {
        return scoped(iss, iss.subtract(new BigDecimal("0.02")).pow(15));
    }

    /** Changed scope in the environmental equation of 3.1. */
    private static BigDecimal modifiedChanged(BigDecimal miss) {
        BigDecimal inner = miss.multiply(new BigDecimal("0.9731")).subtract(new BigDecimal("0.02"));
        return scoped(miss, inner.pow(13));
    }

    private static BigDecimal scoped(BigDecimal iss, BigDecimal power) {
        return new BigDecimal("7.52")
                .multiply(iss.subtract(new BigDecimal("0.029")))
                .subtract(new BigDecimal("3.25").multiply(power))
                .multiply(new BigDecimal("1.08"));
    }
}
