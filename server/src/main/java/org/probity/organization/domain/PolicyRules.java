package org.probity.organization.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.probity.organization.OrganizationEvent;
import org.probity.organization.OrganizationEvent.PolicyAdopted;
import org.probity.organization.Policies;
import org.probity.organization.Policies.Policy;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;
import org.probity.traceability.Satisfies;

/** When a version of the policy may be adopted, and the one that counts before any was. */
@Satisfies("30111-6.3-f")
public final class PolicyRules {
    /** Counts until the vendor adopts its own. */
    public static final Policy DEFAULT = new Policy(
            "default",
            Instant.EPOCH,
            Duration.ofDays(3),
            Duration.ofDays(10),
            Duration.ofDays(14),
            Map.of(
                    "Critical", Duration.ofDays(14),
                    "High", Duration.ofDays(30),
                    "Medium", Duration.ofDays(90),
                    "Low", Duration.ofDays(180),
                    "None", Duration.ofDays(365)),
            """
            ## How to reach us

            Use the report form. No account is needed, and you may stay anonymous.
            You get a number and a private link to follow your report.

            ## What helps

            Which product and version, what happens, how to repeat it, and what an attacker gains.
            Incomplete reports count too.

            ## What we do

            A person answers you, we check the report, and we tell you the result with reasons.
            We keep you informed until the matter is closed.

            ## Publication

            We agree the date with you where possible and publish an advisory when a remedy is available.
            We name you if you wish.

            ## Good faith

            Do not harm users, do not look at other people's data, and give us time to remedy before you publish.
            """);

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,29}");
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final int LONGEST_TEXT = 100_000;

    private PolicyRules() {}

    /**
     * Adopts a version.
     *
     * @param earlier the versions adopted so far, any order
     */
    public static Decision<OrganizationEvent> adopt(List<PolicyAdopted> earlier, Policy policy, Instant now) {
        List<Problem> problems = new ArrayList<>();
        checkVersion(problems, earlier, policy.version());
        checkEffective(problems, earlier, policy.effective(), now);
        checkDuration(problems, "acknowledge", policy.acknowledge());
        checkDuration(problems, "triage", policy.triage());
        checkDuration(problems, "update", policy.update());
        Map<String, Long> targets = new LinkedHashMap<>();
        for (String severity : Policies.SEVERITIES) {
            Duration target = policy.remediate().getOrDefault(severity, Duration.ZERO);
            checkDuration(problems, "remediate-" + severity.toLowerCase(Locale.ROOT), target);
            targets.put(severity, target.toHours());
        }
        if (policy.publicText().isBlank() || policy.publicText().length() > LONGEST_TEXT) {
            problems.add(Problem.at(
                    "text", "The text is empty or too long.", "Outsiders read it; use up to 100,000 characters."));
        }
        return Decision.unless(
                problems,
                new PolicyAdopted(
                        policy.version(),
                        policy.effective(),
                        policy.acknowledge().toHours(),
                        policy.triage().toHours(),
                        policy.update().toHours(),
                        targets,
                        policy.publicText()));
    }

    private static void checkVersion(List<Problem> problems, List<PolicyAdopted> earlier, String version) {
        if (!VERSION.matcher(version).matches() || version.equals(DEFAULT.version())) {
            problems.add(Problem.at(
                    "version",
                    "\"" + version + "\" is no version.",
                    "Use up to 30 letters, digits, dots and dashes, as in 2026-1."));
        } else if (earlier.stream().anyMatch(e -> e.version().equals(version))) {
            problems.add(Problem.at("version", "Version " + version + " was adopted before.", "Count on."));
        }
    }

    private static void checkEffective(
            List<Problem> problems, List<PolicyAdopted> earlier, Instant effective, Instant now) {
        if (effective.isBefore(now)) {
            problems.add(Problem.at(
                    "effective",
                    "A policy cannot take effect in the past.",
                    "Clocks already started keep their promise."));
        } else if (earlier.stream().anyMatch(e -> !e.effective().isBefore(effective))) {
            problems.add(Problem.at(
                    "effective", "Another version takes effect at that time or later.", "Choose a time after it."));
        }
    }

    private static void checkDuration(List<Problem> problems, String field, Duration duration) {
        if (duration.toHours() < 1 || duration.compareTo(LONGEST) > 0) {
            problems.add(Problem.at(field, "This must be a time.", "Give between 1 hour and 3,650 days."));
        }
    }
}
