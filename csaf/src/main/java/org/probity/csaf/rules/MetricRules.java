package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.rules.Vulnerability.Metric;

/** Tests of metrics as such: that there are some, and the qualitative severity rating. */
final class MetricRules {
    private static final String QUALITATIVE = "qualitative_severity_rating";

    private MetricRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.since21("6.1.56", "Use of CVSS and qualitative severity rating", MetricRules::bothKinds),
                Rule.both("6.2.3", "Missing metric", MetricRules::missing),
                Rule.since21("6.2.47", "Use of qualitative severity rating by issuing party", MetricRules::byIssuer),
                Rule.since21("6.3.18", "Use of qualitative severity rating", MetricRules::qualitative));
    }

    /** 6.1.56: from one source a product has CVSS scores or a qualitative rating, not both. */
    static void bothKinds(Context context, Findings findings) {
        ProductMarks marks = context.newMarks();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            Map<String, List<Metric>> bySource = new HashMap<>();
            for (Metric metric : vulnerability.metrics()) {
                String source = metric.source() == null ? "" : "from " + metric.source();
                bySource.computeIfAbsent(source, any -> new ArrayList<>()).add(metric);
            }
            for (List<Metric> metrics : bySource.values()) {
                marks.clear();
                for (Metric metric : metrics) {
                    mark(metric, marks, findings);
                }
            }
        }
    }

    private static void mark(Metric metric, ProductMarks marks, Findings findings) {
        boolean cvss = List.of("cvss_v2", "cvss_v3", "cvss_v4").stream().anyMatch(metric.content()::has);
        int kinds = (cvss ? 1 : 0) | (metric.content().has(QUALITATIVE) ? 2 : 0);
        JsonArray products = metric.products();
        for (int i = 0; kinds != 0 && i < products.size(); i++) {
            if (products.get(i) instanceof JsonString id) {
                int before = marks.add(id, kinds);
                if (before != 3 && (before | kinds) == 3) {
                    findings.add(
                            metric.path().at("products", i),
                            "The product " + id + " has both CVSS and a qualitative severity rating from one source.");
                }
            }
        }
    }

    /** 6.2.3: an affected product has a metric (2.0: a score). */
    static void missing(Context context, Findings findings) {
        ProductSet covered = context.newSet();
        String lack = context.is21() ? "has no metric" : "has no score";
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            covered.clear();
            vulnerability.metrics().forEach(metric -> covered.addAll(metric.products()));
            RemediationRules.uncovered(vulnerability, StatusGroup.AFFECTED, covered, findings, lack);
        }
    }

    /** 6.2.47: the issuing party gives more than a qualitative rating. */
    static void byIssuer(Context context, Findings findings) {
        String canonical = DocumentRules.canonical(context);
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (Metric metric : vulnerability.metrics()) {
                boolean own = metric.source() == null || metric.source().equals(canonical);
                if (own && metric.content().has(QUALITATIVE)) {
                    findings.add(
                            metric.contentPath().at(QUALITATIVE),
                            "The issuing party itself gives only a qualitative severity rating.");
                }
            }
        }
    }

    /** 6.3.18: a qualitative rating says nothing about how it came about. */
    static void qualitative(Context context, Findings findings) {
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (Metric metric : vulnerability.metrics()) {
                if (metric.content().has(QUALITATIVE)) {
                    findings.add(metric.contentPath().at(QUALITATIVE), "A qualitative severity rating is used.");
                }
            }
        }
    }
}
