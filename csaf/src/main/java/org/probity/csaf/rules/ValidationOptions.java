package org.probity.csaf.rules;

import java.time.Clock;

/**
 * How to validate.
 *
 * @param reading how clauses are read whose text and official test cases differ
 * @param clock what time it is, for tests that compare with the present
 * @param findingsPerTest most findings that one test reports of one document; the rest is counted
 */
public record ValidationOptions(Reading reading, Clock clock, int findingsPerTest) {
    /** As tested, by the system's clock, up to 1,000 findings of each test. */
    public static final ValidationOptions DEFAULT = new ValidationOptions(Reading.AS_TESTED, Clock.systemUTC(), 1_000);

    /** The same with another reading. */
    public ValidationOptions with(Reading other) {
        return new ValidationOptions(other, clock, findingsPerTest);
    }

    /** The same with another clock. */
    public ValidationOptions with(Clock other) {
        return new ValidationOptions(reading, other, findingsPerTest);
    }
}
