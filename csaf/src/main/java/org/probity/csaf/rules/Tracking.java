package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.DocumentVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.Path;

/** What {@code /document/tracking} says: status, version, dates and the revision history. */
final class Tracking {
    static final Path PATH = Path.ROOT.at("document", "tracking");
    static final Path HISTORY = PATH.at("revision_history");

    private final JsonObject node;
    private final List<Revision> revisions = new ArrayList<>();

    /**
     * An item of the revision history.
     *
     * @param path its place
     * @param date its date, or null where that is missing or wrong
     * @param number its number, or null where that is missing or wrong
     */
    record Revision(
            Path path,
            @Nullable CsafDateTime date,
            @Nullable DocumentVersion number) {
        /** Whether both date and number can be read. */
        boolean complete() {
            return date != null && number != null;
        }
    }

    Tracking(JsonObject node) {
        this.node = node;
        JsonArray history = node.array("revision_history");
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i) instanceof JsonObject item) {
                revisions.add(new Revision(HISTORY.at(i), date(item, "date"), version(item, "number")));
            }
        }
    }

    private static @Nullable CsafDateTime date(JsonObject node, String field) {
        String text = node.string(field);
        return text == null ? null : CsafDateTime.parse(text).orElse(null);
    }

    private static @Nullable DocumentVersion version(JsonObject node, String field) {
        String text = node.string(field);
        return text == null ? null : DocumentVersion.parse(text).orElse(null);
    }

    JsonObject node() {
        return node;
    }

    /** The document's status, or the empty text. */
    String status() {
        String status = node.string("status");
        return status == null ? "" : status;
    }

    /** Whether the document is published: its status is final or interim. */
    boolean released() {
        return status().equals("final") || status().equals("interim");
    }

    /** The document's version, or null where it is missing or wrong. */
    @Nullable
    DocumentVersion version() {
        return version(node, "version");
    }

    /** A date of the tracking object itself, or null where it is missing or wrong. */
    @Nullable
    CsafDateTime date(String field) {
        return date(node, field);
    }

    /** The revision history as it is written. */
    List<Revision> revisions() {
        return revisions;
    }

    /**
     * The readable items by date, then by number.
     */
    List<Revision> sorted() {
        List<Revision> sorted = new ArrayList<>();
        for (Revision revision : revisions) {
            if (revision.complete()) {
                sorted.add(revision);
            }
        }
        sorted.sort(Tracking::compare);
        return sorted;
    }

    private static int compare(Revision one, Revision other) {
        int order = dateOf(one).compareTo(dateOf(other));
        return order != 0 ? order : numberOf(one).compareTo(numberOf(other));
    }

    private static CsafDateTime dateOf(Revision revision) {
        CsafDateTime date = revision.date();
        if (date == null) {
            throw new IllegalStateException("only complete items are sorted");
        }
        return date;
    }

    static DocumentVersion numberOf(Revision revision) {
        DocumentVersion number = revision.number();
        if (number == null) {
            throw new IllegalStateException("only complete items are sorted");
        }
        return number;
    }

    /** The newest date in the revision history, or null where there is none. */
    @Nullable
    CsafDateTime newest() {
        CsafDateTime newest = null;
        for (Revision revision : revisions) {
            CsafDateTime date = revision.date();
            if (date != null && (newest == null || date.compareTo(newest) > 0)) {
                newest = date;
            }
        }
        return newest;
    }

    /** The oldest date in the revision history, or null where there is none. */
    @Nullable
    CsafDateTime oldest() {
        CsafDateTime oldest = null;
        for (Revision revision : revisions) {
            CsafDateTime date = revision.date();
            if (date != null && (oldest == null || date.compareTo(oldest) < 0)) {
                oldest = date;
            }
        }
        return oldest;
    }
}
