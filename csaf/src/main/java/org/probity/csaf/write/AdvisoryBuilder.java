package org.probity.csaf.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.FileName;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Result;
import org.probity.csaf.rules.Validator;
import org.probity.csaf.write.Word.NoteCategory;
import org.probity.csaf.write.Word.TlpLabel;
import org.probity.identifiers.language.LanguageTag;

/**
 * Puts a CSAF 2.0 document together. Every step takes only what the structure allows and refuses the rest with an {@link
 * IllegalArgumentException} of one clear line; references lead only to products that exist; {@link #build} hands out only
 * documents that pass the structure check and all mandatory tests. Recommended tests depend on how much is said: see
 * {@link #check}.
 *
 * <p>The same steps always make the same bytes. Not for use by several threads at once.
 */
public final class AdvisoryBuilder {
    /** The document categories with a profile (CSAF 2.0, section 4); others are free texts. */
    public static final String SECURITY_ADVISORY = "csaf_security_advisory";

    /** A document that states which products are affected and which are not. */
    public static final String VEX = "csaf_vex";

    /** A general document. */
    public static final String BASE = "csaf_base";

    private static final Pattern CATEGORY = Pattern.compile("[^\\s\\-_.](.*[^\\s\\-_.])?");
    private static final Pattern TRACKING_ID = Pattern.compile("\\S(.*\\S)?");

    private final String category;
    private final String title;
    private final Publisher publisher;
    private final String trackingId;
    private final ProductTreeBuilder tree = new ProductTreeBuilder();
    private final List<VulnerabilityBuilder> vulnerabilities = new ArrayList<>();
    private final Notes notes = new Notes();
    private final TreeSet<String> aliases = new TreeSet<>();
    private String language = "en";
    private TlpLabel tlp = TlpLabel.WHITE;
    private @Nullable String distributionText;
    private @Nullable JsonObject aggregateSeverity;
    private @Nullable String engine;
    private @Nullable String engineVersion;
    private @Nullable Instant generated;

    /**
     * Starts a document in English that may be passed on freely (TLP:WHITE).
     *
     * @param category one of the categories with a profile or a free text
     * @param title what it is about, for people
     * @param trackingId its id, unique at the publisher
     */
    public AdvisoryBuilder(String category, String title, Publisher publisher, String trackingId) {
        if (!CATEGORY.matcher(category).matches()) {
            throw new IllegalArgumentException("\"" + category + "\" can't be the category of a document");
        }
        if (!TRACKING_ID.matcher(trackingId).matches()) {
            throw new IllegalArgumentException("\"" + trackingId + "\" can't be a tracking id");
        }
        this.category = category;
        this.title = Checks.text(title, "the title");
        this.publisher = publisher;
        this.trackingId = trackingId;
    }

    /** The name of the document's file (section 5.1). */
    public String fileName() {
        return FileName.of(trackingId);
    }

    /** The language, as a tag of BCP 47. */
    public AdvisoryBuilder language(String tag) {
        if (!LanguageTag.isValid(tag)) {
            throw new IllegalArgumentException(tag + " is no language tag");
        }
        language = tag;
        return this;
    }

    /** To whom it may be passed on. */
    public AdvisoryBuilder tlp(TlpLabel label) {
        tlp = label;
        return this;
    }

    /** How it may be passed on, in words. */
    public AdvisoryBuilder distribution(String text) {
        distributionText = Checks.text(text, "the text on distribution");
        return this;
    }

    /** The publisher's own severity for the whole; the namespace, where the words are explained, may be null. */
    public AdvisoryBuilder aggregateSeverity(String text, @Nullable String namespace) {
        aggregateSeverity = JsonObject.builder()
                .put("namespace", namespace == null ? null : Checks.uri(namespace, "the namespace of the severity"))
                .put("text", Checks.text(text, "the severity"))
                .build();
        return this;
    }

    /** Another id of the same document. */
    public AdvisoryBuilder alias(String alias) {
        aliases.add(Checks.text(alias, "an alias"));
        return this;
    }

    /** What made the document, and when; the time may be null. */
    public AdvisoryBuilder generator(String name, String version, @Nullable Instant date) {
        engine = Checks.text(name, "the engine's name");
        engineVersion = Checks.text(version, "the engine's version");
        generated = date;
        return this;
    }

    /** A note; its title may be null. */
    public AdvisoryBuilder note(NoteCategory noteCategory, @Nullable String noteTitle, String text) {
        notes.note(noteCategory, noteTitle, text);
        return this;
    }

    /** A place to read more. */
    public AdvisoryBuilder reference(String summary, String url) {
        notes.reference("external", summary, url);
        return this;
    }

    /**
     * The canonical address: the folder that the document is published in; the file name is added.
     *
     * @param folder beginning with {@code https://} and ending with a slash
     */
    public AdvisoryBuilder canonicalFolder(String folder) {
        if (!folder.startsWith("https://") || !folder.endsWith("/")) {
            throw new IllegalArgumentException(
                    "a canonical folder begins with https:// and ends with a slash: " + folder);
        }
        notes.reference("self", "The canonical URL of this document.", folder + fileName());
        return this;
    }

    /** Thanks, for a report for instance. */
    public AdvisoryBuilder acknowledge(List<String> names, @Nullable String organization, @Nullable String summary) {
        notes.acknowledge(names, organization, summary);
        return this;
    }

    /** The products that statements are about. */
    public ProductTreeBuilder products() {
        return tree;
    }

    /** Adds a vulnerability, to be filled by the caller. */
    public VulnerabilityBuilder vulnerability() {
        VulnerabilityBuilder vulnerability = new VulnerabilityBuilder(tree);
        vulnerabilities.add(vulnerability);
        return vulnerability;
    }

    /**
     * The document.
     *
     * @throws UnsoundAdvisoryException if it breaks the structure or a mandatory test; nothing else can make that happen
     *     than something left out or contradictory in what was said
     */
    public CsafDocument build(RevisionHistory history) {
        CsafDocument document = CsafDocument.of(Canonical.sorted(json(history)));
        List<Result> findings = Validator.preset("basic").validate(document).results();
        if (!findings.isEmpty()) {
            throw new UnsoundAdvisoryException(findings);
        }
        return document;
    }

    /** The document as its file holds it: UTF-8 text with a line feed at the end. */
    public String text(RevisionHistory history) {
        return Canonical.text(build(history).root());
    }

    /** What the mandatory and recommended tests say of the document as it stands, also while it is unfinished. */
    public Report check(RevisionHistory history) {
        return Validator.preset("extended").validate(CsafDocument.of(Canonical.sorted(json(history))));
    }

    private JsonObject json(RevisionHistory history) {
        List<JsonValue> list = new ArrayList<>();
        vulnerabilities.forEach(vulnerability -> list.add(vulnerability.json()));
        return JsonObject.builder()
                .put("document", document(history))
                .put("product_tree", tree.json())
                .put("vulnerabilities", list.isEmpty() ? null : JsonArray.of(list))
                .build();
    }

    private JsonObject document(RevisionHistory history) {
        JsonObject.Builder json = JsonObject.builder()
                .put("aggregate_severity", aggregateSeverity)
                .put("category", category)
                .put("csaf_version", "2.0")
                .put(
                        "distribution",
                        JsonObject.builder()
                                .put("text", distributionText)
                                .put(
                                        "tlp",
                                        JsonObject.builder()
                                                .put("label", tlp.word())
                                                .put("url", "https://www.first.org/tlp/")
                                                .build())
                                .build())
                .put("lang", language)
                .put("publisher", publisher.json())
                .put("title", title);
        notes.putInto(json);
        return json.put("tracking", tracking(history)).build();
    }

    private JsonObject tracking(RevisionHistory history) {
        JsonObject.Builder tracking = JsonObject.builder();
        if (!aliases.isEmpty()) {
            tracking.put(
                    "aliases", JsonArray.of(aliases.stream().map(JsonString::of).toList()));
        }
        if (engine != null) {
            tracking.put(
                    "generator",
                    JsonObject.builder()
                            .put(
                                    "date",
                                    generated == null
                                            ? null
                                            : CsafDateTime.of(generated).text())
                            .put(
                                    "engine",
                                    JsonObject.builder()
                                            .put("name", engine)
                                            .put("version", engineVersion)
                                            .build())
                            .build());
        }
        history.putInto(tracking);
        return tracking.put("id", trackingId).build();
    }
}
