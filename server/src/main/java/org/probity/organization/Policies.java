package org.probity.organization;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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

    /** All versions, newest first. */
    List<Policy> all();
}
