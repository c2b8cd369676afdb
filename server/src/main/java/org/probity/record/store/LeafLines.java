package org.probity.record.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.entry.Disclosure;
import org.probity.ledger.entry.Placed;

/** Disclosures as they are kept beside a leaf: one a line, its pointer, a tab, its text. */
final class LeafLines {
    private LeafLines() {}

    static List<Placed> parse(@Nullable String lines) {
        return lines == null
                ? List.of()
                : lines.lines()
                        .map(line -> line.split("\t", 2))
                        .map(parts -> new Placed(parts[0], Disclosure.parse(parts[1])))
                        .toList();
    }
}
