package org.probity.csaf.rules;

import java.util.Set;
import org.probity.csaf.CsafVersion;

/**
 * One test of section 6.
 *
 * @param number its number, such as {@code 6.1.27.3}
 * @param title what it looks at, in our words
 * @param severity the weight of its findings
 * @param versions the CSAF versions that have it
 * @param check what looks
 */
public record Rule(String number, String title, Severity severity, Set<CsafVersion> versions, Check check) {
    private static final Set<CsafVersion> BOTH = Set.of(CsafVersion.V2_0, CsafVersion.V2_1);
    private static final Set<CsafVersion> NEW = Set.of(CsafVersion.V2_1);
    private static final Set<CsafVersion> OLD = Set.of(CsafVersion.V2_0);

    /** Looks at a document and tells what it finds; it must answer on any JSON document, however wrong. */
    @FunctionalInterface
    interface Check {
        void run(Context context, Findings findings);
    }

    /** A test of both versions. */
    static Rule both(String number, String title, Check check) {
        return new Rule(number, title, Severity.ofTest(number), BOTH, check);
    }

    /** A test that came with CSAF 2.1. */
    static Rule since21(String number, String title, Check check) {
        return new Rule(number, title, Severity.ofTest(number), NEW, check);
    }

    /** A test that CSAF 2.1 has no more. */
    static Rule only20(String number, String title, Check check) {
        return new Rule(number, title, Severity.ofTest(number), OLD, check);
    }
}
