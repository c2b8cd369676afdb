package org.probity.csaf.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Validator;
import org.probity.csaf.rules.Words;
import org.probity.csaf.write.Word.DocumentStatus;

/**
 * The end of a document's life: a withdrawn or superseded document keeps its tracking id and history, tells why, and has no
 * products and vulnerabilities any more (CSAF 2.1, sections 4.7, 4.8, 9.1.24 and 9.1.25; CSAF 2.0 has no such profiles).
 */
public final class Retirement {
    private final CsafDocument source;
    private final String reasoning;
    private final RevisionHistory history;

    private Retirement(CsafDocument source, Instant date, String reasoning, String summary) {
        this.source = source;
        this.reasoning = Checks.text(reasoning, "the reasoning");
        if (source.version().orElse(null) != CsafVersion.V2_1) {
            throw new IllegalArgumentException("only CSAF 2.1 has withdrawn and superseded documents; this one says "
                    + source.versionLabel() + ", convert it first");
        }
        RevisionHistory old = RevisionHistory.of(source);
        if (old.status() == DocumentStatus.DRAFT) {
            throw new IllegalArgumentException(
                    "this is a draft; what was never released is not withdrawn or superseded");
        }
        this.history = old.next(date, summary, RevisionHistory.Change.MAJOR);
    }

    /**
     * The document, withdrawn.
     *
     * @param date of the withdrawal, not before the newest revision
     * @param reasoning the original content and why it is withdrawn
     * @param summary of the new revision
     * @throws IllegalArgumentException if it is no released CSAF 2.1, or a text is empty
     * @throws UnsoundAdvisoryException if the result would break mandatory tests, as the source did
     */
    public static JsonObject withdraw(CsafDocument source, Instant date, String reasoning, String summary) {
        return new Retirement(source, date, reasoning, summary)
                .retire("csaf_withdrawn", Words.REASONING_FOR_WITHDRAWAL, null);
    }

    /**
     * The document, superseded by another.
     *
     * @param date of the supersession, not before the newest revision
     * @param reasoning why it is superseded
     * @param url where the superseding document lies
     * @param summary of the new revision
     * @throws IllegalArgumentException if it is no released CSAF 2.1, a text is empty, or the URL none
     * @throws UnsoundAdvisoryException if the result would break mandatory tests, as the source did
     */
    public static JsonObject supersede(
            CsafDocument source, Instant date, String reasoning, String url, String summary) {
        return new Retirement(source, date, reasoning, summary)
                .retire(
                        "csaf_superseded",
                        Words.REASONING_FOR_SUPERSESSION,
                        Checks.uri(url, "the superseding document"));
    }

    private JsonObject retire(String category, Words title, @Nullable String superseding) {
        JsonObject old = source.object();
        JsonObject head = old.object("document");
        Map<String, JsonValue> document = head == null ? JsonObject.EMPTY.toMap() : head.toMap();
        String language = head == null ? null : head.string("lang");
        document.put("category", JsonString.of(category));
        document.put("notes", notes(head, words(title, language)));
        document.put("tracking", tracking(head));
        withoutProducts(head, "acknowledgments", document);
        if (superseding != null) {
            document.put("references", references(head, words(Words.SUPERSEDING_DOCUMENT, language), superseding));
        }
        Map<String, JsonValue> root = old.toMap();
        root.remove("product_tree");
        root.remove("vulnerabilities");
        root.put("document", JsonObject.of(document));
        JsonObject result = Canonical.sorted(JsonObject.of(root));
        Report report = Validator.preset("basic").validate(CsafDocument.of(result));
        if (!report.valid()) {
            throw new UnsoundAdvisoryException(report.results());
        }
        return result;
    }

    private static String words(Words words, @Nullable String language) {
        String translated = language == null ? null : words.in(language);
        return translated == null ? words.english() : translated;
    }

    /** The notes that are not about products, and the reasoning. */
    private JsonArray notes(@Nullable JsonObject head, String title) {
        List<JsonValue> notes = new ArrayList<>();
        for (JsonValue item : head == null ? JsonArray.EMPTY : head.array("notes")) {
            if (item instanceof JsonObject note && !isOfProducts(note) && !title.equals(note.string("title"))) {
                notes.add(note);
            }
        }
        notes.add(JsonObject.builder()
                .put("category", "description")
                .put("text", reasoning)
                .put("title", title)
                .build());
        return JsonArray.of(notes);
    }

    private static boolean isOfProducts(JsonObject item) {
        return item.has("product_ids") || item.has("group_ids");
    }

    private static void withoutProducts(@Nullable JsonObject head, String name, Map<String, JsonValue> document) {
        List<JsonValue> kept = new ArrayList<>();
        for (JsonValue item : head == null ? JsonArray.EMPTY : head.array(name)) {
            if (!(item instanceof JsonObject object) || !isOfProducts(object)) {
                kept.add(item);
            }
        }
        if (kept.isEmpty()) {
            document.remove(name);
        } else {
            document.put(name, JsonArray.of(kept));
        }
    }

    private static JsonArray references(@Nullable JsonObject head, String words, String url) {
        List<JsonValue> references = new ArrayList<>(
                head == null ? List.of() : head.array("references").items());
        references.add(JsonObject.builder()
                .put("category", "external")
                .put("summary", words)
                .put("url", url)
                .build());
        return JsonArray.of(references);
    }

    /** The tracking with one revision more; the earlier ones stay as they are, byte for byte. */
    private JsonObject tracking(@Nullable JsonObject head) {
        JsonObject old = head == null ? null : head.object("tracking");
        Map<String, JsonValue> tracking = old == null ? JsonObject.EMPTY.toMap() : old.toMap();
        RevisionHistory.Revision newest = history.revisions().getLast();
        List<JsonValue> items = new ArrayList<>(
                old == null ? List.of() : old.array("revision_history").items());
        items.add(JsonObject.builder()
                .put("date", newest.date().text())
                .put("number", newest.number())
                .put("summary", newest.summary())
                .build());
        tracking.put("revision_history", JsonArray.of(items));
        tracking.put("current_release_date", JsonString.of(newest.date().text()));
        tracking.put("version", JsonString.of(newest.number()));
        tracking.put("status", JsonString.of(DocumentStatus.FINAL.word()));
        return JsonObject.of(tracking);
    }
}
