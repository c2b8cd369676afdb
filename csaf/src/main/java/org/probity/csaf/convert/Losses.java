package org.probity.csaf.convert;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.convert.StatusModel.Vulnerability;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonValue;

/** What is lost on the way from CSAF to any form that only knows statuses. */
final class Losses {
    private static final Map<String, String> DOCUMENT = Map.of(
            "acknowledgments", "The acknowledgments of the document are not carried over.",
            "aggregate_severity", "The aggregate severity is not carried over.",
            "distribution",
                    "The rules of distribution (TLP) are not carried over: see to it that the result goes no further than the source.",
            "license_expression", "The licence of the document is not carried over.",
            "notes", "The notes of the document are not carried over.");

    private static final List<String> VULNERABILITY =
            List.of("involvements", "first_known_exploitation_dates", "discovery_date");

    private Losses() {}

    /** Tells of what the document holds beyond statuses. */
    static void tell(StatusModel model, Remarks remarks) {
        JsonObject root = model.source().object();
        JsonObject head = StatusReader.object(root, "document");
        for (String name : head.names()) {
            if (DOCUMENT.containsKey(name)) {
                remarks.lost("/document/" + name, DOCUMENT.get(name));
            }
        }
        if (model.revisions() > 1) {
            remarks.lost(
                    "/document/tracking/revision_history", "Only dates and number of the revisions are carried over.");
        }
        for (Vulnerability vulnerability : model.vulnerabilities()) {
            if (JsonPointers.resolve(root, vulnerability.path()) instanceof JsonObject item) {
                tell(item, vulnerability.path(), remarks);
            }
        }
    }

    private static void tell(JsonObject item, String path, Remarks remarks) {
        for (String name : VULNERABILITY) {
            if (item.has(name)) {
                remarks.lost(path + "/" + name, "This is not carried over.");
            }
        }
        JsonArray threats = item.array("threats");
        for (int i = 0; i < threats.size(); i++) {
            if (threats.get(i) instanceof JsonObject threat && !"impact".equals(threat.string("category"))) {
                remarks.lost(
                        JsonPointers.join(path, "threats", i),
                        "A threat of category " + threat.string("category") + " is not carried over.");
            }
        }
        JsonObject status = StatusReader.object(item, "product_status");
        for (String name : List.of("recommended", "unknown")) {
            if (status.has(name)) {
                remarks.lost(path + "/product_status/" + name, "The status " + name + " has no counterpart.");
            }
        }
        for (String name : List.of("first_affected", "last_affected", "first_fixed")) {
            if (status.has(name)) {
                remarks.changed(path + "/product_status/" + name, "That the product is the first or last one is lost.");
            }
        }
        JsonValue notes = item.get("notes");
        if (notes instanceof JsonArray array && array.size() > 1) {
            remarks.lost(path + "/notes", "Only one of " + array.size() + " notes is carried over.");
        }
    }

    /** Tells of scores where the target has no place for them. */
    static void scores(Vulnerability vulnerability, Remarks remarks, String target) {
        if (!vulnerability.scores().isEmpty()) {
            remarks.lost(vulnerability.path() + "/scores", target + " has no place for scores.");
        }
        if (!vulnerability.cwes().isEmpty()) {
            remarks.lost(vulnerability.path() + "/cwe", target + " has no place for weaknesses.");
        }
    }

    /** A time in UTC to the second, or as written where it can't be read. */
    static String utc(String text) {
        return CsafDateTime.parse(text)
                .map(date -> DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'")
                        .format(date.toInstant().atOffset(ZoneOffset.UTC)))
                .orElse(text);
    }
}
