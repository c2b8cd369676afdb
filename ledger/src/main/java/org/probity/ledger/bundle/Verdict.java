package org.probity.ledger.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.json.Json;
import org.probity.ledger.note.Checkpoint;

/**
 * What checking a bundle came to.
 *
 * @param outcome the result as a whole
 * @param findings in the order of checking, in plain words
 * @param checkpoint the checkpoint the proofs lead to, or null when the check did not get that far
 * @param entries the disclosed fields of each entry whose proof holds; trust them only when the outcome is proven
 */
public record Verdict(
        Outcome outcome, List<Finding> findings, @Nullable Checkpoint checkpoint, SortedMap<Long, Json.Obj> entries) {
    /** The result of a check. */
    public enum Outcome {
        /** All that the bundle claims holds. */
        PROVEN,
        /** Something in it does not hold: it was altered, or put together falsely. */
        REFUTED,
        /** It cannot be checked: it is no bundle, damaged, or of an unknown version. */
        UNUSABLE
    }

    /** What a finding says. */
    public enum Kind {
        /** This was checked and holds. */
        HOLDS,
        /** This the bundle cannot show, or was not checked. */
        NOT_SHOWN,
        /** This was checked and does not hold. */
        FAILS,
        /** This could not be checked. */
        UNUSABLE
    }

    /**
     * One result in plain words.
     *
     * @param where the file in the bundle, or empty for the bundle as a whole
     */
    public record Finding(Kind kind, String where, String says) {}

    /** Copies the collections. */
    public Verdict {
        findings = List.copyOf(findings);
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Whether all that the bundle claims holds. */
    public boolean proven() {
        return outcome == Outcome.PROVEN;
    }

    /**
     * The verdict as lines of text.
     *
     * @param name what the bundle is called
     */
    public String text(String name) {
        StringBuilder out = new StringBuilder(outcome + "  " + name + "\n");
        for (Finding finding : findings) {
            String where = finding.where().isEmpty() ? "" : " (" + finding.where() + ")";
            out.append("  ")
                    .append(mark(finding.kind()))
                    .append(' ')
                    .append(finding.says())
                    .append(where)
                    .append('\n');
        }
        return out.toString();
    }

    private static String mark(Kind kind) {
        return switch (kind) {
            case HOLDS -> "holds:    ";
            case NOT_SHOWN -> "not shown:";
            case FAILS -> "FAILS:    ";
            case UNUSABLE -> "unusable: ";
        };
    }

    /** The verdict as JSON: outcome, checkpoint, findings, entries. */
    public Json.Obj json() {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put("outcome", word(outcome));
        if (checkpoint != null) {
            SequencedMap<String, Json> log = new LinkedHashMap<>();
            log.put("origin", Json.of(checkpoint.origin()));
            log.put("size", Json.of(Long.toString(checkpoint.size())));
            log.put("root", Json.of(checkpoint.root().base64()));
            fields.put("checkpoint", new Json.Obj(log));
        }
        fields.put("findings", Json.of(findings.stream().map(Verdict::json).toList()));
        SequencedMap<String, Json> shown = new LinkedHashMap<>();
        entries.forEach((index, entry) -> shown.put(Long.toString(index), entry));
        fields.put("entries", new Json.Obj(shown));
        return new Json.Obj(fields);
    }

    private static Json json(Finding finding) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put("kind", word(finding.kind()));
        fields.put("where", Json.of(finding.where()));
        fields.put("says", Json.of(finding.says()));
        return new Json.Obj(fields);
    }

    private static Json word(Enum<?> value) {
        return Json.of(value.name().toLowerCase(java.util.Locale.ROOT));
    }
}
