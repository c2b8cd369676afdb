package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonNumber;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;
import org.probity.csaf.rules.Vulnerability.Metric;
import org.probity.csaf.structure.CvssStructure;
import org.probity.csaf.structure.Shape;
import org.probity.csaf.structure.Sink;
import org.probity.scoring.cvss.CvssFormatException;
import org.probity.scoring.cvss.CvssMetric;
import org.probity.scoring.cvss.CvssScore;
import org.probity.scoring.cvss.CvssScores;
import org.probity.scoring.cvss.CvssVector;
import org.probity.scoring.cvss.CvssVersion;

/** Tests of CVSS objects: valid, computed rightly, consistent, one per version and product. */
final class CvssRules {
    private static final Map<String, Shape> SHAPES =
            Map.of("cvss_v2", CvssStructure.V2, "cvss_v3", CvssStructure.V3, "cvss_v4", CvssStructure.V4);
    private static final List<String> FIELDS_20 = List.of("cvss_v2", "cvss_v3");
    private static final List<String> FIELDS_21 = List.of("cvss_v2", "cvss_v3", "cvss_v4");

    private CvssRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.1.7", "Multiple scores with same version per product", CvssRules::sameVersion),
                Rule.both("6.1.8", "Invalid CVSS", CvssRules::invalid),
                Rule.both("6.1.9", "Invalid CVSS computation", CvssRules::computation),
                Rule.both("6.1.10", "Inconsistent CVSS", CvssRules::inconsistent),
                Rule.both("6.2.19", "CVSS for fixed products", CvssRules::fixedProducts),
                Rule.both("6.3.1", "Use of CVSS v2 as the only scoring system", CvssRules::onlyVersion2),
                Rule.both("6.3.2", "Use of CVSS v3.0", CvssRules::version30),
                Rule.since21("6.3.12", "Missing CVSS v4.0", CvssRules::missingVersion4));
    }

    static List<String> fields(Context context) {
        return context.is21() ? FIELDS_21 : FIELDS_20;
    }

    private interface CvssVisitor {
        void visit(String field, JsonValue cvss, Path path);
    }

    private static void eachCvss(Context context, CvssVisitor visitor) {
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (Metric metric : vulnerability.metrics()) {
                for (String field : fields(context)) {
                    JsonValue cvss = metric.content().get(field);
                    if (cvss != null) {
                        visitor.visit(field, cvss, metric.contentPath().at(field));
                    }
                }
            }
        }
    }

    /** The vector of a CVSS object, or null where it has none that can be read. */
    static @Nullable CvssVector vector(@Nullable JsonValue cvss) {
        String text = cvss instanceof JsonObject object ? object.string("vectorString") : null;
        if (text == null || text.length() > 1_000) {
            return null;
        }
        try {
            return CvssVector.parse(text);
        } catch (CvssFormatException unreadable) {
            return null;
        }
    }

    /** 6.1.7: a product has one score of each CVSS version (2.1: and source). */
    static void sameVersion(Context context, Findings findings) {
        ProductSet seen = context.newSet();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            Map<String, List<Metric>> groups = new LinkedHashMap<>();
            for (Metric metric : vulnerability.metrics()) {
                for (String field : fields(context)) {
                    String version = version(field, metric.content().get(field));
                    if (version != null) {
                        String key = version + '\n' + (metric.source() == null ? "" : '"' + metric.source());
                        groups.computeIfAbsent(key, any -> new ArrayList<>()).add(metric);
                    }
                }
            }
            groups.forEach((key, metrics) -> {
                seen.clear();
                metrics.forEach(metric -> duplicates(metric, key.substring(0, key.indexOf('\n')), seen, findings));
            });
        }
    }

    private static void duplicates(Metric metric, String version, ProductSet seen, Findings findings) {
        JsonArray products = metric.products();
        for (int i = 0; i < products.size(); i++) {
            if (products.get(i) instanceof JsonString id && !seen.add(id)) {
                findings.add(
                        metric.path().at("products", i),
                        "The product " + id + " has more than one score of CVSS " + version + " from the same source.");
            }
        }
    }

    /** The version of a CVSS object: what it says, or what its field or vector tells. */
    private static @Nullable String version(String field, @Nullable JsonValue cvss) {
        if (!(cvss instanceof JsonObject object)) {
            return null;
        }
        String said = object.string("version");
        if (said != null) {
            return said;
        }
        CvssVector vector = vector(object);
        if (vector != null) {
            return vector.version().label();
        }
        return switch (field) {
            case "cvss_v2" -> "2.0";
            case "cvss_v4" -> "4.0";
            default -> "3";
        };
    }

    /** 6.1.8: a CVSS object has the structure that FIRST's schema states. */
    static void invalid(Context context, Findings findings) {
        eachCvss(context, (field, cvss, path) -> {
            Shape shape = SHAPES.get(field);
            if (shape != null) {
                shape.check(cvss, path, into(findings));
            }
        });
    }

    /** A sink that reports what is wrong as findings of the running test. */
    static Sink into(Findings findings) {
        return new Sink() {
            @Override
            public void wrong(Path path, String message) {
                findings.add(path, message);
            }

            @Override
            public void unknown(Path path, String name) {
                // allowed here
            }
        };
    }

    /** 6.1.9: scores and severities are those that the vector gives. */
    static void computation(Context context, Findings findings) {
        eachCvss(context, (field, cvss, path) -> {
            CvssVector vector = context.vector(cvss);
            if (vector == null) {
                uncomputable(field, cvss, path, findings);
                return;
            }
            if (!(cvss instanceof JsonObject object) || !fits(field, vector.version())) {
                return;
            }
            CvssScores scores = vector.scores();
            compare(object, path, "base", scores.version(), scores.first(), findings);
            if (scores instanceof CvssScores.Three groups) {
                compare(object, path, "temporal", groups.version(), groups.temporal(), findings);
                compare(object, path, "environmental", groups.version(), groups.environmental(), findings);
            }
        });
    }

    /** A vector that says it is of the version of its field, but gives no score: FIRST's schemas let some pass. */
    private static void uncomputable(String field, JsonValue cvss, Path path, Findings findings) {
        String text = cvss instanceof JsonObject object ? object.string("vectorString") : null;
        if (text == null || text.length() > 1_000) {
            return;
        }
        boolean fits =
                switch (field) {
                    case "cvss_v2" -> !text.startsWith("CVSS:");
                    case "cvss_v3" -> text.startsWith("CVSS:3.0/") || text.startsWith("CVSS:3.1/");
                    default -> text.startsWith("CVSS:4.0/");
                };
        if (!fits) {
            return;
        }
        try {
            CvssVector.parse(text);
        } catch (CvssFormatException wrong) {
            findings.add(path.at("vectorString"), "The vector gives no score: " + wrong.getMessage());
        }
    }

    private static boolean fits(String field, CvssVersion version) {
        return switch (version) {
            case V2_0 -> field.equals("cvss_v2");
            case V3_0, V3_1 -> field.equals("cvss_v3");
            case V4_0 -> field.equals("cvss_v4");
        };
    }

    private static void compare(
            JsonObject cvss, Path path, String group, CvssVersion version, CvssScore score, Findings findings) {
        JsonNumber given = cvss.number(group + "Score");
        if (given != null && given.decimal().compareTo(score.decimal()) != 0) {
            findings.add(
                    path.at(group + "Score"),
                    "The " + group + " score is " + given + " but the vector gives " + score + ".");
        }
        String severity = cvss.string(group + "Severity");
        String computed = org.probity.scoring.cvss.Severity.of(version, score).word();
        if (severity != null && version != CvssVersion.V2_0 && !severity.equalsIgnoreCase(computed)) {
            findings.add(
                    path.at(group + "Severity"),
                    "The " + group + " severity is " + severity + " but the vector gives "
                            + computed.toUpperCase(Locale.ROOT) + ".");
        }
    }

    /** 6.1.10: what the object says of a metric is what the vector says, where the vector says something. */
    static void inconsistent(Context context, Findings findings) {
        eachCvss(context, (field, cvss, path) -> {
            CvssVector vector = context.vector(cvss);
            if (vector == null || !(cvss instanceof JsonObject object)) {
                return;
            }
            String version = object.string("version");
            if (version != null && !version.equals(vector.version().label())) {
                findings.add(path.at("version"), "The version is not that of the vector.");
            }
            for (CvssMetric metric : vector.version().metrics()) {
                String given = object.string(metric.property());
                CvssMetric.Value value = given == null ? null : vector.value(metric);
                if (value != null && !value.word().equals(given)) {
                    findings.add(
                            path.at(metric.property()),
                            "This is " + given + " but the vector says " + value.word() + ".");
                }
            }
        });
    }

    /** 6.2.19: a score of a fixed product is 0, environment considered. */
    static void fixedProducts(Context context, Findings findings) {
        ProductSet fixed = context.newSet();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            fixed.clear();
            for (String field : StatusGroup.FIXED.fields()) {
                Context.strings(vulnerability.status().array(field), fixed::add);
            }
            for (Metric metric : vulnerability.metrics()) {
                JsonString product = firstOf(metric.products(), fixed);
                if (product == null) {
                    continue;
                }
                for (String field : fields(context)) {
                    if (metric.content().get(field) instanceof JsonObject cvss && !isZero(cvss)) {
                        findings.add(
                                metric.contentPath().at(field),
                                "The product " + product + " is fixed but its score is not 0.");
                    }
                }
            }
        }
    }

    private static @Nullable JsonString firstOf(JsonArray products, ProductSet wanted) {
        for (int i = 0; i < products.size(); i++) {
            if (products.get(i) instanceof JsonString id && wanted.has(id)) {
                return id;
            }
        }
        return null;
    }

    private static boolean isZero(JsonObject cvss) {
        JsonNumber environmental = cvss.number("environmentalScore");
        if (environmental != null && environmental.decimal().signum() == 0) {
            return true;
        }
        CvssVector vector = vector(cvss);
        if (vector == null) {
            JsonNumber base = cvss.number("baseScore");
            return base != null && base.decimal().signum() == 0;
        }
        return withProperties(vector, cvss).scores().overall().tenths() == 0;
    }

    /** The vector with those metrics added that only the object's properties give. */
    private static CvssVector withProperties(CvssVector vector, JsonObject cvss) {
        CvssVector effective = vector;
        for (CvssMetric metric : vector.version().metrics()) {
            String word = vector.value(metric) == null ? cvss.string(metric.property()) : null;
            for (CvssMetric.Value value : word == null ? List.<CvssMetric.Value>of() : metric.values()) {
                if (value.word().equals(word)) {
                    effective = effective.with(metric.code(), value.code());
                }
            }
        }
        return effective;
    }

    /** 6.3.1: a product with a CVSS 2.0 score has another score too. */
    static void onlyVersion2(Context context, Findings findings) {
        ProductSet scored = context.newSet();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            scored.clear();
            for (Metric metric : vulnerability.metrics()) {
                if (metric.content().has("cvss_v3") || metric.content().has("cvss_v4")) {
                    Context.strings(metric.products(), scored::add);
                }
            }
            for (Metric metric : vulnerability.metrics()) {
                JsonArray products = metric.content().has("cvss_v2") ? metric.products() : JsonArray.EMPTY;
                for (int i = 0; i < products.size(); i++) {
                    if (products.get(i) instanceof JsonString id && !scored.has(id)) {
                        findings.add(
                                metric.contentPath().at("cvss_v2"),
                                "The only score of the product " + id + " is of CVSS 2.0.");
                        break;
                    }
                }
            }
        }
    }

    /** 6.3.2: CVSS 3.1 is better than 3.0. */
    static void version30(Context context, Findings findings) {
        eachCvss(context, (field, cvss, path) -> {
            if (!field.equals("cvss_v3") || !(cvss instanceof JsonObject object)) {
                return;
            }
            String vector = object.string("vectorString");
            if ("3.0".equals(object.string("version"))) {
                findings.add(path.at("version"), "CVSS 3.0 is used.");
            } else if (vector != null && vector.startsWith("CVSS:3.0/")) {
                findings.add(path.at("vectorString"), "CVSS 3.0 is used.");
            }
        });
    }

    /** 6.3.12: where there is a CVSS score there is one of 4.0, and every affected product has a score. */
    static void missingVersion4(Context context, Findings findings) {
        ProductSet scored = context.newSet();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            scored.clear();
            for (Metric metric : vulnerability.metrics()) {
                if (FIELDS_21.stream().noneMatch(metric.content()::has)) {
                    continue;
                }
                Context.strings(metric.products(), scored::add);
                if (!metric.content().has("cvss_v4")) {
                    findings.add(metric.contentPath(), "There is no score of CVSS 4.0.");
                }
            }
            RemediationRules.uncovered(vulnerability, StatusGroup.AFFECTED, scored, findings, "has no CVSS score");
        }
    }
}
