package org.probity.scoring.cvss;

import java.math.BigDecimal;

/**
 * A score with its one decimal, exact.
 *
 * @param tenths the score times ten: 98 is 9.8
 */
public record CvssScore(int tenths) implements Comparable<CvssScore> {
    /** The score as a decimal number with scale 1. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(tenths, 1);
    }

    @Override
    public int compareTo(CvssScore other) {
        return Integer.compare(tenths, other.tenths);
    }

    /** The score as written in data: always with one decimal, {@code 10.0}. */
    @Override
    public String toString() {
        int size = Math.abs(tenths);
        return (tenths < 0 ? "-" : "") + size / 10 + "." + size % 10;
    }
}
