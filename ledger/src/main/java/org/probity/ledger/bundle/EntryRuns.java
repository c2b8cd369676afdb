package org.probity.ledger.bundle;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.probity.ledger.json.Json;

/** Tells of the entries that hold: one line for a run of them, one after the other in the log, that disclose the same fields. */
final class EntryRuns {
    private final Findings findings;
    private long first;
    private long last = -2;
    private Set<String> names = Set.of();

    private EntryRuns(Findings findings) {
        this.findings = findings;
    }

    static void tell(SortedMap<Long, Json.Obj> entries, Findings findings) {
        EntryRuns runs = new EntryRuns(findings);
        entries.forEach((index, shown) -> runs.next(index, shown.fields().keySet()));
        runs.end();
    }

    private void next(long index, Set<String> shown) {
        if (index != last + 1 || !shown.equals(names)) {
            end();
            first = index;
            names = shown;
        }
        last = index;
    }

    private void end() {
        if (last < 0) {
            return;
        }
        String fields = names.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(names));
        if (first == last) {
            findings.holds(Manifest.entry(first), "entry " + first + " is in the log; disclosed: " + fields);
        } else {
            findings.holds(
                    "", "entries " + first + " to " + last + " are in the log, each of them; disclosed: " + fields);
        }
    }
}
