package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.DocumentVersion;
import org.probity.csaf.convert.Contradictions.Contradiction;
import org.probity.csaf.convert.Contradictions.Kind;
import org.probity.csaf.convert.Contradictions.Said;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.rules.Words;

/** Looks at what versions of one document say of their history, and at chains of superseded documents. */
final class DocumentHistory {
    private DocumentHistory() {}

    /** What doesn't follow in the versions of one document. */
    static List<Contradiction> faults(List<StatusModel> versions) {
        List<Contradiction> found = new ArrayList<>();
        List<StatusModel> sorted = versions.stream()
                .filter(model -> DocumentVersion.parse(model.version()).isPresent())
                .sorted(Comparator.comparing(
                        model -> DocumentVersion.parse(model.version()).orElseThrow()))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            StatusModel older = sorted.get(i - 1);
            StatusModel newer = sorted.get(i);
            if (!older.version().equals(newer.version())) {
                compare(older, newer).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Contradiction> compare(StatusModel older, StatusModel newer) {
        if (isBefore(newer.updated(), older.updated())) {
            return Optional.of(fault(older, newer, "released on " + older.updated(), "released on " + newer.updated()));
        }
        CsafDateTime first = date(older.issued());
        CsafDateTime second = date(newer.issued());
        boolean released = !older.version().startsWith("0");
        if (released && first != null && second != null && first.compareTo(second) != 0) {
            return Optional.of(
                    fault(older, newer, "first released on " + older.issued(), "first released on " + newer.issued()));
        }
        JsonArray history = history(older);
        for (var entry : history) {
            boolean draft = entry instanceof JsonObject revision
                    && String.valueOf(revision.string("number")).matches("0(\\..*)?|.*-.*");
            if (!draft && !history(newer).items().contains(entry)) {
                return Optional.of(
                        fault(older, newer, "revision " + entry, "a history without that revision as it was"));
            }
        }
        return Optional.empty();
    }

    private static JsonArray history(StatusModel model) {
        return JsonPointers.resolve(model.source().root(), "/document/tracking/revision_history")
                        instanceof JsonArray list
                ? list
                : JsonArray.EMPTY;
    }

    private static @Nullable CsafDateTime date(String text) {
        return CsafDateTime.parse(text).orElse(null);
    }

    private static boolean isBefore(String first, String second) {
        CsafDateTime one = date(first);
        CsafDateTime two = date(second);
        return one != null && two != null && one.compareTo(two) < 0;
    }

    private static Contradiction fault(StatusModel older, StatusModel newer, String first, String second) {
        List<Said> said = List.of(Contradictions.said(older, first), Contradictions.said(newer, second));
        return new Contradiction(Kind.HISTORY, older.id() + " of " + older.namespace(), said);
    }

    /** Documents that are superseded by one that is itself superseded or withdrawn. */
    static List<Contradiction> superseded(Collection<StatusModel> newest) {
        Map<String, StatusModel> byUrl = new HashMap<>();
        for (StatusModel model : newest) {
            if (model.url() != null) {
                byUrl.put(model.url(), model);
            }
        }
        List<Contradiction> found = new ArrayList<>();
        for (StatusModel model : newest) {
            StatusModel successor = "csaf_superseded".equals(category(model)) ? successor(model, byUrl) : null;
            String state = successor == null ? "" : category(successor);
            if (successor != null && (state.equals("csaf_superseded") || state.equals("csaf_withdrawn"))) {
                found.add(new Contradiction(
                        Kind.SUPERSEDED,
                        model.id() + " of " + model.namespace(),
                        List.of(
                                Contradictions.said(model, "superseded by " + successor.id()),
                                Contradictions.said(successor, state.substring("csaf_".length())))));
            }
        }
        return found;
    }

    private static String category(StatusModel model) {
        JsonObject head = model.source().object().object("document");
        String category = head == null ? null : head.string("category");
        return category == null ? "" : category;
    }

    private static @Nullable StatusModel successor(StatusModel model, Map<String, StatusModel> byUrl) {
        JsonObject head = model.source().object().object("document");
        for (JsonObject reference : StatusReader.objects(head == null ? JsonArray.EMPTY : head.array("references"))) {
            String summary = String.valueOf(reference.string("summary"));
            String url = String.valueOf(reference.string("url"));
            boolean leads = summary.startsWith(Words.SUPERSEDING_DOCUMENT.english())
                    || (model.language() != null
                            && summary.startsWith(String.valueOf(Words.SUPERSEDING_DOCUMENT.in(model.language()))));
            if (leads && byUrl.containsKey(url)) {
                return byUrl.get(url);
            }
        }
        return null;
    }
}
