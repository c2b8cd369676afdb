package org.probity.csaf.structure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonNumber;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;

/** The CVSS objects of FIRST: 2.0, 3.0, 3.1 and 4.0. */
public final class CvssStructure {
    private static final String X = "NOT_DEFINED";

    /** The object of CVSS 2.0. */
    public static final Shape V2 = v2();

    /** The object of CVSS 3.0 or 3.1, told apart by its {@code version}. */
    public static final Shape V3 = new Version3(v3("3.0"), v3("3.1"));

    /** The object of CVSS 4.0. */
    public static final Shape V4 = v4();

    private CvssStructure() {}

    private record Version3(Shape v30, Shape v31) implements Shape {
        @Override
        public String expected() {
            return "an object";
        }

        @Override
        public void check(JsonValue value, Place place, Sink sink) {
            boolean old = value instanceof JsonObject object && "3.0".equals(object.string("version"));
            (old ? v30 : v31).check(value, place, sink);
        }
    }

    private static Shape v2() {
        TextShape cia = TextShape.oneOf("NONE", "PARTIAL", "COMPLETE");
        TextShape requirement = TextShape.oneOf("LOW", "MEDIUM", "HIGH", X);
        return ObjectShape.open()
                .must("version", TextShape.oneOf("2.0"))
                .must("vectorString", TextShape.such("a CVSS 2.0 vector", text -> Patterns.vector(text, 0, METRICS_2)))
                .must("baseScore", NumberShape.SCORE)
                .mayAll(NumberShape.SCORE, "temporalScore", "environmentalScore")
                .may("accessVector", TextShape.oneOf("NETWORK", "ADJACENT_NETWORK", "LOCAL"))
                .may("accessComplexity", TextShape.oneOf("HIGH", "MEDIUM", "LOW"))
                .may("authentication", TextShape.oneOf("MULTIPLE", "SINGLE", "NONE"))
                .mayAll(cia, "confidentialityImpact", "integrityImpact", "availabilityImpact")
                .may("exploitability", TextShape.oneOf("UNPROVEN", "PROOF_OF_CONCEPT", "FUNCTIONAL", "HIGH", X))
                .may(
                        "remediationLevel",
                        TextShape.oneOf("OFFICIAL_FIX", "TEMPORARY_FIX", "WORKAROUND", "UNAVAILABLE", X))
                .may("reportConfidence", TextShape.oneOf("UNCONFIRMED", "UNCORROBORATED", "CONFIRMED", X))
                .may(
                        "collateralDamagePotential",
                        TextShape.oneOf("NONE", "LOW", "LOW_MEDIUM", "MEDIUM_HIGH", "HIGH", X))
                .may("targetDistribution", TextShape.oneOf("NONE", "LOW", "MEDIUM", "HIGH", X))
                .mayAll(requirement, "confidentialityRequirement", "integrityRequirement", "availabilityRequirement")
                .build();
    }

    private static final Map<String, List<String>> METRICS_2 = Map.ofEntries(
            Map.entry("AV", List.of("N", "A", "L")),
            Map.entry("AC", List.of("L", "M", "H")),
            Map.entry("Au", List.of("M", "S", "N")),
            Map.entry("C", List.of("N", "P", "C")),
            Map.entry("I", List.of("N", "P", "C")),
            Map.entry("A", List.of("N", "P", "C")),
            Map.entry("E", List.of("U", "POC", "F", "H", "ND")),
            Map.entry("RL", List.of("OF", "TF", "W", "U", "ND")),
            Map.entry("RC", List.of("UC", "UR", "C", "ND")),
            Map.entry("CDP", List.of("N", "L", "LM", "MH", "H", "ND")),
            Map.entry("TD", List.of("N", "L", "M", "H", "ND")),
            Map.entry("CR", List.of("L", "M", "H", "ND")),
            Map.entry("IR", List.of("L", "M", "H", "ND")),
            Map.entry("AR", List.of("L", "M", "H", "ND")));

    private static final Map<String, List<String>> METRICS_3 = Map.ofEntries(
            Map.entry("AV", List.of("N", "A", "L", "P")),
            Map.entry("AC", List.of("L", "H")),
            Map.entry("PR", List.of("N", "L", "H")),
            Map.entry("UI", List.of("N", "R")),
            Map.entry("S", List.of("U", "C")),
            Map.entry("C", List.of("N", "L", "H")),
            Map.entry("I", List.of("N", "L", "H")),
            Map.entry("A", List.of("N", "L", "H")),
            Map.entry("E", List.of("X", "U", "P", "F", "H")),
            Map.entry("RL", List.of("X", "O", "T", "W", "U")),
            Map.entry("RC", List.of("X", "U", "R", "C")),
            Map.entry("CR", List.of("X", "L", "M", "H")),
            Map.entry("IR", List.of("X", "L", "M", "H")),
            Map.entry("AR", List.of("X", "L", "M", "H")),
            Map.entry("MAV", List.of("X", "N", "A", "L", "P")),
            Map.entry("MAC", List.of("X", "L", "H")),
            Map.entry("MPR", List.of("X", "N", "L", "H")),
            Map.entry("MUI", List.of("X", "N", "R")),
            Map.entry("MS", List.of("X", "U", "C")),
            Map.entry("MC", List.of("X", "N", "L", "H")),
            Map.entry("MI", List.of("X", "N", "L", "H")),
            Map.entry("MA", List.of("X", "N", "L", "H")));

    private static Shape v3(String version) {
        String prefix = "CVSS:" + version + "/";
        TextShape cia = TextShape.oneOf("NONE", "LOW", "HIGH");
        TextShape modifiedCia = TextShape.oneOf("NONE", "LOW", "HIGH", X);
        TextShape requirement = TextShape.oneOf("LOW", "MEDIUM", "HIGH", X);
        TextShape severity = TextShape.oneOf("NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL");
        return ObjectShape.open()
                .must("version", TextShape.oneOf(version))
                .must(
                        "vectorString",
                        TextShape.such(
                                "a CVSS " + version + " vector",
                                text -> text.startsWith(prefix) && Patterns.vector(text, prefix.length(), METRICS_3)))
                .must("baseScore", NumberShape.SCORE)
                .must("baseSeverity", severity)
                .mayAll(NumberShape.SCORE, "temporalScore", "environmentalScore")
                .mayAll(severity, "temporalSeverity", "environmentalSeverity")
                .may("attackVector", TextShape.oneOf("NETWORK", "ADJACENT_NETWORK", "LOCAL", "PHYSICAL"))
                .may("attackComplexity", TextShape.oneOf("HIGH", "LOW"))
                .may("privilegesRequired", TextShape.oneOf("HIGH", "LOW", "NONE"))
                .may("userInteraction", TextShape.oneOf("NONE", "REQUIRED"))
                .may("scope", TextShape.oneOf("UNCHANGED", "CHANGED"))
                .mayAll(cia, "confidentialityImpact", "integrityImpact", "availabilityImpact")
                .may("exploitCodeMaturity", TextShape.oneOf("UNPROVEN", "PROOF_OF_CONCEPT", "FUNCTIONAL", "HIGH", X))
                .may(
                        "remediationLevel",
                        TextShape.oneOf("OFFICIAL_FIX", "TEMPORARY_FIX", "WORKAROUND", "UNAVAILABLE", X))
                .may("reportConfidence", TextShape.oneOf("UNKNOWN", "REASONABLE", "CONFIRMED", X))
                .mayAll(requirement, "confidentialityRequirement", "integrityRequirement", "availabilityRequirement")
                .may("modifiedAttackVector", TextShape.oneOf("NETWORK", "ADJACENT_NETWORK", "LOCAL", "PHYSICAL", X))
                .may("modifiedAttackComplexity", TextShape.oneOf("HIGH", "LOW", X))
                .may("modifiedPrivilegesRequired", TextShape.oneOf("HIGH", "LOW", "NONE", X))
                .may("modifiedUserInteraction", TextShape.oneOf("NONE", "REQUIRED", X))
                .may("modifiedScope", TextShape.oneOf("UNCHANGED", "CHANGED", X))
                .mayAll(
                        modifiedCia,
                        "modifiedConfidentialityImpact",
                        "modifiedIntegrityImpact",
                        "modifiedAvailabilityImpact")
                .build();
    }

    /** The metrics of a 4.0 vector in their order, each with its values as a text; the first eleven have to be there. */
    private static final List<String> METRICS_4 = List.of(
            "AV:NALP",
            "AC:LH",
            "AT:NP",
            "PR:NLH",
            "UI:NPA",
            "VC:HLN",
            "VI:HLN",
            "VA:HLN",
            "SC:HLN",
            "SI:HLN",
            "SA:HLN",
            "E:XAPU",
            "CR:XHML",
            "IR:XHML",
            "AR:XHML",
            "MAV:XNALP",
            "MAC:XLH",
            "MAT:XNP",
            "MPR:XNLH",
            "MUI:XNPA",
            "MVC:XNLH",
            "MVI:XNLH",
            "MVA:XNLH",
            "MSC:XNLH",
            "MSI:XNLHS",
            "MSA:XNLHS",
            "S:XNP",
            "AU:XNY",
            "R:XAUI",
            "V:XDC",
            "RE:XLMH");

    private static boolean vector4(String text) {
        if (!text.startsWith("CVSS:4.0/")) {
            return false;
        }
        String[] parts = text.substring("CVSS:4.0/".length()).split("/", -1);
        int next = 0;
        for (int i = 0; i < METRICS_4.size(); i++) {
            if (next < parts.length && isMetric(parts[next], METRICS_4.get(i))) {
                next++;
            } else if (i < 11) {
                return false;
            }
        }
        if (next < parts.length
                && List.of("U:X", "U:Clear", "U:Green", "U:Amber", "U:Red").contains(parts[next])) {
            next++;
        }
        return next == parts.length;
    }

    private static boolean isMetric(String part, String metric) {
        int colon = metric.indexOf(':');
        return part.length() == colon + 2
                && part.regionMatches(0, metric, 0, colon + 1)
                && metric.indexOf(part.charAt(colon + 1), colon + 1) >= 0;
    }

    private static Shape v4() {
        TextShape impact = TextShape.oneOf("NONE", "LOW", "HIGH");
        TextShape requirement = TextShape.oneOf("LOW", "MEDIUM", "HIGH", X);
        TextShape modifiedVulnerable = TextShape.oneOf("NONE", "LOW", "HIGH", X);
        TextShape modifiedSubsequent = TextShape.oneOf("NEGLIGIBLE", "LOW", "HIGH", "SAFETY", X);
        return ObjectShape.closed()
                .must("version", TextShape.oneOf("4.0"))
                .must("vectorString", TextShape.such("a CVSS 4.0 vector", CvssStructure::vector4))
                .must("baseScore", NumberShape.SCORE)
                .must("baseSeverity", TextShape.oneOf("NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL"))
                .may("Automatable", TextShape.oneOf("NO", "YES", X))
                .may("Recovery", TextShape.oneOf("AUTOMATIC", "USER", "IRRECOVERABLE", X))
                .may("Safety", TextShape.oneOf("NEGLIGIBLE", "PRESENT", X))
                .may("attackComplexity", TextShape.oneOf("HIGH", "LOW"))
                .may("attackRequirements", TextShape.oneOf("NONE", "PRESENT"))
                .may("attackVector", TextShape.oneOf("NETWORK", "ADJACENT", "LOCAL", "PHYSICAL"))
                .mayAll(requirement, "availabilityRequirement", "confidentialityRequirement", "integrityRequirement")
                .may("exploitMaturity", TextShape.oneOf("UNREPORTED", "PROOF_OF_CONCEPT", "ATTACKED", X))
                .may("modifiedAttackComplexity", TextShape.oneOf("HIGH", "LOW", X))
                .may("modifiedAttackRequirements", TextShape.oneOf("NONE", "PRESENT", X))
                .may("modifiedAttackVector", TextShape.oneOf("NETWORK", "ADJACENT", "LOCAL", "PHYSICAL", X))
                .may("modifiedPrivilegesRequired", TextShape.oneOf("HIGH", "LOW", "NONE", X))
                .may("modifiedSubConfidentialityImpact", TextShape.oneOf("NEGLIGIBLE", "LOW", "HIGH", X))
                .mayAll(modifiedSubsequent, "modifiedSubAvailabilityImpact", "modifiedSubIntegrityImpact")
                .may("modifiedUserInteraction", TextShape.oneOf("NONE", "PASSIVE", "ACTIVE", X))
                .mayAll(
                        modifiedVulnerable,
                        "modifiedVulnAvailabilityImpact",
                        "modifiedVulnConfidentialityImpact",
                        "modifiedVulnIntegrityImpact")
                .may("privilegesRequired", TextShape.oneOf("HIGH", "LOW", "NONE"))
                .may("providerUrgency", TextShape.oneOf("CLEAR", "GREEN", "AMBER", "RED", X))
                .mayAll(impact, "subAvailabilityImpact", "subConfidentialityImpact", "subIntegrityImpact")
                .may("userInteraction", TextShape.oneOf("NONE", "PASSIVE", "ACTIVE"))
                .may("valueDensity", TextShape.oneOf("DIFFUSE", "CONCENTRATED", X))
                .mayAll(impact, "vulnAvailabilityImpact", "vulnConfidentialityImpact", "vulnIntegrityImpact")
                .may("vulnerabilityResponseEffort", TextShape.oneOf("LOW", "MODERATE", "HIGH", X))
                .and(CvssStructure::severityFitsScore)
                .build();
    }

    /** The object's own shape demands that score and severity are of the same band. */
    private static void severityFitsScore(JsonObject object, Place place, Sink sink) {
        JsonValue score = object.get("baseScore");
        JsonValue severity = object.get("baseSeverity");
        boolean fits = isBand(score, severity, "NONE", "0", "0", false)
                || isBand(score, severity, "LOW", "0.1", "3.9", true)
                || isBand(score, severity, "MEDIUM", "4", "6.9", true)
                || isBand(score, severity, "HIGH", "7", "8.9", false)
                || isBand(score, severity, "CRITICAL", "9", "10", true);
        boolean readable = score instanceof JsonNumber && severity instanceof JsonString;
        if (!fits && readable) {
            sink.wrong(place.path().at("baseSeverity"), "The severity is not that of the score " + score + ".");
        }
    }

    private static boolean isBand(
            @Nullable JsonValue score,
            @Nullable JsonValue severity,
            String word,
            String least,
            String most,
            boolean tenths) {
        if (severity != null
                && !(severity instanceof JsonString text && text.value().equals(word))) {
            return false;
        }
        if (score == null) {
            return true;
        }
        if (!(score instanceof JsonNumber number)) {
            return false;
        }
        BigDecimal value = number.decimal();
        return value.compareTo(new BigDecimal(least)) >= 0
                && value.compareTo(new BigDecimal(most)) <= 0
                && (!tenths || value.stripTrailingZeros().scale() <= 1);
    }
}
