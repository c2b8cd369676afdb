package org.probity.inventory.match;

import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.vulnerability.VulnerabilityId;
import org.probity.inventory.index.Held;
import org.probity.inventory.vulnerability.Exploitation;
import org.probity.inventory.vulnerability.Statement;
import org.probity.inventory.vulnerability.VulnerabilityRecord;

/**
 * A component and a vulnerability that may be in it: a candidate for verification.
 *
 * @param vulnerability the best of its names
 * @param names all known names
 * @param records the records that speak of it, as source and identifier, in order
 * @param identity by what it was found, the surest if by several
 * @param by the identifier that both have
 * @param range the range or listed version it lies in, or why it could not be decided
 * @param assumed whether the record names no order of versions, so that one was assumed
 * @param condition what else must be so, in the record's words, or null
 * @param contradiction a record found by an identity as sure or surer that says otherwise, or null
 * @param fixed versions said to hold the remedy
 * @param statement the statement that applies or has lapsed, or null
 */
public record Match(
        Held component,
        VulnerabilityId vulnerability,
        SortedSet<VulnerabilityId> names,
        List<String> records,
        Outcome outcome,
        Identity identity,
        String by,
        String range,
        boolean assumed,
        @Nullable String condition,
        @Nullable String contradiction,
        List<String> fixed,
        @Nullable String summary,
        List<VulnerabilityRecord.Severity> severities,
        @Nullable Exploitation exploitation,
        @Nullable Applied statement) {

    /** Whether the version lies in an affected range. */
    public enum Outcome {
        AFFECTED,
        UNDECIDED
    }

    /**
     * A statement about the match.
     *
     * @param lapsed whether it does not hold any more, since the component changed
     * @param why what changed, or what it rests on; one line
     */
    public record Applied(Statement statement, boolean lapsed, String why) {}

    /** Whether a statement that holds says that there is nothing to do. */
    public boolean settled() {
        return statement != null
                && !statement.lapsed()
                && (statement.statement().status() == Statement.Status.NOT_AFFECTED
                        || statement.statement().status() == Statement.Status.FIXED);
    }
}
