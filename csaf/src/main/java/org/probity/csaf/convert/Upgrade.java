package org.probity.csaf.convert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;
import org.probity.csaf.structure.Sink;
import org.probity.csaf.structure.Structure;
import org.probity.csaf.write.Canonical;

/**
 * CSAF 2.0 to CSAF 2.1 (CSAF 2.1, section 9.1.18). Deterministic for a given time of conversion. Which requirement of the
 * clause is met where, docs/csaf-upgrade.md tells.
 */
public final class Upgrade {
    private static final String SCHEMA = "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json";
    private static final Set<String> DATES =
            Set.of("date", "discovery_date", "release_date", "current_release_date", "initial_release_date");

    private final CsafDocument source;
    private final Instant now;
    private final Set<UpgradeOption> options;
    private final Remarks remarks = new Remarks();

    private Upgrade(CsafDocument source, Instant now, Set<UpgradeOption> options) {
        this.source = source;
        this.now = now;
        this.options = Set.copyOf(options);
    }

    /**
     * Converts a document by the clause's defaults.
     *
     * @param now what counts as past and future where dates of remediations matter
     * @throws IllegalArgumentException if the document does not call itself CSAF 2.0
     */
    public static Conversion convert(CsafDocument source, Instant now) {
        return convert(source, now, Set.of());
    }

    /**
     * Converts a document.
     *
     * @param now what counts as past and future where dates of remediations matter
     * @param options in what to depart from the clause's defaults
     * @throws IllegalArgumentException if the document does not call itself CSAF 2.0
     */
    public static Conversion convert(CsafDocument source, Instant now, Set<UpgradeOption> options) {
        if (source.version().orElse(null) != CsafVersion.V2_0) {
            throw new IllegalArgumentException(
                    "only CSAF 2.0 is converted to 2.1; this document says " + source.versionLabel());
        }
        return new Upgrade(source, now, options).convert();
    }

    private Conversion convert() {
        JsonObject root = (JsonObject) clean(source.object(), "", additional());
        Map<String, JsonValue> result = new LinkedHashMap<>();
        result.put("$schema", JsonString.of(SCHEMA));
        JsonObject document = root.object("document");
        JsonObject tree = root.object("product_tree");
        JsonObject newTree = tree == null ? null : new UpgradeTree(options, remarks).tree(tree);
        UpgradeNotes notes = new UpgradeNotes(newTree, remarks);
        result.put("document", document == null ? JsonObject.EMPTY : document(document, notes));
        if (newTree != null && !newTree.isEmpty()) {
            result.put("product_tree", newTree);
        }
        vulnerabilities(root, result, notes);
        JsonObject converted = new UpgradeProfile(options, remarks).settle(JsonObject.of(result), document);
        return new Conversion(Canonical.sorted(converted), remarks.withValuesOf(source.object()));
    }

    private JsonObject document(JsonObject document, UpgradeNotes notes) {
        Map<String, JsonValue> fields =
                new UpgradeDocument(options, remarks).convert(document).toMap();
        fields.computeIfPresent(
                "notes",
                (name, value) -> value instanceof JsonArray list
                        ? notes.convert(list, "/document/notes", UpgradeNotes.OF_DOCUMENT)
                        : value);
        return JsonObject.of(fields);
    }

    /** Where the properties stand that CSAF 2.0 does not define. */
    private Set<String> additional() {
        Set<String> found = new HashSet<>();
        Structure.of(CsafVersion.V2_0, true).check(source.object(), new Sink() {
            @Override
            public void wrong(Path path, String message) {}

            @Override
            public void unknown(Path path, String name) {
                found.add(path.pointer());
            }
        });
        return found;
    }

    private void vulnerabilities(JsonObject root, Map<String, JsonValue> result, UpgradeNotes notes) {
        List<JsonValue> list = new ArrayList<>();
        UpgradeVulnerability upgrade = new UpgradeVulnerability(root, now, options, notes, remarks);
        JsonArray old = root.array("vulnerabilities");
        for (int i = 0; i < old.size(); i++) {
            list.add(
                    old.get(i) instanceof JsonObject vulnerability
                            ? upgrade.convert(vulnerability, JsonPointers.of("vulnerabilities", i))
                            : old.get(i));
        }
        if (!list.isEmpty()) {
            result.put("vulnerabilities", JsonArray.of(list));
        }
    }

    /** Drops additional properties, straightens dates. */
    private JsonValue clean(JsonValue value, String path, Set<String> additional) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, JsonValue> fields = new LinkedHashMap<>();
                object.toMap().forEach((name, inner) -> {
                    String at = JsonPointers.join(path, name);
                    if (additional.contains(at)) {
                        remarks.lost(at, "The additional property " + name + " was detected and not converted.");
                    } else if (DATES.contains(name) && inner instanceof JsonString date) {
                        fields.put(name, date(date, at));
                    } else {
                        fields.put(name, clean(inner, at, additional));
                    }
                });
                yield JsonObject.of(fields);
            }
            case JsonArray array -> {
                List<JsonValue> items = new ArrayList<>(array.size());
                for (int i = 0; i < array.size(); i++) {
                    items.add(clean(array.get(i), JsonPointers.join(path, i), additional));
                }
                yield JsonArray.of(items);
            }
            default -> value;
        };
    }

    private JsonString date(JsonString date, String path) {
        String text = date.value();
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.length() > 19 && upper.startsWith("60", 17)) {
            int end = 19;
            while (end < upper.length() && ".0123456789".indexOf(upper.charAt(end)) >= 0) {
                end++;
            }
            String straight = upper.substring(0, 17) + "59.999999" + upper.substring(end);
            String valid = LeapSeconds.isOne(upper) ? "a valid leap second" : "no valid leap second";
            remarks.changed(
                    path,
                    "Leap seconds are prohibited in CSAF now: " + text + ", which was " + valid + ", became " + straight
                            + ".");
            return JsonString.of(straight);
        }
        if (!upper.equals(text)) {
            remarks.changed(path, text + " became " + upper + ".");
        }
        return JsonString.of(upper);
    }
}
