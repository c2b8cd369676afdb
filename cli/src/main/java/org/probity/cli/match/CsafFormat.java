package org.probity.cli.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.StatusModel;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.inventory.json.JsonTree;
import org.probity.inventory.sbom.Hash;
import org.probity.inventory.vulnerability.Advisory;
import org.probity.inventory.vulnerability.RecordFormat;
import org.probity.inventory.vulnerability.Statement;
import org.probity.inventory.vulnerability.VulnerabilityRecord;

/** CSAF 2.0 and 2.1 as vulnerability records and statements, read by the model of the CSAF library. */
public final class CsafFormat implements RecordFormat {
    /** For a reader of vulnerability data. */
    public CsafFormat() {}

    @Override
    public boolean recognizes(Map<String, @Nullable Object> document) {
        return JsonTree.object(document, "document").containsKey("csaf_version");
    }

    @Override
    public Advisory read(byte[] json) throws IOException {
        CsafDocument document;
        try {
            document = CsafDocument.read(json);
        } catch (UnreadableJsonException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
        StatusModel model = StatusModel.of(document);
        Map<String, List<Hash>> hashes = new FileHashes(document).byProduct();
        Map<String, Advisory.Product> products = new LinkedHashMap<>();
        model.products().forEach((id, product) -> products.put(id, product(product, hashes)));
        List<Advisory.Vulnerability> vulnerabilities = new ArrayList<>();
        for (StatusModel.Vulnerability vulnerability : model.vulnerabilities()) {
            vulnerabilities.add(vulnerability(vulnerability));
        }
        return new Advisory(
                model.id(), blankToNull(model.issued()), blankToNull(model.updated()), products, vulnerabilities);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static Advisory.Product product(StatusModel.ProductInfo product, Map<String, List<Hash>> hashes) {
        return new Advisory.Product(
                product.name(),
                product.vendor(),
                product.family(),
                product.range() ? null : product.versionText(),
                product.range() ? product.versionText() : null,
                product.purls(),
                product.cpe(),
                hashes.getOrDefault(product.id(), List.of()),
                product.parts());
    }

    private static Advisory.Vulnerability vulnerability(StatusModel.Vulnerability vulnerability) {
        List<VulnerabilityRecord.Severity> severities = new ArrayList<>();
        for (StatusModel.Score score : vulnerability.scores()) {
            String vector = score.vector().toString();
            String kind = vector.startsWith("CVSS:4") ? "CVSS_V4" : vector.startsWith("CVSS:3") ? "CVSS_V3" : "CVSS_V2";
            VulnerabilityRecord.Severity severity = new VulnerabilityRecord.Severity(kind, vector);
            if (!severities.contains(severity)) {
                severities.add(severity);
            }
        }
        List<Advisory.Status> statuses = new ArrayList<>();
        for (StatusModel.Statement statement : vulnerability.statements()) {
            statuses.add(new Advisory.Status(
                    statement.product(), status(statement.state()), statement.justification(), statement.impact()));
        }
        return new Advisory.Vulnerability(
                vulnerability.ids(), vulnerability.title(), severities, vulnerability.cwes(), statuses);
    }

    private static Statement.Status status(StatusModel.State state) {
        return switch (state) {
            case AFFECTED -> Statement.Status.AFFECTED;
            case NOT_AFFECTED -> Statement.Status.NOT_AFFECTED;
            case FIXED -> Statement.Status.FIXED;
            case UNDER_INVESTIGATION -> Statement.Status.UNDER_INVESTIGATION;
        };
    }

    /** The digests in the helpers of full product names, which the model of statuses leaves out. */
    private static final class FileHashes {
        private static final int DEEPEST = 200;

        private final Map<String, List<Hash>> byProduct = new LinkedHashMap<>();

        FileHashes(CsafDocument document) {
            JsonObject tree = document.object().object("product_tree");
            if (tree != null) {
                branches(tree.array("branches"), 0);
                tree.array("full_product_names").forEach(this::product);
                for (String name : List.of("relationships", "product_paths")) {
                    for (JsonValue item : tree.array(name)) {
                        if (item instanceof JsonObject combination) {
                            product(combination.get("full_product_name"));
                        }
                    }
                }
            }
        }

        Map<String, List<Hash>> byProduct() {
            return byProduct;
        }

        private void branches(JsonArray branches, int depth) {
            for (JsonValue item : branches) {
                if (item instanceof JsonObject branch && depth < DEEPEST) {
                    product(branch.get("product"));
                    branches(branch.array("branches"), depth + 1);
                }
            }
        }

        private void product(@Nullable JsonValue value) {
            if (!(value instanceof JsonObject product) || !(product.get("product_id") instanceof JsonString id)) {
                return;
            }
            JsonObject helper = product.object("product_identification_helper");
            for (JsonValue item : helper == null ? JsonArray.EMPTY : helper.array("hashes")) {
                JsonArray digests = item instanceof JsonObject file ? file.array("file_hashes") : JsonArray.EMPTY;
                for (JsonValue digest : digests) {
                    String algorithm = digest instanceof JsonObject hash ? hash.string("algorithm") : null;
                    String text = digest instanceof JsonObject hash ? hash.string("value") : null;
                    if (algorithm != null && text != null) {
                        byProduct
                                .computeIfAbsent(id.value(), key -> new ArrayList<>())
                                .add(new Hash(Hash.canonicalAlgorithm(algorithm.toLowerCase(Locale.ROOT)), text));
                    }
                }
            }
        }
    }
}
