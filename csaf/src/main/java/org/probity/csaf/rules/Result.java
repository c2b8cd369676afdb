package org.probity.csaf.rules;

import java.util.List;

/**
 * One finding of one test.
 *
 * @param test the test's number, such as {@code 6.1.27.3}; {@code schema} for the structure, {@code json} for input that is
 *     no readable JSON
 * @param severity its weight
 * @param paths JSON pointers (RFC 6901) to what the finding is about, the most telling first; a missing value is named where
 *     it should be
 * @param message one sentence for the writer of the document
 */
public record Result(String test, Severity severity, List<String> paths, String message) {
    /** Copies the paths. */
    public Result {
        paths = List.copyOf(paths);
    }
}
