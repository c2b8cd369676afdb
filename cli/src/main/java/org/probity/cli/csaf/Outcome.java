package org.probity.cli.csaf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.SourcePosition;
import org.probity.csaf.rules.Report;

/**
 * What became of one document.
 *
 * @param name what it is called
 * @param report its validation
 * @param places where the first path of each result is, in the order of the results; empty where nobody asked
 * @param millis how long reading and validating took
 * @param unusable why it could not be had at all, or null
 */
record Outcome(
        String name,
        Report report,
        List<@Nullable SourcePosition> places,
        long millis,
        @Nullable String unusable) {

    /** The place of a result, or null. */
    @Nullable
    SourcePosition place(int result) {
        return result < places.size() ? places.get(result) : null;
    }

    /** Counts results by the word of their severity. */
    Map<String, Long> counts() {
        return report.results().stream()
                .collect(
                        Collectors.groupingBy(result -> result.severity().word(), TreeMap::new, Collectors.counting()));
    }
}
