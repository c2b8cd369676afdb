package org.probity.csaf.convert;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;

/** What a document says of itself, on its way from CSAF 2.0 to 2.1. */
final class UpgradeDocument {
    private static final Pattern LABEL = Pattern.compile("CLEAR|GREEN|AMBER\\+STRICT|AMBER|RED");

    private final Set<UpgradeOption> options;
    private final Remarks remarks;

    UpgradeDocument(Set<UpgradeOption> options, Remarks remarks) {
        this.options = options;
        this.remarks = remarks;
    }

    JsonObject convert(JsonObject document) {
        Map<String, JsonValue> fields = document.toMap();
        fields.put("csaf_version", JsonString.of("2.1"));
        fields.put("distribution", distribution(document.object("distribution")));
        title(document, fields);
        if (!options.contains(UpgradeOption.NO_LICENSE)) {
            license(document, fields);
        }
        publisher(document, fields);
        return JsonObject.of(fields);
    }

    private void publisher(JsonObject document, Map<String, JsonValue> fields) {
        JsonObject publisher = document.object("publisher");
        if (publisher == null || !"other".equals(publisher.string("category"))) {
            return;
        }
        if (options.contains(UpgradeOption.MULTIPLIER)) {
            Map<String, JsonValue> changed = publisher.toMap();
            changed.put("category", JsonString.of("multiplier"));
            fields.put("publisher", JsonObject.of(changed));
            remarks.changed("/document/publisher/category", "The category became multiplier, as was asked for.");
        } else if (!options.contains(UpgradeOption.QUIET_OTHER)) {
            remarks.check(
                    "/document/publisher/category",
                    "Some parties of the category other are regrouped into the new value multiplier in CSAF 2.1.");
        }
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
        fields.put("tlp", JsonObject.of(fromText(distribution, label)));
        return JsonObject.of(fields);
    }

    /** A label of TLP 2 in the distribution's text is taken where that is asked for, and pointed at otherwise. */
    private Map<String, JsonValue> fromText(@Nullable JsonObject distribution, Map<String, JsonValue> label) {
        String text = distribution == null ? null : distribution.string("text");
        String marker = "TLP v2.0: TLP:";
        int at = text == null ? -1 : text.indexOf(marker);
        if (text == null || at < 0 || !(label.get("label") instanceof JsonString converted)) {
            return label;
        }
        Matcher word = LABEL.matcher(text.substring(at + marker.length()));
        if (!word.lookingAt() || word.group().equals(converted.value())) {
            return label;
        }
        String both = "the label converted by the table is " + converted.value() + ", that of the distribution text "
                + word.group();
        if (options.contains(UpgradeOption.TLP_FROM_TEXT)) {
            label.put("label", JsonString.of(word.group()));
            remarks.changed(
                    "/document/distribution/text", "The TLP label was taken from the distribution text: " + both + ".");
        } else {
            remarks.check("/document/distribution/text", "Two TLP labels are given: " + both + "; the former was set.");
        }
        return label;
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
        Map<String, String> found = new LinkedHashMap<>();
        JsonArray notes = document.array("notes");
        for (int i = 0; i < notes.size(); i++) {
            if (notes.get(i) instanceof JsonObject note && "legal_disclaimer".equals(note.string("category"))) {
                String path = "/document/notes/" + i + "/text";
                LicenseSearch.in(String.valueOf(note.string("text")))
                        .forEach(license -> found.merge(license, path, (a, b) -> a + " " + b));
            }
        }
        found.forEach((license, path) -> {
            String first = path.replaceFirst(" .*", "");
            if (found.size() == 1) {
                fields.put("license_expression", JsonString.of(license));
                remarks.added(first, "The licence expression " + license + " was found and set for the document.");
            } else {
                remarks.check(
                        first,
                        "Several licence expressions were found, so that none could be set for the document: " + found
                                + ".");
            }
        });
    }
}
