package org.probity.scoring.feed;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How likely a vulnerability is to be exploited within 30 days, by EPSS.
 *
 * @param cve the vulnerability
 * @param probability from 0 to 1, with the decimals of the feed
 * @param percentile the share of vulnerabilities with the same or a lower probability, from 0 to 1; null in feeds before
 *     2021 that lack it
 */
public record EpssScore(
        String cve, BigDecimal probability, @Nullable BigDecimal percentile) {}
