package org.probity.organization;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.record.Actor;

/** The vendor's own promises and targets, by version (ISO/IEC 30111 6.3, ISO/IEC 29147 9). */
public interface Policies {
    /**
     * A version of the policy. Durations are calendar time.
     *
     * @param version as printed, {@code 2026-1}
     * @param acknowledge from receipt to the first human answer
     * @param triage from acknowledgement to the outcome told to the reporter
     * @param update longest silence towards a reporter
     * @param remediate from confirmation to release, by severity word (Critical, High, Medium, Low, None)
     * @param publicText what outsiders read, Markdown
     */
    record Policy(
            String version,
            Instant effective,
            Duration acknowledge,
            Duration triage,
            Duration update,
            Map<String, Duration> remediate,
            String publicText) {}

    /** The version in force at an instant; before the first one, the built-in defaults as version {@code default}. */
    Policy inForce(Instant at);

    /** The severity words that {@link Policy#remediate} has a target for, worst first. */
    List<String> SEVERITIES = List.of("Critical", "High", "Medium", "Low", "None");

    /** A duration as a promise reads: {@code 3 days}, {@code 36 hours}. */
    static String inWords(Duration duration) {
        long hours = duration.toHours();
        boolean days = hours % 24 == 0 && hours > 0;
        long count = days ? hours / 24 : hours;
        return count + (days ? " day" : " hour") + (count == 1 ? "" : "s");
    }

    /** All versions that were adopted, newest first, and last the built-in one. */
    List<Policy> all();

    /**
     * Adopts a version. It counts from its instant on; clocks that run keep what they were started under.
     *
     * @throws org.probity.platform.decide.RefusedException when the version exists, its instant has passed or is not after
     *     that of the last one, a duration is not positive, a severity lacks a target, or the text is empty
     */
    void adopt(Actor by, Policy policy);

    /** {@link #adopt(Actor, Policy)} by a PSIRT lead. */
    default void adopt(Subject who, Policy policy) {
        who.mustBe(Role.PSIRT_LEAD);
        adopt(who.actor(), policy);
    }
}
