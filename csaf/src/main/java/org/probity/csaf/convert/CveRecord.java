package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.StatusModel.Action;
import org.probity.csaf.convert.StatusModel.ProductInfo;
import org.probity.csaf.convert.StatusModel.Reference;
import org.probity.csaf.convert.StatusModel.Score;
import org.probity.csaf.convert.StatusModel.State;
import org.probity.csaf.convert.StatusModel.Statement;
import org.probity.csaf.convert.StatusModel.Vulnerability;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonNumber;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonValue;
import org.probity.identifiers.cwe.CweList;
import org.probity.scoring.cvss.CvssScores;
import org.probity.scoring.cvss.CvssVector;
import org.probity.scoring.cvss.CvssVersion;

/** CSAF to records of CVE 5.2, one for each vulnerability with a CVE id. */
public final class CveRecord {
    private final StatusModel model;
    private final @Nullable String organization;

    private CveRecord(StatusModel model, @Nullable String organization) {
        this.model = model;
        this.organization = organization;
    }

    /**
     * Converts a document of either version.
     *
     * @param organization the UUID of the CNA, or null: then only the CNA's container is made, as the CVE services take it
     *     from the CNA
     */
    public static List<Conversion> convert(CsafDocument document, @Nullable String organization) {
        StatusModel model = StatusModel.of(document);
        CveRecord converter = new CveRecord(model, organization);
        List<Conversion> records = new ArrayList<>();
        for (Vulnerability vulnerability : model.vulnerabilities()) {
            String cve = vulnerability.cve();
            if (cve != null) {
                records.add(converter.record(vulnerability, cve));
            }
        }
        return records;
    }

    private Conversion record(Vulnerability vulnerability, String cve) {
        Remarks remarks = new Remarks();
        Losses.tell(model, remarks);
        JsonObject cna = container(vulnerability, remarks);
        if (organization == null) {
            remarks.check("", "Without the CNA's id only the container was made, for " + cve + ".");
            return new Conversion(JsonObject.builder().put("cnaContainer", cna).build(), remarks.list());
        }
        JsonObject result = JsonObject.builder()
                .put("containers", JsonObject.builder().put("cna", cna).build())
                .put(
                        "cveMetadata",
                        JsonObject.builder()
                                .put("assignerOrgId", organization)
                                .put("cveId", cve)
                                .put("state", "PUBLISHED")
                                .build())
                .put("dataType", "CVE_RECORD")
                .put("dataVersion", "5.2")
                .build();
        return new Conversion(result, remarks.list());
    }

    private String language() {
        String language = model.language();
        return language == null ? "en" : language;
    }

    private JsonObject container(Vulnerability vulnerability, Remarks remarks) {
        String description = vulnerability.description() == null ? vulnerability.title() : vulnerability.description();
        if (description == null) {
            description = model.title();
            remarks.added(vulnerability.path(), "The vulnerability is not described; the document's title stands in.");
        }
        String title = vulnerability.title() == null ? model.title() : vulnerability.title();
        return JsonObject.builder()
                .put("affected", JsonArray.of(affected(vulnerability, remarks)))
                .put("credits", credits(vulnerability))
                .put("datePublic", vulnerability.published() == null ? null : Losses.utc(vulnerability.published()))
                .put("descriptions", JsonArray.of(List.of(text(description))))
                .put("metrics", metrics(vulnerability))
                .put("problemTypes", problems(vulnerability))
                .put(
                        "providerMetadata",
                        organization == null
                                ? null
                                : JsonObject.builder()
                                        .put("orgId", organization)
                                        .build())
                .put("references", references(vulnerability, remarks))
                .put(
                        "solutions",
                        actions(
                                vulnerability,
                                Set.of(
                                        "vendor_fix",
                                        "no_fix_planned",
                                        "none_available",
                                        "fix_planned",
                                        "optional_patch")))
                .put("source", JsonObject.builder().put("advisory", model.id()).build())
                .put("title", title.length() > 256 ? title.substring(0, 256) : title)
                .put("workarounds", actions(vulnerability, Set.of("workaround", "mitigation")))
                .build();
    }

    private JsonObject text(String value) {
        return JsonObject.builder()
                .put("lang", language())
                .put("value", value.length() > 4096 ? value.substring(0, 4096) : value)
                .build();
    }

    /** One entry for each vendor and product, with its versions. */
    private List<JsonValue> affected(Vulnerability vulnerability, Remarks remarks) {
        Map<List<String>, List<JsonValue>> versions = new LinkedHashMap<>();
        Map<List<String>, Set<String>> cpes = new LinkedHashMap<>();
        for (Statement statement : vulnerability.statements()) {
            ProductInfo product = model.products().get(statement.product());
            if (product != null) {
                ProductInfo named = component(product);
                String vendor = named.vendor() == null ? model.publisher() : named.vendor();
                String name = named.family() == null ? named.name() : named.family();
                List<String> key = List.of(vendor, name);
                List<JsonValue> list = versions.computeIfAbsent(key, _ -> new ArrayList<>());
                versions(named, statement, vulnerability, remarks).stream()
                        .filter(version -> !list.contains(version))
                        .forEach(list::add);
                if (product.cpe() != null
                        && product.cpe().startsWith("cpe:2.3:")
                        && statement.state() == State.AFFECTED) {
                    cpes.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(product.cpe());
                }
            }
        }
        List<JsonValue> list = new ArrayList<>();
        versions.forEach((key, found) -> list.add(JsonObject.builder()
                .put("cpes", List.copyOf(cpes.getOrDefault(key, Set.of())))
                .put("defaultStatus", "unknown")
                .put("product", key.get(1))
                .put("vendor", key.get(0))
                .put("versions", JsonArray.of(found))
                .build()));
        if (list.isEmpty()) {
            remarks.invalid(
                    vulnerability.path() + "/product_status",
                    "No product has a status, but a record needs one that is affected.");
        }
        return list;
    }

    /** For a combination the component is what the record is about. */
    private ProductInfo component(ProductInfo product) {
        ProductInfo part = product.parts().isEmpty()
                ? null
                : model.products().get(product.parts().getFirst());
        return part == null || product.family() != null ? product : part;
    }

    private List<JsonObject> versions(
            ProductInfo product, Statement statement, Vulnerability vulnerability, Remarks remarks) {
        String status =
                switch (statement.state()) {
                    case AFFECTED -> "affected";
                    case FIXED, NOT_AFFECTED -> "unaffected";
                    case UNDER_INVESTIGATION -> "unknown";
                };
        String text = product.versionText() == null ? "unspecified" : product.versionText();
        String all = VersionRange.all(text);
        if (all != null) {
            return List.of(JsonObject.builder()
                    .put("lessThan", "*")
                    .put("status", status)
                    .put("version", "0")
                    .put("versionType", Set.of("all", "generic").contains(all) ? "custom" : all)
                    .build());
        }
        VersionRange range = product.range() ? VersionRange.parse(text) : null;
        if (range == null) {
            if (product.range()) {
                remarks.check(
                        vulnerability.path() + "/product_status",
                        "The range \"" + text + "\" stands as a version, as it is no vers range of bounds.");
            }
            return List.of(JsonObject.builder()
                    .put("status", status)
                    .put("version", text)
                    .build());
        }
        List<JsonObject> list = new ArrayList<>();
        for (VersionRange.Interval interval : range.intervals()) {
            if (interval.exact() != null) {
                list.add(JsonObject.builder()
                        .put("status", status)
                        .put("version", interval.exact())
                        .build());
            } else {
                list.add(JsonObject.builder()
                        .put("lessThan", interval.upTo() == null && interval.before() == null ? "*" : interval.before())
                        .put("lessThanOrEqual", interval.upTo())
                        .put("status", status)
                        .put("version", interval.from() == null ? "0" : interval.from())
                        .put("versionType", range.scheme().equals("generic") ? "custom" : range.scheme())
                        .build());
            }
        }
        return list;
    }

    private @Nullable JsonArray credits(Vulnerability vulnerability) {
        List<JsonObject> list = vulnerability.credits().stream()
                .map(name -> JsonObject.builder()
                        .put("lang", language())
                        .put("type", "finder")
                        .put("value", name)
                        .build())
                .toList();
        return list.isEmpty() ? null : JsonArray.of(list);
    }

    private static @Nullable JsonArray metrics(Vulnerability vulnerability) {
        Set<JsonValue> list = new LinkedHashSet<>();
        for (Score score : vulnerability.scores()) {
            list.add(JsonObject.builder()
                    .put(field(score.vector().version()), cvss(score.vector()))
                    .put("format", "CVSS")
                    .build());
        }
        return list.isEmpty() ? null : JsonArray.of(list);
    }

    private static String field(CvssVersion version) {
        return "cvssV" + version.label().replace('.', '_');
    }

    private static JsonObject cvss(CvssVector vector) {
        CvssScores scores = vector.scores();
        return JsonObject.builder()
                .put("baseScore", JsonNumber.of(scores.first().decimal()))
                .put(
                        "baseSeverity",
                        vector.version() == CvssVersion.V2_0
                                ? null
                                : scores.severity().name())
                .put("vectorString", vector.canonical())
                .put("version", vector.version().label())
                .build();
    }

    private @Nullable JsonArray problems(Vulnerability vulnerability) {
        List<JsonObject> list = new ArrayList<>();
        for (String cwe : vulnerability.cwes()) {
            String name = CweList.latest()
                    .find(cwe)
                    .map(weakness -> cwe + " " + weakness.name())
                    .orElse(cwe);
            JsonObject description = JsonObject.builder()
                    .put("cweId", cwe)
                    .put("description", name)
                    .put("lang", "en")
                    .put("type", "CWE")
                    .build();
            list.add(JsonObject.builder()
                    .put("descriptions", JsonArray.of(List.of(description)))
                    .build());
        }
        return list.isEmpty() ? null : JsonArray.of(list);
    }

    private @Nullable JsonArray references(Vulnerability vulnerability, Remarks remarks) {
        Map<String, JsonValue> byUrl = new LinkedHashMap<>();
        for (Reference reference : vulnerability.references()) {
            JsonObject.Builder json = JsonObject.builder().put("name", reference.summary());
            if (reference.self()) {
                json.put("tags", List.of("vendor-advisory"));
            }
            byUrl.putIfAbsent(reference.url(), json.put("url", reference.url()).build());
        }
        if (byUrl.isEmpty()) {
            remarks.invalid(vulnerability.path() + "/references", "A record needs at least one reference.");
            return null;
        }
        return JsonArray.of(byUrl.values());
    }

    private @Nullable JsonArray actions(Vulnerability vulnerability, Set<String> categories) {
        Set<JsonValue> list = new LinkedHashSet<>();
        for (Statement statement : vulnerability.statements()) {
            for (Action action : statement.actions()) {
                if (categories.contains(action.category().toLowerCase(Locale.ROOT))) {
                    list.add(text(action.details() + (action.url() == null ? "" : " (" + action.url() + ")")));
                }
            }
        }
        return list.isEmpty() ? null : JsonArray.of(list);
    }
}
