package org.probity.csaf.write;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.DocumentVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.write.Word.DocumentStatus;

/**
 * The revisions of a document, oldest first, and the status that follows from the newest (CSAF 2.0, 3.2.1.12). Keeps what
 * tests 6.1.14 to 6.1.22 demand: ascending in date and number, none missing, none twice, no draft revisions in what is
 * released. Integer or semantic versions, as the first revision has. Unchangeable.
 */
public final class RevisionHistory {
    /**
     * One revision.
     *
     * @param number its version
     * @param date when it was made
     * @param summary what it brought
     */
    public record Revision(String number, CsafDateTime date, String summary) {}

    private final DocumentStatus status;
    private final List<Revision> revisions;

    private RevisionHistory(DocumentStatus status, List<Revision> revisions) {
        this.status = status;
        this.revisions = List.copyOf(revisions);
    }

    /** A first released revision, integer version 1, status final. */
    public static RevisionHistory released(Instant date, String summary) {
        return new RevisionHistory(DocumentStatus.FINAL, List.of(revision("1", CsafDateTime.of(date), summary)));
    }

    /** A first draft, integer version 0. */
    public static RevisionHistory draft(Instant date, String summary) {
        return new RevisionHistory(DocumentStatus.DRAFT, List.of(revision("0", CsafDateTime.of(date), summary)));
    }

    /** A first released revision, semantic version 1.0.0, status final. */
    public static RevisionHistory releasedSemantic(Instant date, String summary) {
        return new RevisionHistory(DocumentStatus.FINAL, List.of(revision("1.0.0", CsafDateTime.of(date), summary)));
    }

    /**
     * The history of a document that was read.
     *
     * @throws IllegalArgumentException if its tracking is not sound enough to be continued
     */
    public static RevisionHistory of(CsafDocument document) {
        JsonObject tracking = Optional.ofNullable(document.object().object("document"))
                .map(node -> node.object("tracking"))
                .orElseThrow(() -> new IllegalArgumentException("the document has no tracking"));
        DocumentStatus status = status(tracking.string("status"));
        List<Revision> revisions = new ArrayList<>();
        for (JsonValue item : tracking.array("revision_history")) {
            if (item instanceof JsonObject revision) {
                revisions.add(revision(revision));
            }
        }
        if (revisions.isEmpty()) {
            throw new IllegalArgumentException("the document has no revision history");
        }
        revisions.sort(Comparator.comparing(Revision::date));
        return new RevisionHistory(status, revisions);
    }

    private static DocumentStatus status(@Nullable String word) {
        for (DocumentStatus status : DocumentStatus.values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("the document's status is " + word);
    }

    private static Revision revision(JsonObject json) {
        CsafDateTime date = CsafDateTime.parse(String.valueOf(json.string("date")))
                .orElseThrow(() -> new IllegalArgumentException("a revision has no date"));
        return revision(String.valueOf(json.string("number")), date, String.valueOf(json.string("summary")));
    }

    private static Revision revision(String number, CsafDateTime date, String summary) {
        if (DocumentVersion.parse(number).isEmpty()) {
            throw new IllegalArgumentException(number + " is no version of a document");
        }
        return new Revision(number, date, Checks.text(summary, "the summary of a revision"));
    }

    /**
     * The next released revision. Drafts before it vanish from the history, as a released document must not have them;
     * integer versions go up by one, semantic ones by one in the place of the change.
     *
     * @param date not before the newest revision
     * @throws IllegalArgumentException if the date is before the newest revision, or the summary empty
     */
    public RevisionHistory next(Instant date, String summary, Change change) {
        List<Revision> kept = new ArrayList<>();
        for (Revision revision : revisions) {
            if (!isDraft(revision.number())) {
                kept.add(revision);
            }
        }
        CsafDateTime now = CsafDateTime.of(date);
        if (now.compareTo(revisions.getLast().date()) < 0) {
            throw new IllegalArgumentException("a revision of " + now + " comes before that of "
                    + revisions.getLast().date());
        }
        String number = kept.isEmpty() ? first() : bumped(kept.getLast().number(), change);
        kept.add(revision(number, now, summary));
        return new RevisionHistory(DocumentStatus.FINAL, kept);
    }

    /** The next released revision, an ordinary one. */
    public RevisionHistory next(Instant date, String summary) {
        return next(date, summary, Change.MINOR);
    }

    /** The same with status interim, for a document that will soon change again; not for drafts. */
    public RevisionHistory interim() {
        if (status == DocumentStatus.DRAFT) {
            throw new IllegalStateException("a draft can't be interim before it is released");
        }
        return new RevisionHistory(DocumentStatus.INTERIM, revisions);
    }

    /** How much a semantic version goes up (3.1.11.2). */
    public enum Change {
        /** A new product, or a statement turned round: readers must compare anew. */
        MAJOR,
        /** New information that fits to the old. */
        MINOR,
        /** Wording. */
        PATCH
    }

    private String first() {
        return isInteger() ? "1" : "1.0.0";
    }

    private boolean isInteger() {
        return revisions.getLast().number().indexOf('.') < 0;
    }

    private static boolean isDraft(String number) {
        return number.equals("0") || number.startsWith("0.") || number.indexOf('-') >= 0;
    }

    private static String bumped(String number, Change change) {
        String core = number.split("[-+]", 2)[0];
        if (core.indexOf('.') < 0) {
            return new BigInteger(core).add(BigInteger.ONE).toString();
        }
        BigInteger[] part =
                Arrays.stream(core.split("\\.")).map(BigInteger::new).toArray(BigInteger[]::new);
        int place =
                switch (change) {
                    case MAJOR -> 0;
                    case MINOR -> 1;
                    case PATCH -> 2;
                };
        part[place] = part[place].add(BigInteger.ONE);
        for (int i = place + 1; i < 3; i++) {
            part[i] = BigInteger.ZERO;
        }
        return part[0] + "." + part[1] + "." + part[2];
    }

    /** The revisions, oldest first. */
    public List<Revision> revisions() {
        return revisions;
    }

    /** The newest revision's version, which is the document's. */
    public String version() {
        return revisions.getLast().number();
    }

    /** The status of the document. */
    public DocumentStatus status() {
        return status;
    }

    /** When the document was first released, or first drafted if it never was. */
    public CsafDateTime initialRelease() {
        return revisions.getFirst().date();
    }

    /** When its newest revision was made. */
    public CsafDateTime currentRelease() {
        return revisions.getLast().date();
    }

    /** Puts status, version, dates and history into a tracking object. */
    void putInto(JsonObject.Builder tracking) {
        List<JsonValue> items = new ArrayList<>();
        for (Revision revision : revisions) {
            items.add(JsonObject.builder()
                    .put("date", revision.date().text())
                    .put("number", revision.number())
                    .put("summary", revision.summary())
                    .build());
        }
        tracking.put("current_release_date", currentRelease().text())
                .put("initial_release_date", initialRelease().text())
                .put("revision_history", JsonArray.of(items))
                .put("status", status.word())
                .put("version", version());
    }
}
