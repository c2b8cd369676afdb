package org.probity.csaf.convert;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.scoring.cvss.CvssScores;
import org.probity.scoring.cvss.CvssVersion;

/** CSAF to a VEX document of CycloneDX 1.6. */
public final class CycloneDxVex {
    private static final Map<String, String> JUSTIFICATIONS = Map.of(
            "component_not_present", "code_not_present",
            "vulnerable_code_not_present", "code_not_present",
            "vulnerable_code_not_in_execute_path", "code_not_reachable",
            "vulnerable_code_cannot_be_controlled_by_adversary", "code_not_reachable",
            "inline_mitigations_already_exist", "protected_by_mitigating_control");
    private static final Map<String, String> RESPONSES = Map.of(
            "vendor_fix", "update",
            "optional_patch", "update",
            "workaround", "workaround_available",
            "mitigation", "workaround_available",
            "no_fix_planned", "will_not_fix");
    private static final Map<CvssVersion, String> METHODS = Map.of(
            CvssVersion.V2_0, "CVSSv2",
            CvssVersion.V3_0, "CVSSv3",
            CvssVersion.V3_1, "CVSSv31",
            CvssVersion.V4_0, "CVSSv4");

    private final StatusModel model;
    private final Remarks remarks = new Remarks();

    private CycloneDxVex(StatusModel model) {
        this.model = model;
    }

    /** Converts a document of either version. */
    public static Conversion convert(CsafDocument document) {
        return new CycloneDxVex(StatusModel.of(document)).convert();
    }

    private Conversion convert() {
        Losses.tell(model, remarks);
        List<JsonValue> vulnerabilities = new ArrayList<>();
        for (Vulnerability vulnerability : model.vulnerabilities()) {
            int part = 1;
            for (Map.Entry<Statement, Set<String>> group :
                    grouped(vulnerability).entrySet()) {
                vulnerabilities.add(entry(vulnerability, group.getKey(), group.getValue(), part++));
            }
        }
        List<JsonValue> components = new ArrayList<>();
        model.products().values().forEach(product -> components.add(component(product)));
        JsonObject result = JsonObject.builder()
                .put("bomFormat", "CycloneDX")
                .put("components", JsonArray.of(components))
                .put("metadata", metadata())
                .put("serialNumber", serialNumber())
                .put("specVersion", "1.6")
                .put("version", JsonNumber.of(Math.max(1, model.revisions())))
                .put("vulnerabilities", JsonArray.of(vulnerabilities))
                .build();
        return new Conversion(result, remarks.list());
    }

    /** The same for all versions of a document, made from publisher and tracking id. */
    private String serialNumber() {
        String name = model.namespace() + " " + model.id();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject metadata() {
        JsonObject.Builder supplier = JsonObject.builder().put("name", model.publisher());
        if (!model.namespace().isEmpty()) {
            supplier.put("url", List.of(model.namespace()));
        }
        return JsonObject.builder()
                .put("supplier", supplier.build())
                .put("timestamp", Losses.utc(model.updated()))
                .build();
    }

    private JsonObject component(ProductInfo product) {
        String name = product.family() == null ? product.name() : product.family();
        if (product.range()) {
            remarks.changed(
                    "/product_tree",
                    "The version range " + product.versionText() + " of " + product.id()
                            + " stands in the component's version.");
        }
        return JsonObject.builder()
                .put("bom-ref", product.id())
                .put("cpe", product.cpe())
                .put("name", name)
                .put("purl", product.purls().isEmpty() ? null : product.purls().getFirst())
                .put(
                        "supplier",
                        product.vendor() == null
                                ? null
                                : JsonObject.builder()
                                        .put("name", product.vendor())
                                        .build())
                .put("type", "application")
                .put("version", product.versionText())
                .build();
    }

    /** Statements that say the same of several products become one entry. */
    private static Map<Statement, Set<String>> grouped(Vulnerability vulnerability) {
        Map<Statement, Set<String>> groups = new LinkedHashMap<>();
        for (Statement statement : vulnerability.statements()) {
            Statement same = new Statement(
                    "", statement.state(), "", statement.justification(), statement.impact(), statement.actions());
            groups.computeIfAbsent(same, _ -> new LinkedHashSet<>()).add(statement.product());
        }
        return groups;
    }

    private JsonObject entry(Vulnerability vulnerability, Statement said, Set<String> products, int part) {
        String id = vulnerability.ids().isEmpty()
                ? model.id() + vulnerability.path()
                : vulnerability.ids().getFirst();
        JsonObject.Builder json = JsonObject.builder()
                .put("advisories", advisories())
                .put("affects", affects(products))
                .put("analysis", analysis(vulnerability, said))
                .put("bom-ref", "vulnerability:" + id + ":" + part)
                .put("credits", credits(vulnerability))
                .put("cwes", cwes(vulnerability))
                .put("description", vulnerability.description())
                .put("detail", vulnerability.title())
                .put("id", id)
                .put("published", vulnerability.published() == null ? null : Losses.utc(vulnerability.published()))
                .put("ratings", ratings(vulnerability, products))
                .put(
                        "recommendation",
                        actions(
                                said,
                                Set.of(
                                        "vendor_fix",
                                        "optional_patch",
                                        "no_fix_planned",
                                        "none_available",
                                        "fix_planned")))
                .put("references", references(vulnerability))
                .put("updated", Losses.utc(model.updated()))
                .put("workaround", actions(said, Set.of("workaround", "mitigation")));
        return json.build();
    }

    private @Nullable JsonArray advisories() {
        return model.url() == null
                ? null
                : JsonArray.of(List.of(JsonObject.builder()
                        .put("title", model.title())
                        .put("url", model.url())
                        .build()));
    }

    private static JsonArray affects(Set<String> products) {
        return JsonArray.of(products.stream()
                .map(product -> JsonObject.builder().put("ref", product).build())
                .toList());
    }

    private JsonObject analysis(Vulnerability vulnerability, Statement said) {
        String state =
                switch (said.state()) {
                    case AFFECTED -> "exploitable";
                    case NOT_AFFECTED -> "not_affected";
                    case FIXED -> "resolved";
                    case UNDER_INVESTIGATION -> "in_triage";
                };
        String justification = said.justification() == null ? null : JUSTIFICATIONS.get(said.justification());
        if (justification != null) {
            remarks.changed(
                    vulnerability.path() + "/flags",
                    "The justification " + said.justification() + " became " + justification + ".");
        }
        String detail = said.impact() == null ? said.justification() : said.impact();
        return JsonObject.builder()
                .put("detail", detail)
                .put("firstIssued", Losses.utc(model.issued()))
                .put("justification", said.state() == State.NOT_AFFECTED ? justification : null)
                .put("lastUpdated", Losses.utc(model.updated()))
                .put("response", responses(vulnerability, said))
                .put("state", state)
                .build();
    }

    private List<String> responses(Vulnerability vulnerability, Statement said) {
        Set<String> responses = new TreeSet<>();
        for (Action action : said.actions()) {
            String response = RESPONSES.get(action.category());
            if (response == null) {
                remarks.check(
                        vulnerability.path() + "/remediations",
                        "The category " + action.category()
                                + " has no counterpart; its text stands in the recommendation.");
            } else {
                responses.add(response);
            }
        }
        return List.copyOf(responses);
    }

    private static @Nullable String actions(Statement said, Set<String> categories) {
        String text = said.actions().stream()
                .filter(action -> categories.contains(action.category()))
                .map(action -> action.details() + (action.url() == null ? "" : " (" + action.url() + ")"))
                .distinct()
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    private static @Nullable JsonObject credits(Vulnerability vulnerability) {
        if (vulnerability.credits().isEmpty()) {
            return null;
        }
        List<JsonObject> people = vulnerability.credits().stream()
                .map(name -> JsonObject.builder().put("name", name).build())
                .toList();
        return JsonObject.builder().put("individuals", JsonArray.of(people)).build();
    }

    private static @Nullable JsonArray cwes(Vulnerability vulnerability) {
        List<JsonNumber> numbers = new ArrayList<>();
        for (String cwe : vulnerability.cwes()) {
            if (cwe.matches("CWE-[1-9]\\d{0,8}")) {
                numbers.add(JsonNumber.of(Long.parseLong(cwe.substring(4))));
            }
        }
        return numbers.isEmpty() ? null : JsonArray.of(numbers);
    }

    private static @Nullable JsonArray ratings(Vulnerability vulnerability, Set<String> products) {
        Set<JsonValue> ratings = new LinkedHashSet<>();
        for (Score score : vulnerability.scores()) {
            if (score.products().stream().anyMatch(products::contains)) {
                CvssScores scores = score.vector().scores();
                ratings.add(JsonObject.builder()
                        .put("method", METHODS.get(scores.version()))
                        .put("score", JsonNumber.of(scores.first().decimal()))
                        .put("severity", scores.severity().name().toLowerCase(Locale.ROOT))
                        .put("vector", JsonString.of(score.vector().canonical()))
                        .build());
            }
        }
        return ratings.isEmpty() ? null : JsonArray.of(ratings);
    }

    private @Nullable JsonArray references(Vulnerability vulnerability) {
        List<JsonValue> list = new ArrayList<>();
        for (String id : vulnerability.ids().stream().skip(1).distinct().toList()) {
            list.add(JsonObject.builder()
                    .put("id", id)
                    .put(
                            "source",
                            JsonObject.builder().put("name", model.publisher()).build())
                    .build());
        }
        for (Reference reference : vulnerability.references()) {
            if (!reference.self()) {
                list.add(JsonObject.builder()
                        .put("id", reference.summary())
                        .put(
                                "source",
                                JsonObject.builder().put("url", reference.url()).build())
                        .build());
            }
        }
        return list.isEmpty() ? null : JsonArray.of(list);
    }
}
