package org.probity.record.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.entry.Disclosure;
import org.probity.ledger.entry.Leaf;
import org.probity.ledger.json.Json;
import org.probity.record.Audits.Kind;

/**
 * Compares a stored event with its leaf: each disclosure must belong to the leaf by its digest, and what they disclose must be
 * what the row says. What was erased from both is no difference.
 */
final class Comparison {
    private final List<Difference> differences = new ArrayList<>();

    private final Predicate<String> erased;

    private Comparison(Predicate<String> erased) {
        this.erased = erased;
    }

    /** A place that does not fit: a JSON pointer into the sealed form, empty for the whole. */
    record Difference(Kind kind, String pointer) {}

    /**
     * Everything that does not fit; empty when all is well.
     *
     * @param row the event in its sealed form, made from the row
     * @param disclosures as stored, one per line with its pointer; null when all of them were erased
     * @param erased whether something else may stand at a pointer of the row because the record says that it was erased
     */
    static List<Difference> of(Json.Obj row, byte[] leaf, @Nullable String disclosures, Predicate<String> erased) {
        Comparison comparison = new Comparison(erased);
        comparison.disclosed(leaf, disclosures).ifPresent(proven -> comparison.values("", proven, row));
        return comparison.differences;
    }

    private Optional<Json.Obj> disclosed(byte[] leaf, @Nullable String lines) {
        Leaf entry;
        try {
            entry = Leaf.parse(leaf);
        } catch (LedgerException unreadable) {
            differences.add(new Difference(Kind.LEAF, ""));
            return Optional.empty();
        }
        try {
            List<Disclosure> disclosures = lines == null
                    ? List.of()
                    : lines.lines()
                            .map(line -> Disclosure.parse(line.substring(line.indexOf('\t') + 1)))
                            .toList();
            return Optional.of(entry.reveal(disclosures));
        } catch (LedgerException foreign) {
            differences.add(new Difference(Kind.DISCLOSURE, ""));
            return Optional.empty();
        }
    }

    private void values(String pointer, Json proven, Json row) {
        if (proven instanceof Json.Obj a && row instanceof Json.Obj b) {
            fields(pointer, a, b);
        } else if (proven instanceof Json.Arr(List<Json> a) && row instanceof Json.Arr(List<Json> b)) {
            items(pointer, a, b);
        } else if (!proven.equals(row)) {
            differences.add(new Difference(Kind.EDITED, pointer));
        }
    }

    private void items(String pointer, List<Json> proven, List<Json> row) {
        List<Integer> left = IntStream.range(0, row.size())
                .filter(i -> !erased.test(pointer + "/" + i))
                .boxed()
                .toList();
        if (left.size() != proven.size()) {
            differences.add(new Difference(Kind.EDITED, pointer));
            return;
        }
        for (int i = 0; i < left.size(); i++) {
            values(pointer + "/" + left.get(i), proven.get(i), row.get(left.get(i)));
        }
    }

    private void fields(String pointer, Json.Obj proven, Json.Obj row) {
        Set<String> names = new LinkedHashSet<>(proven.fields().keySet());
        names.addAll(row.fields().keySet());
        for (String name : names) {
            String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            Json was = proven.fields().get(name);
            Json is = row.fields().get(name);
            if (was == null) {
                unproven(place, is);
            } else if (is == null) {
                differences.add(new Difference(Kind.EDITED, place));
            } else {
                values(place, was, is);
            }
        }
    }

    /** A value without a disclosure proves nothing; where both are gone, it was erased. */
    private void unproven(String place, @Nullable Json is) {
        if (is != null && is != Json.Nil.NULL && !erased.test(place)) {
            differences.add(new Difference(Kind.UNPROVEN, place));
        }
    }
}
