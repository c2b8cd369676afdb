package org.probity.csaf.rules;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How to validate.
 *
 * @param reading how clauses are read whose text and official test cases differ
 * @param clock what time it is, for tests that compare with the present
 * @param findingsPerTest most findings that one test reports of one document; the rest is counted
 * @param probe asks other machines for tests 6.3.6 and 6.3.7, or null to leave these tests out
 * @param speller looks words up for test 6.3.8, or null to leave this test out
 */
public record ValidationOptions(
        Reading reading,
        Clock clock,
        int findingsPerTest,
        @Nullable UrlProbe probe,
        @Nullable Speller speller) {
    /** As tested, by the system's clock, up to 1,000 findings of each test, no network and no dictionaries. */
    public static final ValidationOptions DEFAULT =
            new ValidationOptions(Reading.AS_TESTED, Clock.systemUTC(), 1_000, null, null);

    /** The same with another reading. */
    public ValidationOptions with(Reading other) {
        return new ValidationOptions(other, clock, findingsPerTest, probe, speller);
    }

    /** The same with another clock. */
    public ValidationOptions with(Clock other) {
        return new ValidationOptions(reading, other, findingsPerTest, probe, speller);
    }

    /** The same with network tests. */
    public ValidationOptions with(UrlProbe other) {
        return new ValidationOptions(reading, clock, findingsPerTest, other, speller);
    }

    /** The same with spell checking. */
    public ValidationOptions with(Speller other) {
        return new ValidationOptions(reading, clock, findingsPerTest, probe, other);
    }
}
