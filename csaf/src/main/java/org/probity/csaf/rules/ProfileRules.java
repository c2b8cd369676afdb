package org.probity.csaf.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

/** Tests of the profiles: what a document of a category has to have. */
final class ProfileRules {
    private static final String INFORMATIONAL = "csaf_informational_advisory";
    private static final String INCIDENT = "csaf_security_incident_response";
    private static final String ADVISORY = "csaf_security_advisory";
    private static final String DEPRECATED_ADVISORY = "csaf_deprecated_security_advisory";
    private static final String VEX = "csaf_vex";
    private static final String WITHDRAWN = "csaf_withdrawn";
    private static final String SUPERSEDED = "csaf_superseded";

    private static final Set<String> PROFILES_20 = Set.of(INCIDENT, INFORMATIONAL, ADVISORY, VEX);
    private static final Set<String> PROFILES_21 =
            Set.of(INCIDENT, INFORMATIONAL, ADVISORY, VEX, DEPRECATED_ADVISORY, WITHDRAWN, SUPERSEDED);

    private static final Path DOCUMENT = Path.ROOT.at("document");
    private static final Path NOTES = DOCUMENT.at("notes");
    private static final Path REFERENCES = DOCUMENT.at("references");
    private static final Path VULNERABILITIES = Path.ROOT.at("vulnerabilities");
    private static final Path PRODUCT_TREE = Path.ROOT.at("product_tree");

    private ProfileRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.1.26", "Prohibited document category name", ProfileRules::prohibitedName),
                Rule.both("6.1.27.1", "Document notes", ProfileRules::documentNotes),
                Rule.both("6.1.27.2", "Document references", ProfileRules::documentReferences),
                Rule.both("6.1.27.3", "Vulnerabilities", ProfileRules::noVulnerabilities),
                Rule.both("6.1.27.4", "Product tree", ProfileRules::productTree),
                Rule.both("6.1.27.5", "Vulnerability notes", ProfileRules::vulnerabilityNotes),
                Rule.both("6.1.27.6", "Product status", ProfileRules::productStatus),
                Rule.both("6.1.27.7", "VEX product status", ProfileRules::vexStatus),
                Rule.both("6.1.27.8", "Vulnerability id", ProfileRules::vulnerabilityId),
                Rule.both("6.1.27.9", "Impact statement", ProfileRules::impactStatement),
                Rule.both("6.1.27.10", "Action statement", ProfileRules::actionStatement),
                Rule.both("6.1.27.11", "Vulnerabilities", ProfileRules::vulnerabilities),
                Rule.since21("6.1.27.12", "Affected products", ProfileRules::affectedProducts),
                Rule.since21("6.1.27.14", "Document notes", ProfileRules::description),
                Rule.since21("6.1.27.15", "Product tree", ProfileRules::noProductTree),
                Rule.since21("6.1.27.16", "Revision history", ProfileRules::twoRevisions),
                Rule.since21(
                        "6.1.27.17",
                        "Reasoning for withdrawal",
                        (context, findings) -> reasoning(context, findings, WITHDRAWN, Words.REASONING_FOR_WITHDRAWAL)),
                Rule.since21(
                        "6.1.27.18",
                        "Reasoning for supersession",
                        (context, findings) ->
                                reasoning(context, findings, SUPERSEDED, Words.REASONING_FOR_SUPERSESSION)),
                Rule.since21("6.1.27.19", "Reference to superseding document", ProfileRules::superseding),
                Rule.since21("6.2.38", "Usage of deprecated profile", ProfileRules::deprecatedProfile),
                Rule.since21(
                        "6.2.39.2",
                        "Language specific reasoning for withdrawal",
                        (context, findings) ->
                                translatedReasoning(context, findings, WITHDRAWN, Words.REASONING_FOR_WITHDRAWAL)),
                Rule.since21(
                        "6.2.39.3",
                        "Language specific reasoning for supersession",
                        (context, findings) ->
                                translatedReasoning(context, findings, SUPERSEDED, Words.REASONING_FOR_SUPERSESSION)),
                Rule.since21(
                        "6.2.39.4", "Language specific superseding document", ProfileRules::translatedSuperseding));
    }

    private static boolean is(Context context, String... categories) {
        return List.of(categories).contains(context.category());
    }

    /**
     * 6.1.26: a category outside the profiles does not look like the name or value of a profile, and does not start with
     * the reserved prefix.
     */
    static void prohibitedName(Context context, Findings findings) {
        String category = context.category();
        Set<String> profiles = context.is21() ? PROFILES_21 : PROFILES_20;
        if (category.isEmpty() || category.equals("csaf_base") || profiles.contains(category)) {
            return;
        }
        if (category.toLowerCase(Locale.ROOT).startsWith("csaf_")) {
            findings.add(DOCUMENT.at("category"), "The prefix csaf_ is reserved for the standard's own categories.");
            return;
        }
        String folded = CategoryNames.fold(category);
        for (String profile : new TreeSet<>(profiles)) {
            String name = CategoryNames.fold(profile.substring("csaf_".length()));
            if (folded.equals(name) || folded.equals(CategoryNames.fold(profile))) {
                findings.add(
                        DOCUMENT.at("category"),
                        "The category looks like the profile " + profile + " but is not spelled as its value.");
                return;
            }
        }
    }

    /** 6.1.27.1: an informational advisory or incident response has a note that tells something. */
    static void documentNotes(Context context, Findings findings) {
        if (is(context, INFORMATIONAL, INCIDENT)
                && !anyNote(context, Set.of("description", "details", "general", "summary"))) {
            findings.add(NOTES, "No document note is of the category description, details, general or summary.");
        }
    }

    private static boolean anyNote(Context context, Set<String> categories) {
        for (var note : context.document().array("notes")) {
            String category = note instanceof JsonObject object ? object.string("category") : null;
            if (category != null && categories.contains(category)) {
                return true;
            }
        }
        return false;
    }

    /** The category of a reference, external where none is given. */
    static String referenceCategory(JsonObject reference) {
        String category = reference.string("category");
        return category == null ? "external" : category;
    }

    /** 6.1.27.2: it has an external reference. */
    static void documentReferences(Context context, Findings findings) {
        if (!is(context, INFORMATIONAL, INCIDENT)) {
            return;
        }
        for (var item : context.document().array("references")) {
            if (item instanceof JsonObject reference
                    && referenceCategory(reference).equals("external")) {
                return;
            }
        }
        findings.add(REFERENCES, "No document reference is external.");
    }

    /** 6.1.27.3: an informational, withdrawn or superseded document has no vulnerabilities. */
    static void noVulnerabilities(Context context, Findings findings) {
        boolean applies = is(context, INFORMATIONAL) || (context.is21() && is(context, WITHDRAWN, SUPERSEDED));
        if (applies && context.root().has("vulnerabilities")) {
            findings.add(VULNERABILITIES, "A document of this category has no vulnerabilities.");
        }
    }

    private static boolean isAdvisoryOrVex(Context context) {
        return is(context, ADVISORY, VEX) || (context.is21() && is(context, DEPRECATED_ADVISORY));
    }

    /** 6.1.27.4: a security advisory or VEX has a product tree. */
    static void productTree(Context context, Findings findings) {
        if (isAdvisoryOrVex(context) && !context.root().has("product_tree")) {
            findings.add(PRODUCT_TREE, "A document of this category has a product tree.");
        }
    }

    /** 6.1.27.5: each vulnerability of a security advisory or VEX has notes. */
    static void vulnerabilityNotes(Context context, Findings findings) {
        if (isAdvisoryOrVex(context)) {
            each(context, findings, "notes", "The vulnerability has no notes.");
        }
    }

    private static void each(Context context, Findings findings, String field, String message) {
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            if (!vulnerability.node().has(field)) {
                findings.add(vulnerability.path().at(field), message);
            }
        }
    }

    /** 6.1.27.6: each vulnerability of a security advisory has a product status. */
    static void productStatus(Context context, Findings findings) {
        if (is(context, ADVISORY) || (context.is21() && is(context, DEPRECATED_ADVISORY))) {
            each(context, findings, "product_status", "The vulnerability has no product status.");
        }
    }

    /** 6.1.27.7: each vulnerability of a VEX says which products are fixed, affected, not affected or investigated. */
    static void vexStatus(Context context, Findings findings) {
        if (!is(context, VEX)) {
            return;
        }
        List<String> fields = List.of("fixed", "known_affected", "known_not_affected", "under_investigation");
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            if (fields.stream().noneMatch(vulnerability.status()::has)) {
                findings.add(
                        vulnerability.statusPath(),
                        "None of fixed, known_affected, known_not_affected and under_investigation is present.");
            }
        }
    }

    /** 6.1.27.8: each vulnerability of a VEX has an identifier, and (2.1) one for each of its products. */
    static void vulnerabilityId(Context context, Findings findings) {
        if (!is(context, VEX)) {
            return;
        }
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            if (vulnerability.node().has("cve")) {
                continue;
            }
            if (!vulnerability.node().has("ids")) {
                findings.add(
                        vulnerability.path().at("cve"),
                        vulnerability.path().at("ids"),
                        "The vulnerability has neither a CVE nor another id.");
            } else if (context.is21()) {
                idPerProduct(context, vulnerability, findings);
            }
        }
    }

    private static void idPerProduct(Context context, Vulnerability vulnerability, Findings findings) {
        ProductSet identified = context.newSet();
        JsonArray ids = vulnerability.node().array("ids");
        for (var item : ids) {
            if (!(item instanceof JsonObject id) || !(id.has("group_ids") || id.has("product_ids"))) {
                return;
            }
            context.addProducts(id, identified);
        }
        JsonObject status = vulnerability.status();
        for (int i = 0; i < status.size(); i++) {
            JsonArray products = status.array(status.name(i));
            for (int j = 0; j < products.size(); j++) {
                if (products.get(j) instanceof JsonString product
                        && !identified.has(product)
                        && !findings.onlyCounts()) {
                    findings.add(
                            vulnerability.statusPath().at(status.name(i), j),
                            "The product " + product + " is not covered by a CVE or another id of the vulnerability.");
                }
            }
        }
    }

    /** 6.1.27.9: a VEX says why a product is not affected, by a flag or a threat of category impact. */
    static void impactStatement(Context context, Findings findings) {
        if (!is(context, VEX)) {
            return;
        }
        ProductSet explained = context.newSet();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            explained.clear();
            Context.objects(
                    vulnerability.node(),
                    vulnerability.path(),
                    "flags",
                    (flag, path) -> context.addProducts(flag, explained));
            Context.objects(vulnerability.node(), vulnerability.path(), "threats", (threat, path) -> {
                if ("impact".equals(threat.string("category"))) {
                    context.addProducts(threat, explained);
                }
            });
            unexplained(vulnerability, "known_not_affected", explained, findings, "has no impact statement");
        }
    }

    private static void unexplained(
            Vulnerability vulnerability, String field, ProductSet explained, Findings findings, String lack) {
        JsonArray products = vulnerability.status().array(field);
        for (int i = 0; i < products.size(); i++) {
            int ordinal = products.ordinal(i);
            if (ordinal >= 0 && !explained.has(ordinal) && !findings.onlyCounts()) {
                JsonValue product = products.get(i);
                findings.add(
                        vulnerability.statusPath().at(field, i), () -> "The product " + product + " " + lack + ".");
            }
        }
    }

    /** 6.1.27.10: a VEX says what to do about an affected product. */
    static void actionStatement(Context context, Findings findings) {
        if (!is(context, VEX)) {
            return;
        }
        ProductSet covered = context.newSet();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            covered.clear();
            Context.objects(
                    vulnerability.node(),
                    vulnerability.path(),
                    "remediations",
                    (remediation, path) -> context.addProducts(remediation, covered));
            unexplained(vulnerability, "known_affected", covered, findings, "has no action statement");
        }
    }

    /** 6.1.27.11: a security advisory or VEX has vulnerabilities. */
    static void vulnerabilities(Context context, Findings findings) {
        if (isAdvisoryOrVex(context) && !context.root().has("vulnerabilities")) {
            findings.add(VULNERABILITIES, "A document of this category has vulnerabilities.");
        }
    }

    /** 6.1.27.12: each vulnerability of a security advisory says which products are affected. */
    static void affectedProducts(Context context, Findings findings) {
        if (!is(context, ADVISORY)) {
            return;
        }
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            if (!vulnerability.status().has("known_affected")) {
                findings.add(
                        vulnerability.statusPath().at("known_affected"),
                        "The vulnerability does not say which products are known to be affected.");
            }
        }
    }

    private static boolean isRetired(Context context) {
        return is(context, WITHDRAWN, SUPERSEDED);
    }

    /** 6.1.27.14: a withdrawn or superseded document has a description. */
    static void description(Context context, Findings findings) {
        if (isRetired(context) && !anyNote(context, Set.of("description"))) {
            findings.add(NOTES, "No document note is of the category description.");
        }
    }

    /** 6.1.27.15: a withdrawn or superseded document has no product tree. */
    static void noProductTree(Context context, Findings findings) {
        if (isRetired(context) && context.root().has("product_tree")) {
            findings.add(PRODUCT_TREE, "A document of this category has no product tree.");
        }
    }

    /** 6.1.27.16: a withdrawn or superseded document has a history. */
    static void twoRevisions(Context context, Findings findings) {
        if (isRetired(context)
                && context.tracking().node().array("revision_history").size() < 2) {
            findings.add(Tracking.HISTORY, "The revision history has fewer than two entries.");
        }
    }

    /** 6.1.27.17 and 6.1.27.18: in English, exactly one note of this title, and it is a description. */
    private static void reasoning(Context context, Findings findings, String category, Words words) {
        if (is(context, category) && Words.isEnglish(context.document().string("lang"))) {
            exactlyOneNote(context, findings, words.english(), "description");
        }
    }

    /** 6.2.39.2 and 6.2.39.3: the same in another language, where its words are recorded. */
    private static void translatedReasoning(Context context, Findings findings, String category, Words words) {
        String title = is(context, category) ? translation(context, findings, words) : null;
        if (title != null) {
            exactlyOneNote(context, findings, title, "description");
        }
    }

    /** The words in the document's language; null in English or, with a note, where no translation is recorded. */
    static @Nullable String translation(Context context, Findings findings, Words words) {
        String language = context.document().string("lang");
        if (language == null || Words.isEnglish(language)) {
            return null;
        }
        String title = words.in(language);
        if (title == null) {
            findings.note(
                    Severity.INFO,
                    DOCUMENT.at("lang"),
                    "Left out: no translation of \"" + words.english() + "\" is recorded for the language " + language
                            + ".");
        }
        return title;
    }

    /** Exactly one document note has this title, and it has this category. */
    static void exactlyOneNote(Context context, Findings findings, String title, String category) {
        int[] count = {0};
        Context.objects(context.document(), DOCUMENT, "notes", (note, path) -> {
            if (!title.equals(note.string("title"))) {
                return;
            }
            count[0]++;
            if (count[0] > 1) {
                findings.add(path, "More than one document note has the title \"" + title + "\".");
            } else if (!category.equals(note.string("category"))) {
                findings.add(
                        path.at("category"), "The note \"" + title + "\" is not of the category " + category + ".");
            }
        });
        if (count[0] == 0) {
            findings.add(NOTES, "No document note has the title \"" + title + "\".");
        }
    }

    /** 6.1.27.19: in English, a superseded document refers to the one that supersedes it. */
    static void superseding(Context context, Findings findings) {
        if (is(context, SUPERSEDED) && Words.isEnglish(context.document().string("lang"))) {
            supersedingReference(context, findings, Words.SUPERSEDING_DOCUMENT.english());
        }
    }

    /** 6.2.39.4: the same in another language, where its words are recorded. */
    static void translatedSuperseding(Context context, Findings findings) {
        String words = is(context, SUPERSEDED) ? translation(context, findings, Words.SUPERSEDING_DOCUMENT) : null;
        if (words != null) {
            supersedingReference(context, findings, words);
        }
    }

    private static void supersedingReference(Context context, Findings findings, String words) {
        for (var item : context.document().array("references")) {
            String summary = item instanceof JsonObject reference ? reference.string("summary") : null;
            if (summary != null
                    && summary.startsWith(words)
                    && referenceCategory((JsonObject) item).equals("external")) {
                return;
            }
        }
        findings.add(REFERENCES, "No external reference has a summary that starts with \"" + words + "\".");
    }

    /** 6.2.38: the category is not that of a deprecated profile. */
    static void deprecatedProfile(Context context, Findings findings) {
        if (context.category().startsWith("csaf_deprecated_")) {
            findings.add(DOCUMENT.at("category"), "The profile is deprecated.");
        }
    }
}
