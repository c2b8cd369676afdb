package org.probity.csaf.convert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Result;
import org.probity.csaf.rules.ValidationOptions;
import org.probity.csaf.rules.Validator;
import org.probity.csaf.write.Canonical;
import org.probity.identifiers.spdx.LicenseExpression;
import org.probity.identifiers.spdx.SpdxLicenseList;

/**
 * CSAF 2.0 to CSAF 2.1 (CSAF 2.1, section 9.1.18). Deterministic for a given time of conversion.
 *
 * <p>Not done of the clause: new products for the upper ends of version ranges (a SHOULD; documents that would need them
 * become {@code csaf_deprecated_security_advisory}), product specific notes by their titles, the mapping of vulnerability
 * id systems (each id is pointed at), SSVC data in notes (kept as notes, pointed at).
 */
public final class Upgrade {
    private static final String SCHEMA = "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json";
    private static final Set<String> DATES =
            Set.of("date", "discovery_date", "release_date", "current_release_date", "initial_release_date");

    private final CsafDocument source;
    private final Instant now;
    private final Remarks remarks = new Remarks();

    private Upgrade(CsafDocument source, Instant now) {
        this.source = source;
        this.now = now;
    }

    /**
     * Converts a document.
     *
     * @param now what counts as past and future where dates of remediations matter
     * @throws IllegalArgumentException if the document does not call itself CSAF 2.0
     */
    public static Conversion convert(CsafDocument source, Instant now) {
        if (source.version().orElse(null) != CsafVersion.V2_0) {
            throw new IllegalArgumentException(
                    "only CSAF 2.0 is converted to 2.1; this document says " + source.versionLabel());
        }
        return new Upgrade(source, now).convert();
    }

    private Conversion convert() {
        Report before = new Validator(version -> Set.of("6.2.20"), ValidationOptions.DEFAULT).validate(source);
        Set<String> additional = new HashSet<>();
        before.results().forEach(result -> additional.addAll(result.paths()));
        JsonObject root = (JsonObject) clean(source.object(), "", additional);
        Map<String, JsonValue> result = new LinkedHashMap<>();
        result.put("$schema", JsonString.of(SCHEMA));
        JsonObject document = root.object("document");
        JsonObject newDocument = document == null ? JsonObject.EMPTY : document(document);
        result.put("document", newDocument);
        JsonObject tree = root.object("product_tree");
        if (tree != null) {
            JsonObject newTree = new UpgradeTree(remarks).tree(tree);
            if (!newTree.isEmpty()) {
                result.put("product_tree", newTree);
            }
        }
        vulnerabilities(root, result);
        JsonObject converted = checked(JsonObject.of(result), document);
        return new Conversion(Canonical.sorted(converted), remarks.list());
    }

    private void vulnerabilities(JsonObject root, Map<String, JsonValue> result) {
        List<JsonValue> list = new ArrayList<>();
        UpgradeVulnerability upgrade = new UpgradeVulnerability(root, now, remarks);
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
                        remarks.lost(at, "The additional property " + name + " is not converted.");
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
            remarks.changed(path, "Leap seconds are not allowed in CSAF 2.1: " + text + " became " + straight + ".");
            return JsonString.of(straight);
        }
        if (!upper.equals(text)) {
            remarks.changed(path, text + " became " + upper + ".");
        }
        return JsonString.of(upper);
    }

    private JsonObject document(JsonObject document) {
        Map<String, JsonValue> fields = document.toMap();
        fields.put("csaf_version", JsonString.of("2.1"));
        fields.put("distribution", distribution(document.object("distribution")));
        title(document, fields);
        license(document, fields);
        JsonObject publisher = document.object("publisher");
        if (publisher != null && "other".equals(publisher.string("category"))) {
            remarks.check(
                    "/document/publisher/category", "Some publishers of category other are multipliers in CSAF 2.1.");
        }
        return JsonObject.of(fields);
    }

    private JsonObject distribution(@Nullable JsonObject distribution) {
        Map<String, JsonValue> fields = distribution == null ? new LinkedHashMap<>() : distribution.toMap();
        JsonObject tlp = distribution == null ? null : distribution.object("tlp");
        Map<String, JsonValue> label = tlp == null ? new LinkedHashMap<>() : tlp.toMap();
        String old = tlp == null ? null : tlp.string("label");
        String path = "/document/distribution/tlp/label";
        if (old == null) {
            remarks.added(path, "No TLP label was given; CLEAR was set.");
            label.put("label", JsonString.of("CLEAR"));
        } else if (old.equals("WHITE")) {
            label.put("label", JsonString.of("CLEAR"));
        }
        String text = distribution == null ? null : distribution.string("text");
        if (text != null && text.contains("TLP v2.0: TLP:")) {
            tighter(text.substring(text.indexOf("TLP v2.0: TLP:") + 14), label, path);
        }
        fields.put("tlp", JsonObject.of(label));
        return JsonObject.of(fields);
    }

    /** Takes over a label of TLP 2 from the distribution's text, but never a looser one. */
    private void tighter(String text, Map<String, JsonValue> label, String path) {
        List<String> order = List.of("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED");
        String found = null;
        for (String word : order) {
            if (text.startsWith(word)) {
                found = word;
            }
        }
        JsonValue current = label.get("label");
        if (found == null
                || !(current instanceof JsonString now2)
                || now2.value().equals(found)) {
            return;
        }
        // RED that says AMBER+STRICT in words is the case that the clause names; everything else may only get tighter
        boolean named = now2.value().equals("RED") && found.equals("AMBER+STRICT");
        if (named || order.indexOf(found) > order.indexOf(now2.value())) {
            label.put("label", JsonString.of(found));
            remarks.changed(
                    path,
                    "The TLP label was taken from the distribution text: " + found + " instead of " + now2.value()
                            + ".");
        } else {
            remarks.check(
                    path,
                    "The distribution text says " + found + ", which is looser than " + now2.value()
                            + "; it was not taken.");
        }
    }

    private void title(JsonObject document, Map<String, JsonValue> fields) {
        String title = document.string("title");
        JsonObject tracking = document.object("tracking");
        String id = tracking == null ? null : tracking.string("id");
        if (title == null || id == null || id.isEmpty() || !title.contains(id)) {
            return;
        }
        String shorter = title.replace(id, " ")
                .replaceAll("^[\\s:;,.\\-\u2013\u2014()\\[\\]{}|/]+|[\\s:;,\\-\u2013\u2014(\\[{|/]+$", "")
                .replaceAll("\\(\\s*\\)|\\[\\s*]|\\{\\s*}", "")
                .replaceAll("\\s{2,}", " ")
                .strip();
        if (shorter.isEmpty()) {
            remarks.check("/document/title", "The title is nothing but the tracking id; it was kept.");
            return;
        }
        fields.put("title", JsonString.of(shorter));
        remarks.changed("/document/title", "The tracking id was taken out of the title.");
    }

    private void license(JsonObject document, Map<String, JsonValue> fields) {
        List<String> found = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        JsonArray notes = document.array("notes");
        for (int i = 0; i < notes.size(); i++) {
            if (notes.get(i) instanceof JsonObject note && "legal_disclaimer".equals(note.string("category"))) {
                String text = note.string("text");
                if (text != null && isLicense(text.strip())) {
                    found.add(text.strip());
                    paths.add("/document/notes/" + i + "/text");
                }
            }
        }
        if (found.size() == 1) {
            fields.put("license_expression", JsonString.of(found.getFirst()));
            remarks.added(
                    paths.getFirst(), "The licence expression " + found.getFirst() + " was set for the document.");
        } else if (found.size() > 1) {
            remarks.check(
                    paths.getFirst(),
                    "Several licence expressions were found, none was set: " + found + " at " + paths + ".");
        }
    }

    private static boolean isLicense(String text) {
        return text.length() < 200
                && LicenseExpression.tryParse(text)
                        .filter(expression -> expression.references().stream().allMatch(SpdxLicenseList::holds))
                        .isPresent();
    }

    /** Settles the profile: tries those that the clause names, and falls back where the result would not fit. */
    private JsonObject checked(JsonObject converted, @Nullable JsonObject old) {
        JsonObject result = converted;
        String category = old == null ? null : old.string("category");
        String lang = old == null ? null : old.string("lang");
        String title = old == null ? null : old.string("title");
        boolean english = lang == null || lang.toLowerCase(Locale.ROOT).matches("en(-.*)?");
        for (String word : List.of("Superseded", "Withdrawn")) {
            if (english && ((title != null && title.startsWith(word)) || word.equalsIgnoreCase(category))) {
                result = tryProfile(result, "csaf_" + word.toLowerCase(Locale.ROOT));
            }
        }
        if ("csaf_security_advisory".equals(category)
                && !findings(result, "6.1.27.").isEmpty()) {
            List<Result> why = findings(result, "6.1.27.");
            result = withCategory(result, "csaf_deprecated_security_advisory");
            remarks.changed(
                    "/document/category",
                    "The profile of security advisories of CSAF 2.1 is not fulfilled ("
                            + why.getFirst().test() + "); the deprecated one was set.");
        }
        for (Result finding : findings(result, "")) {
            remarks.invalid(
                    finding.paths().isEmpty() ? "" : finding.paths().getFirst(),
                    "Test " + finding.test() + " of CSAF 2.1 fails in the result: " + finding.message());
        }
        return result;
    }

    private JsonObject tryProfile(JsonObject result, String profile) {
        JsonObject tried = withCategory(result, profile);
        if (findings(tried, "6.1.27.").isEmpty()) {
            remarks.changed("/document/category", "The profile " + profile + " was set.");
            return tried;
        }
        remarks.check(
                "/document/category", "The document looks like " + profile + " but does not fulfil that profile.");
        return result;
    }

    private static JsonObject withCategory(JsonObject root, String category) {
        Map<String, JsonValue> fields = root.toMap();
        JsonObject document = root.object("document");
        Map<String, JsonValue> inner = document == null ? new LinkedHashMap<>() : document.toMap();
        inner.put("category", JsonString.of(category));
        fields.put("document", JsonObject.of(inner));
        return JsonObject.of(fields);
    }

    private static List<Result> findings(JsonObject root, String prefix) {
        return Validator.preset("basic").validate(CsafDocument.of(root)).results().stream()
                .filter(result -> result.test().startsWith(prefix))
                .toList();
    }
}
