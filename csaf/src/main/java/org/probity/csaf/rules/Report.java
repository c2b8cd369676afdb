package org.probity.csaf.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of validating one document.
 *
 * @param version what the document says its CSAF version is, or null where it says nothing
 * @param results all findings, structure first, then by test number
 * @param notes what the reader should know though no test failed by it: a test that had to be left out, something that
 *     this implementation does not know
 * @param tests the numbers of the tests that ran, in order; {@code schema} among them when the structure was checked
 */
public record Report(@Nullable String version, List<Result> results, List<Result> notes, List<String> tests) {
    /** Copies the lists. */
    public Report {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
        tests = List.copyOf(tests);
    }

    /** Whether no finding is of the structure or of a mandatory test. */
    public boolean valid() {
        return results.stream().noneMatch(result -> result.severity().invalidates());
    }

    /** Whether a test has a finding. */
    public boolean failed(String test) {
        return results.stream().anyMatch(result -> result.test().equals(test));
    }
}
