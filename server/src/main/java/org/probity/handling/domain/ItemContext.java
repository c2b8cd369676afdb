package org.probity.handling.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the rules of a work item need to know from outside it.
 *
 * @param actor person who gives the command
 * @param today the day, UTC
 * @param releases ids of the product's releases
 * @param policyVersion version in force
 * @param targetDays days from confirmation to release, by severity word
 * @param attacked whether attacks are observed: then "not affected" needs a fresh look and is refused until that is noted
 * @param unansweredRelatives names of supported products of the same case that have no answer yet
 */
public record ItemContext(
        String actor,
        LocalDate today,
        List<String> releases,
        String policyVersion,
        Map<String, Long> targetDays,
        boolean attacked,
        List<String> unansweredRelatives) {}
