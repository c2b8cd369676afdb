package org.probity.csaf.convert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.StatusModel.State;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.write.AdvisoryBuilder;
import org.probity.csaf.write.Identification;
import org.probity.csaf.write.Product;
import org.probity.csaf.write.Publisher;
import org.probity.csaf.write.RevisionHistory;
import org.probity.csaf.write.VulnerabilityBuilder;
import org.probity.csaf.write.Word;
import org.probity.csaf.write.Word.FlagLabel;
import org.probity.csaf.write.Word.NoteCategory;
import org.probity.csaf.write.Word.RemediationCategory;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.purl.Purl;
import org.probity.identifiers.vulnerability.VulnerabilityId;
import org.probity.scoring.cvss.CvssFormatException;
import org.probity.scoring.cvss.CvssVector;
import org.probity.scoring.cvss.CvssVersion;

/** OpenVEX and CycloneDX VEX to a CSAF 2.0 document of the VEX profile. What CSAF demands and they lack is given by the caller. */
public final class VexImport {
    private static final Map<String, State> CYCLONEDX_STATES = Map.of(
            "resolved", State.FIXED,
            "resolved_with_pedigree", State.FIXED,
            "exploitable", State.AFFECTED,
            "in_triage", State.UNDER_INVESTIGATION,
            "false_positive", State.NOT_AFFECTED,
            "not_affected", State.NOT_AFFECTED);
    private static final Map<String, RemediationCategory> RESPONSES = Map.of(
            "can_not_fix", RemediationCategory.NONE_AVAILABLE,
            "will_not_fix", RemediationCategory.NO_FIX_PLANNED,
            "update", RemediationCategory.VENDOR_FIX,
            "rollback", RemediationCategory.WORKAROUND,
            "workaround_available", RemediationCategory.WORKAROUND);

    private final AdvisoryBuilder advisory;
    private final Remarks remarks = new Remarks();
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<String, VulnerabilityBuilder> vulnerabilities = new LinkedHashMap<>();

    private VexImport(AdvisoryBuilder advisory) {
        this.advisory = advisory;
    }

    /**
     * Converts OpenVEX.
     *
     * @param trackingId the id of the new document
     * @throws IllegalArgumentException if it is no OpenVEX or what it says can't be said in CSAF
     */
    public static Conversion fromOpenVex(JsonObject source, Publisher publisher, String trackingId) {
        if (!String.valueOf(source.string("@context")).startsWith("https://openvex.dev/ns")) {
            throw new IllegalArgumentException(
                    "this is no OpenVEX document: its @context is " + source.string("@context"));
        }
        VexImport importer = start(publisher, trackingId, String.valueOf(source.string("author")));
        int i = 0;
        for (JsonObject statement : StatusReader.objects(source.array("statements"))) {
            importer.openVexStatement(statement, "/statements/" + i++);
        }
        return importer.finish(time(source.string("timestamp")), "OpenVEX");
    }

    /**
     * Converts a CycloneDX document with vulnerabilities.
     *
     * @param trackingId the id of the new document
     * @throws IllegalArgumentException if it is no CycloneDX or what it says can't be said in CSAF
     */
    public static Conversion fromCycloneDx(JsonObject source, Publisher publisher, String trackingId) {
        if (!"CycloneDX".equals(source.string("bomFormat"))) {
            throw new IllegalArgumentException("this is no CycloneDX document");
        }
        VexImport importer = start(publisher, trackingId, publisher.name());
        Map<String, JsonObject> components = new LinkedHashMap<>();
        JsonObject subject = StatusReader.object(source, "metadata").object("component");
        if (subject != null) {
            collect(subject, components, 0);
        }
        StatusReader.objects(source.array("components")).forEach(component -> collect(component, components, 0));
        int i = 0;
        for (JsonObject vulnerability : StatusReader.objects(source.array("vulnerabilities"))) {
            importer.cycloneDxVulnerability(vulnerability, components, "/vulnerabilities/" + i++);
        }
        return importer.finish(time(StatusReader.object(source, "metadata").string("timestamp")), "CycloneDX");
    }

    private static VexImport start(Publisher publisher, String trackingId, String author) {
        AdvisoryBuilder advisory = new AdvisoryBuilder(
                AdvisoryBuilder.VEX, "Status of products under vulnerabilities", publisher, trackingId);
        advisory.note(NoteCategory.SUMMARY, "Origin", "Converted from statements of " + author + ".");
        return new VexImport(advisory);
    }

    private static Instant time(@Nullable String text) {
        return CsafDateTime.parse(String.valueOf(text))
                .map(CsafDateTime::toInstant)
                .orElseThrow(() -> new IllegalArgumentException("the document has no readable time"));
    }

    private Conversion finish(Instant released, String form) {
        if (vulnerabilities.isEmpty()) {
            throw new IllegalArgumentException("the document states no status");
        }
        remarks.added("/document/distribution", form + " says nothing on passing on; TLP:WHITE was set.");
        CsafDocument document = advisory.build(RevisionHistory.released(released, "Converted from " + form + "."));
        return new Conversion(document.object(), remarks.list());
    }

    private VulnerabilityBuilder vulnerability(String id, List<String> aliases, @Nullable String description) {
        return vulnerabilities.computeIfAbsent(id, _ -> {
            VulnerabilityBuilder builder = advisory.vulnerability();
            List<String> ids = new ArrayList<>(aliases);
            ids.addFirst(id);
            String cve = ids.stream().filter(VexImport::isCve).findFirst().orElse(null);
            if (cve != null) {
                builder.cve(cve);
            }
            for (String other : new LinkedHashSet<>(ids)) {
                if (!isCve(other)) {
                    int dash = other.indexOf('-');
                    builder.id(dash > 0 ? other.substring(0, dash) : "other", other);
                }
            }
            String text = description == null ? "See " + id + "." : description;
            builder.note(NoteCategory.DESCRIPTION, null, text);
            return builder;
        });
    }

    private static boolean isCve(String id) {
        return VulnerabilityId.isOf(VulnerabilityId.Scheme.CVE, id);
    }

    private Product product(String key, String name, @Nullable String purl, @Nullable String cpe, String path) {
        return products.computeIfAbsent(key, _ -> {
            Identification identification = new Identification();
            if (purl != null && Purl.tryParse(purl).isPresent()) {
                identification.withPurl(purl);
            } else if (purl != null) {
                remarks.lost(path, "The purl " + purl + " is invalid.");
            }
            if (cpe != null && Cpe.tryParse(cpe).isPresent()) {
                identification.withCpe(cpe);
            }
            return advisory.products().product(null, name, identification);
        });
    }

    private void state(
            VulnerabilityBuilder builder,
            State state,
            Product product,
            @Nullable String justification,
            @Nullable String impact) {
        switch (state) {
            case AFFECTED -> builder.affected(product);
            case FIXED -> builder.fixed(product);
            case UNDER_INVESTIGATION -> builder.underInvestigation(product);
            case NOT_AFFECTED -> {
                FlagLabel label = flag(justification);
                if (label != null) {
                    builder.notAffected(label, product);
                    if (impact != null) {
                        builder.threat(Word.ThreatCategory.IMPACT, impact, List.of(product));
                    }
                } else {
                    builder.notAffected(impact == null ? "The source states no reason." : impact, product);
                }
            }
        }
    }

    private static @Nullable FlagLabel flag(@Nullable String justification) {
        for (FlagLabel label : FlagLabel.values()) {
            if (label.word().equals(justification)) {
                return label;
            }
        }
        return null;
    }

    private void openVexStatement(JsonObject statement, String path) {
        JsonObject named = StatusReader.object(statement, "vulnerability");
        String id = named.string("name");
        String word = statement.string("status");
        if (id == null || word == null) {
            remarks.lost(path, "The statement names no vulnerability or no status.");
            return;
        }
        VulnerabilityBuilder builder =
                vulnerability(id, StatusReader.texts(named.array("aliases")), named.string("description"));
        State state = State.valueOf(word.toUpperCase(Locale.ROOT));
        Set<Product> touched = new LinkedHashSet<>();
        for (JsonObject component : StatusReader.objects(statement.array("products"))) {
            touched.add(openVexProduct(component, path + "/products"));
        }
        for (Product product : touched) {
            state(builder, state, product, statement.string("justification"), statement.string("impact_statement"));
        }
        String action = statement.string("action_statement");
        if (action != null && !touched.isEmpty()) {
            action.lines().filter(line -> !line.isBlank()).forEach(line -> action(builder, line, touched, path));
        }
        if (statement.has("status_notes")) {
            builder.note(NoteCategory.DETAILS, "Status notes", String.valueOf(statement.string("status_notes")));
        }
    }

    /** One action; those that this program wrote begin with their category. */
    private void action(VulnerabilityBuilder builder, String line, Set<Product> touched, String path) {
        Product[] all = touched.toArray(new Product[0]);
        for (RemediationCategory category : RemediationCategory.values()) {
            String start = category.word() + ": ";
            if (line.startsWith(start) && line.length() > start.length()) {
                builder.remediation(category, line.substring(start.length()), all);
                return;
            }
        }
        remarks.changed(path + "/action_statement", "The kind of the action is not stated; it became a mitigation.");
        builder.remediation(RemediationCategory.MITIGATION, line, all);
    }

    private Product openVexProduct(JsonObject component, String path) {
        JsonObject identifiers = StatusReader.object(component, "identifiers");
        String id = component.string("@id");
        String purl = identifiers.string("purl") != null
                ? identifiers.string("purl")
                : id != null && id.startsWith("pkg:") ? id : null;
        String cpe = identifiers.string("cpe23") == null ? identifiers.string("cpe22") : identifiers.string("cpe23");
        String name = purl != null ? purl : id != null ? id : String.valueOf(cpe);
        if (component.has("subcomponents")) {
            remarks.changed(path, "The subcomponents of " + name + " stand in its name only.");
            name = name + " with " + JsonText.compact(component.array("subcomponents"));
        }
        return product(name, name, purl, cpe, path);
    }

    private static void collect(JsonObject component, Map<String, JsonObject> components, int depth) {
        String ref = component.string("bom-ref");
        if (ref != null) {
            components.putIfAbsent(ref, component);
        }
        if (depth < 100) {
            StatusReader.objects(component.array("components")).forEach(inner -> collect(inner, components, depth + 1));
        }
    }

    private void cycloneDxVulnerability(JsonObject vulnerability, Map<String, JsonObject> components, String path) {
        String id = vulnerability.string("id");
        JsonObject analysis = vulnerability.object("analysis");
        State state = analysis == null ? null : CYCLONEDX_STATES.get(String.valueOf(analysis.string("state")));
        if (id == null || analysis == null || state == null) {
            remarks.lost(path, "The vulnerability has no id or no analysis with a state.");
            return;
        }
        List<Product> touched = new ArrayList<>();
        for (JsonObject affects : StatusReader.objects(vulnerability.array("affects"))) {
            JsonObject component = components.get(String.valueOf(affects.string("ref")));
            if (component == null) {
                remarks.lost(path + "/affects", "No component has the bom-ref " + affects.string("ref") + ".");
            } else {
                touched.add(cycloneDxProduct(component, String.valueOf(affects.string("ref")), path));
            }
        }
        if (touched.isEmpty()) {
            return;
        }
        VulnerabilityBuilder builder = vulnerability(id, List.of(), vulnerability.string("description"));
        String justification = justification(analysis, path);
        touched.forEach(product -> state(builder, state, product, justification, analysis.string("detail")));
        responses(builder, vulnerability, analysis, touched);
        ratings(builder, vulnerability, touched, path);
    }

    private Product cycloneDxProduct(JsonObject component, String ref, String path) {
        String version = component.string("version");
        String name = component.string("name") + (version == null ? "" : " " + version);
        return product(ref, name, component.string("purl"), component.string("cpe"), path);
    }

    private @Nullable String justification(JsonObject analysis, String path) {
        String word = analysis.string("justification");
        String label =
                switch (String.valueOf(word)) {
                    case "code_not_present" -> "vulnerable_code_not_present";
                    case "code_not_reachable" -> "vulnerable_code_not_in_execute_path";
                    case "protected_by_mitigating_control",
                            "protected_at_runtime",
                            "protected_at_perimeter",
                            "protected_by_compiler" -> "inline_mitigations_already_exist";
                    case "requires_configuration", "requires_dependency", "requires_environment" ->
                        "vulnerable_code_cannot_be_controlled_by_adversary";
                    default -> null;
                };
        if (label != null) {
            remarks.changed(path + "/analysis/justification", "The justification " + word + " became " + label + ".");
        }
        return label;
    }

    private static void responses(
            VulnerabilityBuilder builder, JsonObject vulnerability, JsonObject analysis, List<Product> touched) {
        Product[] all = touched.toArray(new Product[0]);
        for (String response : StatusReader.texts(analysis.array("response"))) {
            RemediationCategory category = RESPONSES.get(response);
            if (category != null) {
                String text = category == RemediationCategory.WORKAROUND
                        ? vulnerability.string("workaround")
                        : vulnerability.string("recommendation");
                builder.remediation(category, text == null ? response.replace('_', ' ') : text, all);
            }
        }
    }

    private void ratings(VulnerabilityBuilder builder, JsonObject vulnerability, List<Product> touched, String path) {
        for (JsonValue item : vulnerability.array("ratings")) {
            String vector = item instanceof JsonObject rating ? rating.string("vector") : null;
            if (vector == null) {
                continue;
            }
            try {
                CvssVector read = CvssVector.parse(vector);
                builder.score(read, touched);
                if (read.version() == CvssVersion.V4_0) {
                    remarks.changed(path + "/ratings", "CSAF 2.0 has no field for CVSS 4.0; the vector became a note.");
                }
            } catch (CvssFormatException e) {
                remarks.lost(path + "/ratings", "The vector " + vector + " is invalid: " + e.getMessage() + ".");
            } catch (IllegalArgumentException e) {
                remarks.lost(path + "/ratings", "The vector " + vector + " is a second one of its kind.");
            }
        }
    }
}
