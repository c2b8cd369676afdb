package org.probity.csaf.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.Path;

/** Tests that a security advisory names both the fixed and the affected versions of a product. */
final class CorrespondenceRules {
    private static final Set<String> NO_FIX = Set.of("fix_planned", "no_fix_planned", "none_available");
    private static final int NONE = 1;
    private static final int FIX = 2;

    private CorrespondenceRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.since21("6.1.27.13", "Corresponding affected products", CorrespondenceRules::affected),
                Rule.since21("6.2.39.1", "Missing fixed product", CorrespondenceRules::fixed));
    }

    private interface ProductVisitor {
        void visit(JsonString id, Path path);
    }

    private static void each(Vulnerability vulnerability, StatusGroup group, ProductVisitor visitor) {
        for (String field : group.fields()) {
            JsonArray ids = vulnerability.status().array(field);
            for (int i = 0; i < ids.size(); i++) {
                if (ids.get(i) instanceof JsonString id) {
                    visitor.visit(id, vulnerability.statusPath().at(field, i));
                }
            }
        }
    }

    private static Set<String> lines(Vulnerability vulnerability, StatusGroup group, ProductLines lines) {
        Set<String> found = new HashSet<>();
        each(vulnerability, group, (id, path) -> {
            String line = lines.of(id);
            if (line != null) {
                found.add(line);
            }
        });
        return found;
    }

    /** 6.1.27.13: for a fixed product a version of it is affected in the same vulnerability. */
    static void affected(Context context, Findings findings) {
        if (!context.category().equals("csaf_security_advisory")) {
            return;
        }
        ProductLines lines = new ProductLines(context.tree());
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            Set<String> affected = lines(vulnerability, StatusGroup.AFFECTED, lines);
            Set<String> told = new HashSet<>();
            each(vulnerability, StatusGroup.FIXED, (id, path) -> {
                String line = lines.of(id);
                if (line == null || affected.contains(line) || !told.add(line + id)) {
                    return;
                }
                if (lines.withoutInstalledWith(id).stream().noneMatch(affected::contains)) {
                    findings.add(path, "The product " + id + " is fixed but no version of it is listed as affected.");
                }
            });
        }
    }

    /**
     * 6.2.39.1: for an affected product a version of it is fixed in the same vulnerability, unless a remediation says that
     * there is none. A remediation that is a fix, or a range that ends below a version, speaks for one all the same.
     */
    static void fixed(Context context, Findings findings) {
        if (!context.category().equals("csaf_security_advisory")) {
            return;
        }
        ProductLines lines = new ProductLines(context.tree());
        ProductMarks marks = context.newMarks();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            marks.clear();
            Context.objects(vulnerability.node(), vulnerability.path(), "remediations", (remediation, path) -> {
                String category = remediation.string("category");
                int mark =
                        "vendor_fix".equals(category) ? FIX : category != null && NO_FIX.contains(category) ? NONE : 0;
                if (mark != 0) {
                    context.products(remediation, id -> marks.add(id, mark));
                }
            });
            Set<String> fixed = lines(vulnerability, StatusGroup.FIXED, lines);
            each(vulnerability, StatusGroup.AFFECTED, (id, path) -> {
                String line = lines.of(id);
                boolean none = marks.of(id) == NONE && !endsBelowAVersion(context, id);
                if (line != null && !none && !fixed.contains(line)) {
                    findings.add(path, "The product " + id + " is affected but no fixed version of it is listed.");
                }
            });
        }
    }

    private static boolean endsBelowAVersion(Context context, JsonString id) {
        Product product = context.tree().product(id);
        Branch range = product == null || product.branch() == null
                ? null
                : product.branch().nearest("product_version_range");
        if (range == null) {
            return false;
        }
        String name = range.name();
        String last = name.substring(Math.max(name.lastIndexOf('|'), name.indexOf('/')) + 1);
        return last.startsWith("<") && !last.startsWith("<=");
    }
}
