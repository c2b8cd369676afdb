package org.probity.csaf.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.rules.Result;
import org.probity.csaf.rules.Validator;

/** Settles the profile of a document that was converted from CSAF 2.0 to 2.1, and says what of the result is invalid. */
final class UpgradeProfile {
    private final Set<UpgradeOption> options;
    private final Remarks remarks;

    UpgradeProfile(Set<UpgradeOption> options, Remarks remarks) {
        this.options = options;
        this.remarks = remarks;
    }

    /** Settles the profile: tries those that the clause names, and falls back where the result would not fit. */
    JsonObject settle(JsonObject converted, @Nullable JsonObject old) {
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
        if ("csaf_security_advisory".equals(categoryOf(result))) {
            result = new UpgradeFixes(remarks).convert(result);
        }
        if ("csaf_security_advisory".equals(categoryOf(result))
                && !findings(result, "6.1.27.").isEmpty()) {
            List<Result> why = findings(result, "6.1.27.");
            result = withCategory(result, "csaf_deprecated_security_advisory");
            remarks.changed(
                    "/document/category",
                    "The profile of security advisories of CSAF 2.1 is not fulfilled ("
                            + why.getFirst().test() + "); the deprecated one was set.");
        }
        for (Result finding : findings(result, "")) {
            remarks.invalidInResult(
                    finding.paths().isEmpty() ? "" : finding.paths().getFirst(),
                    "Test " + finding.test() + " of CSAF 2.1 fails in the result: " + finding.message(),
                    result);
        }
        return result;
    }

    private static @Nullable String categoryOf(JsonObject root) {
        JsonObject document = root.object("document");
        return document == null ? null : document.string("category");
    }

    private JsonObject tryProfile(JsonObject result, String profile) {
        JsonObject tried = withCategory(result, profile);
        if (options.contains(UpgradeOption.STRIP_RETIRED)) {
            tried = stripped(tried);
        }
        if (findings(tried, "6.1.27.").isEmpty()) {
            remarks.changed("/document/category", "The profile " + profile + " was set.");
            return tried;
        }
        Result why = findings(tried, "6.1.27.").getFirst();
        remarks.check(
                "/document/category",
                "This is potentially a document of the profile " + profile + ", but would be invalid as such ("
                        + why.test() + ": " + why.message() + "); the original category was kept.");
        return result;
    }

    private JsonObject stripped(JsonObject root) {
        Map<String, JsonValue> fields = root.toMap();
        for (String name : List.of("product_tree", "vulnerabilities")) {
            if (fields.remove(name) != null) {
                remarks.lost("/" + name, "It was removed, as the profile does not have it.");
            }
        }
        return JsonObject.of(fields);
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
