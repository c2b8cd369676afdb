package org.probity.csaf.convert;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.StatusModel.Action;
import org.probity.csaf.convert.StatusModel.ProductInfo;
import org.probity.csaf.convert.StatusModel.State;
import org.probity.csaf.convert.StatusModel.Statement;
import org.probity.csaf.convert.StatusModel.Vulnerability;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonNumber;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonValue;

/** CSAF to OpenVEX 0.2.0. */
public final class OpenVex {
    private static final String CONTEXT = "https://openvex.dev/ns/v0.2.0";

    private final StatusModel model;
    private final Remarks remarks = new Remarks();

    private OpenVex(StatusModel model) {
        this.model = model;
    }

    /**
     * Converts a document of either version.
     *
     * @throws IllegalArgumentException if no product has a status, as OpenVEX can't be empty
     */
    public static Conversion convert(CsafDocument document) {
        return new OpenVex(StatusModel.of(document)).convert();
    }

    private Conversion convert() {
        Losses.tell(model, remarks);
        List<JsonValue> statements = new ArrayList<>();
        for (Vulnerability vulnerability : model.vulnerabilities()) {
            grouped(vulnerability)
                    .forEach((said, products) -> statements.add(statement(vulnerability, said, products)));
            Losses.scores(vulnerability, remarks, "OpenVEX");
        }
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("no product has a status, so there is nothing that OpenVEX could state");
        }
        JsonObject result = JsonObject.builder()
                .put("@context", CONTEXT)
                .put("@id", documentIri())
                .put("author", model.publisher())
                .put("last_updated", Losses.utc(model.updated()))
                .put("role", model.publisherCategory())
                .put("statements", JsonArray.of(statements))
                .put("timestamp", Losses.utc(model.issued()))
                .put("tooling", "Probity, from CSAF document " + model.id())
                .put("version", JsonNumber.of(Math.max(1, model.revisions())))
                .build();
        return new Conversion(result, remarks.list());
    }

    private String documentIri() {
        if (model.url() != null) {
            return model.url();
        }
        String base = model.namespace().endsWith("/") ? model.namespace() : model.namespace() + "/";
        return base + "csaf/" + encoded(model.id());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Statements that say the same of several products become one. */
    private static Map<Statement, Set<String>> grouped(Vulnerability vulnerability) {
        Map<Statement, Set<String>> groups = new LinkedHashMap<>();
        for (Statement statement : vulnerability.statements()) {
            Statement same = new Statement(
                    "", statement.state(), "", statement.justification(), statement.impact(), statement.actions());
            groups.computeIfAbsent(same, _ -> new LinkedHashSet<>()).add(statement.product());
        }
        return groups;
    }

    private JsonObject statement(Vulnerability vulnerability, Statement said, Set<String> products) {
        List<JsonValue> components =
                products.stream().map(this::component).distinct().collect(Collectors.toList());
        JsonObject.Builder json = JsonObject.builder()
                .put("products", JsonArray.of(components))
                .put("status", said.state().word())
                .put("vulnerability", vulnerability(vulnerability));
        if (said.state() == State.AFFECTED) {
            json.put("action_statement", action(vulnerability, said.actions(), products));
        }
        if (said.state() == State.NOT_AFFECTED) {
            json.put("justification", said.justification())
                    .put("impact_statement", impact(vulnerability, said, products));
        }
        return json.build();
    }

    private String action(Vulnerability vulnerability, List<Action> actions, Set<String> products) {
        if (actions.isEmpty()) {
            remarks.added(
                    vulnerability.path() + "/remediations",
                    "No remediation is stated for " + products + "; OpenVEX demands an action, so that was said.");
            return "No remediation is stated by the vendor.";
        }
        return actions.stream().map(OpenVex::sentence).collect(Collectors.joining("\n"));
    }

    private static String sentence(Action action) {
        String url = action.url() == null ? "" : " (" + action.url() + ")";
        return action.category() + ": " + action.details() + url;
    }

    private @Nullable String impact(Vulnerability vulnerability, Statement said, Set<String> products) {
        if (said.impact() == null && said.justification() == null) {
            remarks.added(
                    vulnerability.path() + "/threats",
                    "No reason is stated why " + products + " is not affected; OpenVEX demands one, so that was said.");
            return "The source states no reason.";
        }
        return said.impact();
    }

    private JsonObject vulnerability(Vulnerability vulnerability) {
        List<String> ids = vulnerability.ids();
        String name = ids.isEmpty() ? model.id() + vulnerability.path() : ids.getFirst();
        if (ids.isEmpty()) {
            remarks.added(vulnerability.path(), "The vulnerability has no id; " + name + " was made up.");
        }
        return JsonObject.builder()
                .put("aliases", ids.stream().skip(1).distinct().toList())
                .put(
                        "description",
                        vulnerability.description() == null ? vulnerability.title() : vulnerability.description())
                .put("name", name)
                .build();
    }

    private JsonObject component(String productId) {
        ProductInfo product = model.products().get(productId);
        if (product == null) {
            return JsonObject.builder().put("@id", fallback(productId)).build();
        }
        boolean combined = product.parts().size() == 2 && product.purls().isEmpty() && product.cpe() == null;
        ProductInfo whole = combined ? model.products().get(product.parts().get(1)) : null;
        ProductInfo part = combined ? model.products().get(product.parts().get(0)) : null;
        if (whole == null || part == null) {
            return identified(product).build();
        }
        return identified(whole)
                .put("subcomponents", JsonArray.of(List.of(identified(part).build())))
                .build();
    }

    private JsonObject.Builder identified(ProductInfo product) {
        JsonObject.Builder identifiers = JsonObject.builder();
        String cpe = product.cpe();
        if (cpe != null) {
            identifiers.put(cpe.startsWith("cpe:2.3:") ? "cpe23" : "cpe22", cpe);
        }
        String purl = product.purls().isEmpty() ? null : product.purls().getFirst();
        JsonObject built = identifiers.put("purl", purl).build();
        String id = purl == null ? fallback(product.id()) : purl;
        if (purl == null && cpe == null) {
            remarks.check(
                    "/product_tree",
                    "The product " + product.id() + " (" + product.name()
                            + ") has neither purl nor CPE; readers know it by " + id + " only.");
        }
        return JsonObject.builder().put("@id", id).put("identifiers", built.isEmpty() ? null : built);
    }

    private String fallback(String productId) {
        return documentIri() + "#" + encoded(productId);
    }
}
