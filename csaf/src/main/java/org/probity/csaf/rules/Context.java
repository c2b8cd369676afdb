package org.probity.csaf.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;
import org.probity.csaf.structure.Structure;
import org.probity.scoring.cvss.CvssVector;

/** What the rules share about the document they look at; each part is worked out once, when first asked for. */
final class Context {
    /** How many product references through groups are followed in one document before a test gives up. */
    private static final long MOST_WORK = 50_000_000;

    private final CsafDocument document;
    private final CsafVersion version;
    private final ValidationOptions options;
    private @Nullable ProductTree tree;
    private @Nullable List<Vulnerability> vulnerabilities;
    private @Nullable Tracking tracking;
    private @Nullable StructureOutcome structure;
    private @Nullable RangeOverlaps overlaps;
    private final IdentityHashMap<JsonValue, Optional<CvssVector>> vectors = new IdentityHashMap<>();
    private long work;

    Context(CsafDocument document, CsafVersion version, ValidationOptions options) {
        this.document = document;
        this.version = version;
        this.options = options;
    }

    CsafVersion version() {
        return version;
    }

    boolean is21() {
        return version == CsafVersion.V2_1;
    }

    ValidationOptions options() {
        return options;
    }

    /** Whether clauses are read to the letter. */
    boolean asWritten() {
        return options.reading() == Reading.AS_WRITTEN;
    }

    Instant now() {
        return options.clock().instant();
    }

    /** The whole document, empty where it is no object. */
    JsonObject root() {
        return document.object();
    }

    /** The field {@code document}, empty where it is no object. */
    JsonObject document() {
        return object(root(), "document");
    }

    /** The field {@code document/publisher}, empty where it is no object. */
    JsonObject publisher() {
        return object(document(), "publisher");
    }

    /** The field {@code document/distribution}, empty where it is no object. */
    JsonObject distribution() {
        return object(document(), "distribution");
    }

    static JsonObject object(JsonObject node, String field) {
        JsonObject object = node.object(field);
        return object == null ? JsonObject.EMPTY : object;
    }

    /** The document's category, or the empty text. */
    String category() {
        String category = document().string("category");
        return category == null ? "" : category;
    }

    /** The TLP label, or the empty text. */
    String tlp() {
        String label = object(distribution(), "tlp").string("label");
        return label == null ? "" : label;
    }

    /** What the structure check says. */
    StructureOutcome structure() {
        if (structure == null) {
            Structure stated = Structure.of(version, is21() || !asWritten());
            structure = StructureOutcome.of(document.root(), stated, options.findingsPerTest());
        }
        return structure;
    }

    Tracking tracking() {
        if (tracking == null) {
            tracking = new Tracking(object(document(), "tracking"));
        }
        return tracking;
    }

    ProductTree tree() {
        if (tree == null) {
            tree = new ProductTree(document, is21());
        }
        return tree;
    }

    List<Vulnerability> vulnerabilities() {
        if (vulnerabilities == null) {
            vulnerabilities = new ArrayList<>();
            JsonArray items = root().array("vulnerabilities");
            Path path = Path.ROOT.at("vulnerabilities");
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof JsonObject item) {
                    vulnerabilities.add(Vulnerability.of(item, path.at(i), is21()));
                }
            }
        }
        return vulnerabilities;
    }

    /** An empty set of the document's texts. */
    ProductSet newSet() {
        return new ProductSet(document.distinctStrings());
    }

    /** Empty marks for the document's texts. */
    ProductMarks newMarks() {
        return new ProductMarks(document.distinctStrings());
    }

    /** Visits the texts of an array. */
    static void strings(JsonArray array, Consumer<JsonString> visitor) {
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonString string) {
                visitor.accept(string);
            }
        }
    }

    /**
     * Visits every product an item is about: those in its {@code product_ids} and the members of its {@code group_ids}.
     *
     * @throws TooMuchWorkException when the document makes this unreasonably much
     */
    void products(JsonObject item, Consumer<JsonString> visitor) {
        strings(item.array("product_ids"), visitor);
        JsonArray groups = item.array("group_ids");
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i) instanceof JsonString group) {
                JsonArray members = tree().members(group);
                work(members.size() + 1L);
                strings(members, visitor);
            }
        }
    }

    /** Adds every product that an item is about to a set; see {@link #products}. */
    void addProducts(JsonObject item, ProductSet set) {
        set.addAll(item.array("product_ids"));
        JsonArray groups = item.array("group_ids");
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i) instanceof JsonString group) {
                JsonArray members = tree().members(group);
                work(members.size() + 1L);
                set.addAll(members);
            }
        }
    }

    /**
     * Counts work whose amount grows faster than the document.
     *
     * @throws TooMuchWorkException when it is unreasonably much
     */
    void work(long amount) {
        work += amount;
        if (work > MOST_WORK) {
            throw new TooMuchWorkException();
        }
    }

    /** The vector of a CVSS object, or null where it has none that can be read. */
    @Nullable
    CvssVector vector(JsonValue cvss) {
        return vectors.computeIfAbsent(cvss, each -> Optional.ofNullable(CvssRules.vector(each)))
                .orElse(null);
    }

    /** Which sibling branches overlap in their versions. */
    RangeOverlaps overlaps() {
        if (overlaps == null) {
            overlaps = new RangeOverlaps(this);
        }
        return overlaps;
    }

    /** Visits the objects of an array field with their places. */
    static void objects(JsonObject node, Path path, String field, ObjectVisitor visitor) {
        JsonArray items = node.array(field);
        if (items.isEmpty()) {
            return;
        }
        Path place = path.at(field);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof JsonObject item) {
                visitor.visit(item, place.at(i));
            }
        }
    }

    /** Is given an object and its place. */
    interface ObjectVisitor {
        void visit(JsonObject item, Path path);
    }

    /** A field's date, or null where it is missing or unreadable. */
    static @Nullable CsafDateTime date(JsonObject node, String field) {
        String text = node.string(field);
        return text == null ? null : CsafDateTime.parse(text).orElse(null);
    }
}
