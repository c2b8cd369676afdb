package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.DocumentVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;
import org.probity.csaf.structure.SsvcStructure;
import org.probity.scoring.ssvc.DecisionPoint;
import org.probity.scoring.ssvc.SsvcRegistry;

/** Tests of SSVC selection lists (CSAF 2.1). */
final class SsvcRules {
    private SsvcRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.since21("6.1.46", "Invalid SSVC", SsvcRules::invalid),
                Rule.since21("6.1.47", "Inconsistent SSVC target ids", SsvcRules::targets),
                Rule.since21("6.1.48", "SSVC decision points", SsvcRules::decisionPoints),
                Rule.since21("6.2.34", "Usage of unknown SSVC decision point base namespace", SsvcRules::unknownBase),
                Rule.since21(
                        "6.2.35",
                        "Unregistered SSVC base namespace in TLP:CLEAR document",
                        (context, findings) -> unregistered(context, findings, true)),
                Rule.since21(
                        "6.2.36",
                        "SSVC namespace with extension in TLP:CLEAR document",
                        (context, findings) -> extended(context, findings, true)),
                Rule.since21("6.2.37", "Unknown SSVC namespace without resource", SsvcRules::withoutResource),
                Rule.since21("6.3.13", "Usage of non-latest SSVC decision point version", SsvcRules::notLatest),
                Rule.since21(
                        "6.3.14",
                        "Unregistered SSVC base namespace in non-TLP:CLEAR document",
                        (context, findings) -> unregistered(context, findings, false)),
                Rule.since21(
                        "6.3.15",
                        "SSVC namespace with extension in non-TLP:CLEAR document",
                        (context, findings) -> extended(context, findings, false)));
    }

    private interface SsvcVisitor {
        void visit(Vulnerability vulnerability, JsonObject ssvc, Path path);
    }

    private static void each(Context context, SsvcVisitor visitor) {
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (Vulnerability.Metric metric : vulnerability.metrics()) {
                JsonObject ssvc = metric.content().object("ssvc_v2");
                if (ssvc != null) {
                    visitor.visit(vulnerability, ssvc, metric.contentPath().at("ssvc_v2"));
                }
            }
        }
    }

    private interface SelectionVisitor {
        void visit(JsonObject selection, SsvcNamespace namespace, Path path);
    }

    private static void eachSelection(JsonObject ssvc, Path path, SelectionVisitor visitor) {
        Context.objects(ssvc, path, "selections", (selection, place) -> {
            String namespace = selection.string("namespace");
            if (namespace != null) {
                visitor.visit(selection, SsvcNamespace.of(namespace), place);
            }
        });
    }

    /** 6.1.46: the object has the structure that CERT/CC's schema states. */
    static void invalid(Context context, Findings findings) {
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (Vulnerability.Metric metric : vulnerability.metrics()) {
                JsonValue ssvc = metric.content().get("ssvc_v2");
                if (ssvc != null) {
                    SsvcStructure.SELECTION_LIST.check(
                            ssvc, metric.contentPath().at("ssvc_v2"), CvssRules.into(findings));
                }
            }
        }
    }

    /**
     * 6.1.47: the targets are ids of the vulnerability. As the test cases have it, the document itself will do as long as
     * it has one vulnerability only; as written, its tracking id has to be among the ids then.
     */
    static void targets(Context context, Findings findings) {
        String documentId = context.tracking().node().string("id");
        boolean several = context.vulnerabilities().size() > 1;
        each(context, (vulnerability, ssvc, path) -> {
            JsonArray targets = ssvc.array("target_ids");
            Set<String> ids = targets.isEmpty() ? Set.of() : ids(vulnerability.node());
            for (int i = 0; i < targets.size(); i++) {
                if (!(targets.get(i) instanceof JsonString target)) {
                    continue;
                }
                Path place = path.at("target_ids", i);
                boolean isDocument = target.value().equals(documentId);
                if (isDocument && several) {
                    findings.add(place, "The target is the document, which has more than one vulnerability.");
                } else if (!ids.contains(target.value()) && (!isDocument || context.asWritten())) {
                    findings.add(place, "The target " + target + " is neither the CVE nor an id of the vulnerability.");
                }
            }
        });
    }

    private static Set<String> ids(JsonObject vulnerability) {
        Set<String> ids = new HashSet<>();
        String cve = vulnerability.string("cve");
        if (cve != null) {
            ids.add(cve);
        }
        for (JsonValue item : vulnerability.array("ids")) {
            String text = item instanceof JsonObject id ? id.string("text") : null;
            if (text != null) {
                ids.add(text);
            }
        }
        return ids;
    }

    /**
     * 6.1.48: a decision point of a registered namespace exists, and so do its values, in this order. As the test cases
     * have it, a version that another decision point of the namespace has will do.
     */
    static void decisionPoints(Context context, Findings findings) {
        each(
                context,
                (vulnerability, ssvc, path) -> eachSelection(ssvc, path, (selection, namespace, place) -> {
                    if (namespace.isInvalid()) {
                        findings.add(place.at("namespace"), "The namespace is reserved for what is invalid.");
                    } else if (namespace.isRegistered()) {
                        decisionPoint(context, selection, namespace, place, findings);
                    }
                }));
    }

    private static void decisionPoint(
            Context context, JsonObject selection, SsvcNamespace namespace, Path path, Findings findings) {
        String key = selection.string("key");
        String version = selection.string("version");
        if (key == null || version == null) {
            return;
        }
        DecisionPoint point = SsvcRegistry.published().point(namespace.base() + ":" + key + ":" + version);
        if (point == null && !context.asWritten()) {
            point = namespace.byNamespaceVersion(key, version);
        }
        if (point == null) {
            findings.add(
                    path,
                    "The namespace " + namespace.base() + " has no decision point " + key + " of version " + version
                            + ".");
            return;
        }
        String name = selection.string("name");
        if (!namespace.isExtended() && name != null && !name.equals(point.name())) {
            findings.add(path.at("name"), "The decision point " + key + " is called \"" + point.name() + "\".");
        }
        values(selection, point, namespace.isExtended(), path, findings);
    }

    private static void values(
            JsonObject selection, DecisionPoint point, boolean extended, Path path, Findings findings) {
        Map<String, Integer> order = new HashMap<>();
        for (int i = 0; i < point.values().size(); i++) {
            order.put(point.values().get(i).key(), i);
        }
        int[] last = {-1};
        Context.objects(selection, path, "values", (value, place) -> {
            String key = value.string("key");
            Integer position = key == null ? null : order.get(key);
            if (key == null) {
                return;
            }
            if (position == null) {
                findings.add(place, "The decision point " + point.name() + " has no value " + key + ".");
                return;
            }
            String name = value.string("name");
            if (!extended
                    && name != null
                    && !name.equals(point.values().get(position).name())) {
                findings.add(
                        place.at("name"),
                        "The value " + key + " is called \""
                                + point.values().get(position).name() + "\".");
            }
            if (position <= last[0]) {
                findings.add(place, "The value " + key + " does not stand in the order of its definition.");
            }
            last[0] = position;
        });
    }

    /** 6.2.34: the base namespace is a registered one, or one reserved for examples and tests. */
    static void unknownBase(Context context, Findings findings) {
        each(
                context,
                (vulnerability, ssvc, path) -> eachSelection(ssvc, path, (selection, namespace, place) -> {
                    if (!namespace.isRegistered() && !namespace.isReserved()) {
                        findings.add(
                                place.at("namespace"),
                                "The base namespace " + namespace.base() + " is not registered.");
                    }
                }));
    }

    /** 6.2.35 and 6.3.14: the base namespace is not an unregistered one, in public and in other documents. */
    private static void unregistered(Context context, Findings findings, boolean clear) {
        if (context.tlp().equals("CLEAR") == clear) {
            unknownBase(context, findings);
        }
    }

    /** 6.2.36 and 6.3.15: the namespace has no extension, in public and in other documents. */
    private static void extended(Context context, Findings findings, boolean clear) {
        if (context.tlp().equals("CLEAR") != clear) {
            return;
        }
        each(
                context,
                (vulnerability, ssvc, path) -> eachSelection(ssvc, path, (selection, namespace, place) -> {
                    if (namespace.isExtended()) {
                        findings.add(
                                place.at("namespace"), "The namespace has an extension, which readers may not know.");
                    }
                }));
    }

    /** 6.2.37: a namespace that is not registered as a whole is explained by a resource whose summary names it. */
    static void withoutResource(Context context, Findings findings) {
        each(context, (vulnerability, ssvc, path) -> {
            List<String> summaries = new ArrayList<>();
            for (JsonValue item : ssvc.array("decision_point_resources")) {
                String summary = item instanceof JsonObject resource ? resource.string("summary") : null;
                if (summary != null) {
                    summaries.add(summary);
                }
            }
            Set<String> told = new HashSet<>();
            eachSelection(ssvc, path, (selection, namespace, place) -> {
                boolean known = !namespace.isExtended() && (namespace.isRegistered() || namespace.isReserved());
                boolean explained = summaries.stream().anyMatch(summary -> summary.contains(namespace.text()));
                if (!known && !explained && told.add(namespace.text())) {
                    findings.add(
                            path.at("decision_point_resources"),
                            place.at("namespace"),
                            "No decision point resource explains the namespace " + namespace.text() + ".");
                }
            });
        });
    }

    /** 6.3.13: the version of a decision point was the latest at the time of the selection. */
    static void notLatest(Context context, Findings findings) {
        each(context, (vulnerability, ssvc, path) -> {
            CsafDateTime time = Context.date(ssvc, "timestamp");
            eachSelection(ssvc, path, (selection, namespace, place) -> {
                String key = selection.string("key");
                String version = selection.string("version");
                String latest = namespace.isRegistered() && key != null ? latest(namespace.base(), key, time) : null;
                if (latest != null && version != null && !latest.equals(version)) {
                    findings.add(
                            place.at("version"),
                            "The latest version of the decision point " + key + " was " + latest + ", not " + version
                                    + ".");
                }
            });
        });
    }

    private static @Nullable String latest(String namespace, String key, @Nullable CsafDateTime time) {
        DocumentVersion latest = null;
        for (DecisionPoint point : SsvcRegistry.published().points()) {
            if (point.namespace().equals(namespace)
                    && point.key().equals(key)
                    && SsvcNamespace.existedAt(point, time)) {
                DocumentVersion version = DocumentVersion.parse(point.version()).orElse(null);
                if (version != null && (latest == null || version.compareTo(latest) > 0)) {
                    latest = version;
                }
            }
        }
        return latest == null ? null : latest.text();
    }
}
