package org.probity.organization.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probity.organization.OrganizationEvent.PolicyAdopted;
import org.probity.organization.Policies;
import org.probity.organization.Policies.Policy;
import org.probity.platform.decide.RefusedException;
import org.probity.traceability.Satisfies;

class PolicyRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    @Satisfies("30111-6.3-f")
    void aPolicyFixesByWhenRemediationIsMeantToBeDeveloped() {
        PolicyAdopted adopted = adopt(List.of(), policy("2027-1", LATER, targets()));
        assertThat(adopted.remediateHours())
                .containsOnlyKeys(Policies.SEVERITIES)
                .containsEntry("Critical", 168L);
        refused(List.of(), policy("2027-1", LATER, Map.of("Critical", Duration.ofDays(7))), "This must be a time");
    }

    @Test
    void aPolicyCannotTakeEffectInThePastOrBeforeAnEarlierOne() {
        refused(List.of(), policy("2026-9", NOW.minusSeconds(1), targets()), "in the past");
        PolicyAdopted first = adopt(List.of(), policy("2027-1", LATER, targets()));
        refused(List.of(first), policy("2027-2", LATER, targets()), "at that time or later");
        adopt(List.of(first), policy("2027-2", LATER.plusSeconds(1), targets()));
    }

    @Test
    void aVersionIsAdoptedOnce() {
        PolicyAdopted first = adopt(List.of(), policy("2027-1", LATER, targets()));
        refused(List.of(first), policy("2027-1", LATER.plusSeconds(1), targets()), "was adopted before");
        refused(List.of(), policy("default", LATER, targets()), "is no version");
        refused(List.of(), policy("", LATER, targets()), "is no version");
    }

    @Test
    void theBuiltInPolicyWouldPassItsOwnRules() {
        Policy builtIn = PolicyRules.DEFAULT;
        adopt(
                List.of(),
                new Policy(
                        "own",
                        LATER,
                        builtIn.acknowledge(),
                        builtIn.triage(),
                        builtIn.update(),
                        builtIn.remediate(),
                        builtIn.publicText()));
    }

    @Test
    void durationsReadAsPromises() {
        assertThat(Policies.inWords(Duration.ofDays(3))).isEqualTo("3 days");
        assertThat(Policies.inWords(Duration.ofDays(1))).isEqualTo("1 day");
        assertThat(Policies.inWords(Duration.ofHours(36))).isEqualTo("36 hours");
    }

    private static Policy policy(String version, Instant effective, Map<String, Duration> targets) {
        return new Policy(
                version, effective, Duration.ofDays(2), Duration.ofDays(7), Duration.ofDays(14), targets, "Tell us.");
    }

    private static Map<String, Duration> targets() {
        Map<String, Duration> targets = new HashMap<>(PolicyRules.DEFAULT.remediate());
        targets.put("Critical", Duration.ofDays(7));
        return targets;
    }

    private static PolicyAdopted adopt(List<PolicyAdopted> earlier, Policy policy) {
        return (PolicyAdopted) PolicyRules.adopt(earlier, policy, NOW).orThrow().getFirst();
    }

    private static void refused(List<PolicyAdopted> earlier, Policy policy, String because) {
        assertThatThrownBy(() -> PolicyRules.adopt(earlier, policy, NOW).orThrow())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(because);
    }
}
