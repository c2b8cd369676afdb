package org.probity.scoring.cvss;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The equations of CVSS 2.0 (guide, section 3.2), in whole numbers.
 *
 * <p>Sums are kept in units of 10^-13. What does not fit that grid exactly is the impact, which is looked up from a table
 * rounded down to the grid; all else in the sum lies on the grid, and so does the next half tenth, so rounding half up
 * comes out as on the exact number.
 *
 * <p>Scores that the equations round on the way (base, temporal) are rounded on the way. Low requirements can make the
 * adjusted base score fall below zero; it goes on as it is, and only the environmental score itself is lifted to zero.
 */
final class Cvss2 {
    private static final int GRID = 13;
    private static final long TENTH = 1_000_000_000_000L;

    /** Weights by rank; position 0 is "not defined". Thousandths for AV, hundredths for AC, thousandths for Au. */
    private static final long[] AV = {0, 1000, 646, 395};

    private static final long[] AC = {0, 71, 61, 35};
    private static final long[] AU = {0, 704, 560, 450};
    private static final String[] CIA = {"0.660", "0.275", "0"};
    private static final String[] REQUIREMENT = {"1", "1.51", "1", "0.5"};

    /** Temporal weights in hundredths. */
    private static final int[] E = {100, 100, 95, 90, 85};

    private static final int[] RL = {100, 100, 95, 90, 87};
    private static final int[] RC = {100, 100, 95, 90};
    private static final int[] CDP = {0, 5, 4, 3, 1, 0};
    private static final int[] TD = {100, 100, 75, 25, 0};

    /** 0.6 × impact × f(impact), by the weighted impacts of the three properties; only the adjusted one is capped. */
    private static final long[] IMPACT = impacts("11");

    private static final long[] ADJUSTED_IMPACT = impacts("10");

    private Cvss2() {}

    static CvssScores scores(byte[] rank) {
        int base = base(rank, false);
        int temporal = temporal(base, rank);
        int environmental = environmental(temporal(base(rank, true), rank), rank);
        return new CvssScores.Three(
                CvssVersion.V2_0,
                new CvssScore(base),
                new CvssScore(temporal),
                new CvssScore(Math.max(0, environmental)));
    }

    private static int base(byte[] rank, boolean adjusted) {
        int index = 0;
        boolean harmless = true;
        for (int i = 3; i < 6; i++) {
            index = index * 12 + (rank[i] - 1) * 4 + (adjusted ? rank[i + 8] : 0);
            harmless &= rank[i] == 3;
        }
        if (harmless) {
            return 0;
        }
        long impact = (adjusted ? ADJUSTED_IMPACT : IMPACT)[index];
        // 0.4 × 20 × AV × AC × Au × 1.176 and 1.5 × 1.176: eleven and three decimals
        long exploitability = 8 * 1176 * AV[rank[0]] * AC[rank[1]] * AU[rank[2]] * 100;
        long constant = 1764 * (TENTH / 100);
        return (int) Math.floorDiv(impact + exploitability - constant + TENTH / 2, TENTH);
    }

    private static int temporal(int tenths, byte[] rank) {
        long exact = (long) tenths * E[rank[6]] * RL[rank[7]] * RC[rank[8]];
        return (int) Math.floorDiv(exact + 500_000, 1_000_000);
    }

    private static int environmental(int tenths, byte[] rank) {
        // (temporal + (10 - temporal) × CDP) × TD in units of 10^-4
        long exact = (tenths * 10L + (100 - tenths) * (long) CDP[rank[9]]) * TD[rank[10]];
        return (int) Math.floorDiv(exact + 500, 1000);
    }

    private static long[] impacts(String most) {
        BigDecimal[] left = new BigDecimal[12];
        for (int i = 0; i < 12; i++) {
            left[i] = BigDecimal.ONE.subtract(new BigDecimal(CIA[i / 4]).multiply(new BigDecimal(REQUIREMENT[i % 4])));
        }
        long[] table = new long[12 * 12 * 12];
        for (int i = 0; i < table.length; i++) {
            BigDecimal product = left[i / 144].multiply(left[i / 12 % 12]).multiply(left[i % 12]);
            BigDecimal impact = BigDecimal.ONE.subtract(product).multiply(new BigDecimal("10.41"));
            table[i] = impact.min(new BigDecimal(most))
                    .multiply(new BigDecimal("0.6"))
                    .multiply(new BigDecimal("1.176"))
                    .setScale(GRID, RoundingMode.FLOOR)
                    .unscaledValue()
                    .longValueExact();
        }
        return table;
    }
}
