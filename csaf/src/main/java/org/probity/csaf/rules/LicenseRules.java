package org.probity.csaf.rules;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.Path;
import org.probity.identifiers.spdx.LicenseExpression;
import org.probity.identifiers.spdx.LicenseExpression.Reference;
import org.probity.identifiers.spdx.LicenseExpressionException;
import org.probity.identifiers.spdx.ScanCodeLicenseDb;
import org.probity.identifiers.spdx.SpdxLicenseList;

/** Tests of the document's license expression (CSAF 2.1, 3.2.2.7). */
final class LicenseRules {
    private static final Path EXPRESSION = Path.ROOT.at("document", "license_expression");
    private static final String SCANCODE = "scancode-";

    private LicenseRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.since21("6.1.54", "License expression", LicenseRules::valid),
                Rule.since21("6.1.55", "License text", LicenseRules::text),
                Rule.since21("6.2.43", "Missing license expression", LicenseRules::missing),
                Rule.since21("6.2.44", "Deprecated license identifier", LicenseRules::deprecated),
                Rule.since21("6.2.45", "Non-existing license identifier", LicenseRules::notExisting),
                Rule.since21("6.2.46", "Language specific license text", LicenseRules::translatedText),
                Rule.since21("6.3.17", "Use of unregistered license", LicenseRules::unregistered));
    }

    private static List<Reference> references(Context context) {
        String expression = context.document().string("license_expression");
        return expression == null
                ? List.of()
                : LicenseExpression.tryParse(expression)
                        .map(LicenseExpression::references)
                        .orElse(List.of());
    }

    /** 6.1.54: an SPDX license expression (SPDX 3.0.1, annex B) without DocumentRef. */
    static void valid(Context context, Findings findings) {
        String expression = context.document().string("license_expression");
        if (expression == null) {
            return;
        }
        try {
            for (Reference reference : LicenseExpression.parse(expression).references()) {
                String problem = problem(reference);
                if (problem != null) {
                    findings.add(EXPRESSION, problem);
                }
            }
        } catch (LicenseExpressionException wrong) {
            findings.add(EXPRESSION, "This is no SPDX license expression: " + wrong.getMessage());
        }
    }

    /** What is wrong with a name in an expression beyond the grammar, or null. */
    private static @Nullable String problem(Reference reference) {
        if (reference.documentRef().isPresent()) {
            return "A license expression of CSAF has no DocumentRef.";
        }
        String id = reference.id().toLowerCase(Locale.ROOT);
        boolean plain = reference.kind() == LicenseExpression.Kind.LICENSE
                || reference.kind() == LicenseExpression.Kind.EXCEPTION;
        boolean looksLikeReference =
                id.startsWith("licenseref-") || id.startsWith("additionref-") || id.startsWith("documentref-");
        return plain && looksLikeReference
                ? "The prefix of " + reference.id() + " is not spelled as SPDX spells it."
                : null;
    }

    private static boolean isListed(Reference reference) {
        String key = scanCodeKey(reference);
        return SpdxLicenseList.holds(reference) || (key != null && ScanCodeLicenseDb.holds(key));
    }

    /** The key of an identifier that says it is of AboutCode's ScanCode LicenseDB, or null. */
    private static @Nullable String scanCodeKey(Reference reference) {
        boolean custom = reference.kind() == LicenseExpression.Kind.LICENSE_REF
                || reference.kind() == LicenseExpression.Kind.ADDITION_REF;
        return custom && reference.id().startsWith(SCANCODE) ? reference.id().substring(SCANCODE.length()) : null;
    }

    /**
     * Whether an identifier may be of a newer edition of LicenseDB than the one known here: its keys are in lower case.
     * Mandatory tests give it the benefit of the doubt.
     */
    private static boolean mayBeListed(Reference reference) {
        String key = scanCodeKey(reference);
        return key != null && !key.isEmpty() && key.equals(key.toLowerCase(Locale.ROOT));
    }

    private static boolean needsText(Context context) {
        return references(context).stream().anyMatch(reference -> !isListed(reference) && !mayBeListed(reference));
    }

    /** 6.1.55: in English, a license that is not listed comes with its text in exactly one note. */
    static void text(Context context, Findings findings) {
        if (Words.isEnglish(context.document().string("lang")) && needsText(context)) {
            ProfileRules.exactlyOneNote(context, findings, Words.LICENSE.english(), "legal_disclaimer");
        }
    }

    /** 6.2.46: the same in another language, where its word is recorded. */
    static void translatedText(Context context, Findings findings) {
        String title = needsText(context) ? ProfileRules.translation(context, findings, Words.LICENSE) : null;
        if (title != null) {
            ProfileRules.exactlyOneNote(context, findings, title, "legal_disclaimer");
        }
    }

    /** 6.2.43: there is a license expression. */
    static void missing(Context context, Findings findings) {
        LanguageRules.requireSet(
                context.document().get("license_expression"), "license_expression", "The license expression", findings);
    }

    /** 6.2.44: no identifier is deprecated by SPDX or ScanCode LicenseDB. */
    static void deprecated(Context context, Findings findings) {
        for (Reference reference : references(context)) {
            String key = scanCodeKey(reference);
            boolean old = key == null
                    ? SpdxLicenseList.holds(reference) && SpdxLicenseList.isDeprecated(reference.id())
                    : ScanCodeLicenseDb.isDeprecated(key);
            if (old) {
                findings.add(EXPRESSION, "The license identifier " + reference + " is deprecated.");
            }
        }
    }

    /** 6.2.45: an identifier that says it is of SPDX or ScanCode LicenseDB is. */
    static void notExisting(Context context, Findings findings) {
        for (Reference reference : references(context)) {
            boolean ofScanCode = scanCodeKey(reference) != null;
            boolean ofSpdx = reference.kind() == LicenseExpression.Kind.LICENSE
                    || reference.kind() == LicenseExpression.Kind.EXCEPTION;
            if ((ofSpdx || ofScanCode) && !isListed(reference)) {
                String state = ofScanCode ? " in the ScanCode LicenseDB of " + ScanCodeLicenseDb.STATE : "";
                findings.add(EXPRESSION, "The license identifier " + reference + " does not exist" + state + ".");
            }
        }
    }

    /** 6.3.17: every identifier is listed by SPDX or ScanCode LicenseDB. */
    static void unregistered(Context context, Findings findings) {
        for (Reference reference : references(context)) {
            if (!isListed(reference)) {
                findings.add(
                        EXPRESSION,
                        "The license identifier " + reference
                                + " is listed neither by SPDX nor by ScanCode LicenseDB.");
            }
        }
    }
}
