package org.probity.csaf.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

/** Tests of product status, remediations and flags, and of what contradicts what among them. */
final class RemediationRules {
    /** Remediation categories by the number of their mark. */
    private static final List<String> CATEGORIES = List.of(
            "workaround",
            "mitigation",
            "vendor_fix",
            "optional_patch",
            "none_available",
            "fix_planned",
            "no_fix_planned");

    /** CSAF 2.1, 3.2.4.14.1, table 3: which categories exclude which, as marks. */
    private static final int[] EXCLUDED = {
        marks("optional_patch", "none_available"),
        marks("optional_patch", "none_available"),
        marks("optional_patch", "none_available", "fix_planned", "no_fix_planned"),
        marks("workaround", "mitigation", "vendor_fix", "none_available", "fix_planned", "no_fix_planned"),
        marks("workaround", "mitigation", "vendor_fix", "optional_patch", "fix_planned", "no_fix_planned"),
        marks("vendor_fix", "optional_patch", "none_available", "no_fix_planned"),
        marks("vendor_fix", "optional_patch", "none_available", "fix_planned"),
    };

    /** Table 4: the product status groups that a remediation category contradicts. */
    private static final Map<String, Set<StatusGroup>> PROHIBITED = Map.of(
            "workaround", Set.of(StatusGroup.NOT_AFFECTED, StatusGroup.FIXED),
            "mitigation", Set.of(StatusGroup.NOT_AFFECTED, StatusGroup.FIXED),
            "vendor_fix", Set.of(StatusGroup.NOT_AFFECTED, StatusGroup.FIXED),
            "optional_patch", Set.of(StatusGroup.AFFECTED),
            "none_available", Set.of(StatusGroup.NOT_AFFECTED, StatusGroup.FIXED),
            "fix_planned", Set.of(StatusGroup.FIXED),
            "no_fix_planned", Set.of(StatusGroup.FIXED));

    /** Table 4: the product status groups that a remediation category does not go well with. */
    private static final Map<String, Set<StatusGroup>> DISCOURAGED = Map.of(
            "workaround", Set.of(StatusGroup.UNDER_INVESTIGATION, StatusGroup.UNKNOWN),
            "mitigation", Set.of(StatusGroup.UNDER_INVESTIGATION, StatusGroup.UNKNOWN),
            "vendor_fix", Set.of(StatusGroup.UNDER_INVESTIGATION, StatusGroup.UNKNOWN),
            "optional_patch", Set.of(StatusGroup.FIXED),
            "fix_planned", Set.of(StatusGroup.NOT_AFFECTED, StatusGroup.UNDER_INVESTIGATION, StatusGroup.UNKNOWN),
            "no_fix_planned", Set.of(StatusGroup.NOT_AFFECTED));

    /** The labels that are VEX justifications (3.2.4.7). */
    private static final Set<String> JUSTIFICATIONS = Set.of(
            "component_not_present",
            "inline_mitigations_already_exist",
            "vulnerable_code_cannot_be_controlled_by_adversary",
            "vulnerable_code_not_in_execute_path",
            "vulnerable_code_not_present");

    private RemediationRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.1.6", "Contradicting product status", RemediationRules::contradictingStatus),
                Rule.both("6.1.29", "Remediation without product reference", RemediationRules::remediationAlone),
                Rule.both("6.1.32", "Flag without product reference", RemediationRules::flagAlone),
                Rule.both(
                        "6.1.33",
                        "Multiple flags with VEX justification codes per product",
                        RemediationRules::flagsTwice),
                Rule.since21("6.1.35", "Contradicting remediations", RemediationRules::contradictingRemediations),
                Rule.since21(
                        "6.1.36",
                        "Contradicting product status remediation combination",
                        (context, findings) -> statusCombination(context, findings, PROHIBITED, "contradicts")),
                Rule.both("6.2.2", "Missing remediation", RemediationRules::missingRemediation),
                Rule.since21(
                        "6.2.27",
                        "Discouraged product status remediation combination",
                        (context, findings) ->
                                statusCombination(context, findings, DISCOURAGED, "does not go well with")));
    }

    private static int marks(String... categories) {
        int marks = 0;
        for (String category : categories) {
            marks |= 1 << CATEGORIES.indexOf(category);
        }
        return marks;
    }

    /** 6.1.6: a product is in one of the contradicting status groups only. */
    static void contradictingStatus(Context context, Findings findings) {
        ProductMarks marks = context.newMarks();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            marks.clear();
            for (StatusGroup group : StatusGroup.all()) {
                if (group == StatusGroup.RECOMMENDED || (group == StatusGroup.UNKNOWN && !context.is21())) {
                    continue;
                }
                for (String field : group.fields()) {
                    contradictions(vulnerability, group, field, marks, findings);
                }
            }
        }
    }

    private static void contradictions(
            Vulnerability vulnerability, StatusGroup group, String field, ProductMarks marks, Findings findings) {
        JsonArray ids = vulnerability.status().array(field);
        int mark = group.mark();
        for (int i = 0; i < ids.size(); i++) {
            int ordinal = ids.ordinal(i);
            int others = ordinal < 0 ? 0 : marks.add(ordinal, mark) & ~mark;
            if (others != 0 && !findings.onlyCounts()) {
                JsonValue id = ids.get(i);
                findings.add(
                        vulnerability.statusPath().at(field, i),
                        () -> "The product " + id + " is in the contradicting groups "
                                + StatusGroup.first(others).title() + " and " + group.title() + ".");
            }
        }
    }

    /** 6.1.29: a remediation says for which products. */
    static void remediationAlone(Context context, Findings findings) {
        alone(context, findings, "remediations", "The remediation does not say for which products it is.");
    }

    /** 6.1.32: a flag says for which products. */
    static void flagAlone(Context context, Findings findings) {
        alone(context, findings, "flags", "The flag does not say for which products it is.");
    }

    private static void alone(Context context, Findings findings, String field, String message) {
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            Context.objects(vulnerability.node(), vulnerability.path(), field, (item, path) -> {
                if (!item.has("group_ids") && !item.has("product_ids")) {
                    findings.add(path, message);
                }
            });
        }
    }

    /** 6.1.33: a product has at most one flag with a VEX justification. */
    static void flagsTwice(Context context, Findings findings) {
        ProductSet flagged = context.newSet();
        ProductSet inThis = context.newSet();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            flagged.clear();
            Context.objects(vulnerability.node(), vulnerability.path(), "flags", (flag, path) -> {
                String label = flag.string("label");
                if (label == null || !JUSTIFICATIONS.contains(label)) {
                    return;
                }
                inThis.clear();
                context.products(flag, id -> {
                    if (inThis.add(id) && !flagged.add(id) && !findings.onlyCounts()) {
                        findings.add(path, "The product " + id + " has more than one flag with a VEX justification.");
                    }
                });
            });
        }
    }

    /** 6.1.35: a product has no remediations that exclude one another. */
    static void contradictingRemediations(Context context, Findings findings) {
        ProductMarks marks = context.newMarks();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            marks.clear();
            Context.objects(vulnerability.node(), vulnerability.path(), "remediations", (remediation, path) -> {
                String word = remediation.string("category");
                int category = word == null ? -1 : CATEGORIES.indexOf(word);
                if (category < 0) {
                    return;
                }
                context.products(remediation, id -> {
                    int contradicting = marks.add(id, 1 << category) & EXCLUDED[category];
                    if (contradicting != 0 && !findings.onlyCounts()) {
                        String other = CATEGORIES.get(Integer.numberOfTrailingZeros(contradicting));
                        findings.add(
                                path,
                                "The product " + id + " has the remediations " + other + " and "
                                        + CATEGORIES.get(category) + ", which contradict each other.");
                    }
                });
            });
        }
    }

    /** 6.1.36 and 6.2.27: a remediation fits the status of its products, by table 4. */
    private static void statusCombination(
            Context context, Findings findings, Map<String, Set<StatusGroup>> table, String verb) {
        ProductMarks marks = context.newMarks();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            if (vulnerability.node().array("remediations").isEmpty()) {
                continue;
            }
            statusMarks(vulnerability, marks);
            Context.objects(vulnerability.node(), vulnerability.path(), "remediations", (remediation, path) -> {
                String category = remediation.string("category");
                int unfit = 0;
                for (StatusGroup group :
                        category == null ? Set.<StatusGroup>of() : table.getOrDefault(category, Set.of())) {
                    unfit |= group.mark();
                }
                int wrong = unfit;
                if (wrong != 0) {
                    context.products(
                            remediation, id -> report(findings, path, category + " " + verb, id, marks.of(id) & wrong));
                }
            });
        }
    }

    private static void report(Findings findings, Path path, String what, JsonString id, int groups) {
        if (groups != 0 && !findings.onlyCounts()) {
            findings.add(
                    path,
                    "The remediation " + what + " the status "
                            + StatusGroup.first(groups).title() + " of the product " + id + ".");
        }
    }

    /** Marks every product of a vulnerability with its status groups. */
    static void statusMarks(Vulnerability vulnerability, ProductMarks marks) {
        marks.clear();
        JsonObject status = vulnerability.status();
        for (StatusGroup group : StatusGroup.all()) {
            for (String field : group.fields()) {
                JsonArray ids = status.array(field);
                for (int i = 0; i < ids.size(); i++) {
                    if (ids.ordinal(i) >= 0) {
                        marks.add(ids.ordinal(i), group.mark());
                    }
                }
            }
        }
    }

    /** 6.2.2: an affected product, or one under investigation, has a remediation. */
    static void missingRemediation(Context context, Findings findings) {
        ProductSet covered = context.newSet();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            covered.clear();
            Context.objects(
                    vulnerability.node(),
                    vulnerability.path(),
                    "remediations",
                    (remediation, path) -> context.addProducts(remediation, covered));
            for (StatusGroup group : List.of(StatusGroup.AFFECTED, StatusGroup.UNDER_INVESTIGATION)) {
                uncovered(vulnerability, group, covered, findings, "has no remediation");
            }
        }
    }

    /** Finds the products of a status group that are not covered. */
    static void uncovered(
            Vulnerability vulnerability, StatusGroup group, ProductSet covered, Findings findings, String lack) {
        for (String field : group.fields()) {
            JsonArray ids = vulnerability.status().array(field);
            for (int i = 0; i < ids.size(); i++) {
                int ordinal = ids.ordinal(i);
                if (ordinal >= 0 && !covered.has(ordinal) && !findings.onlyCounts()) {
                    JsonValue id = ids.get(i);
                    findings.add(
                            vulnerability.statusPath().at(field, i),
                            () -> "The product " + id + " is " + field + " but " + lack + ".");
                }
            }
        }
    }
}
