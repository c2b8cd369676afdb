package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.StatusModel.ProductInfo;
import org.probity.csaf.convert.StatusModel.Reference;
import org.probity.csaf.convert.StatusModel.Score;
import org.probity.csaf.convert.StatusModel.State;
import org.probity.csaf.convert.StatusModel.Statement;
import org.probity.csaf.convert.StatusModel.Vulnerability;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonValue;
import org.probity.identifiers.purl.Purl;
import org.probity.scoring.cvss.CvssVersion;

/**
 * CSAF to OSV, one record for each vulnerability. OSV speaks of packages of an ecosystem only: products without a package
 * URL of a known ecosystem are lost, and it states affected versions only.
 */
public final class Osv {
    private static final Map<String, String> ECOSYSTEMS = Map.ofEntries(
            Map.entry("cargo", "crates.io"),
            Map.entry("composer", "Packagist"),
            Map.entry("conan", "ConanCenter"),
            Map.entry("cran", "CRAN"),
            Map.entry("gem", "RubyGems"),
            Map.entry("golang", "Go"),
            Map.entry("hackage", "Hackage"),
            Map.entry("hex", "Hex"),
            Map.entry("maven", "Maven"),
            Map.entry("npm", "npm"),
            Map.entry("nuget", "NuGet"),
            Map.entry("pub", "Pub"),
            Map.entry("pypi", "PyPI"),
            Map.entry("swift", "SwiftURL"));

    /** The purl type of an ecosystem, or null. */
    static @Nullable String purlType(String ecosystem) {
        for (Map.Entry<String, String> entry : ECOSYSTEMS.entrySet()) {
            if (entry.getValue().equals(ecosystem)) {
                return entry.getKey();
            }
        }
        return null;
    }

    private final StatusModel model;

    private Osv(StatusModel model) {
        this.model = model;
    }

    /** Converts a document of either version. */
    public static List<Conversion> convert(CsafDocument document) {
        StatusModel model = StatusModel.of(document);
        return model.vulnerabilities().stream().map(new Osv(model)::record).toList();
    }

    private Conversion record(Vulnerability vulnerability) {
        Remarks remarks = new Remarks();
        Losses.tell(model, remarks);
        if (!vulnerability.cwes().isEmpty()) {
            remarks.lost(vulnerability.path() + "/cwe", "OSV has no place for weaknesses.");
        }
        String cve = vulnerability.cve();
        String id = cve == null ? "x_" + model.id().replaceAll("\\s", "_") : cve;
        if (cve == null) {
            remarks.added(vulnerability.path(), "Without a CVE the id " + id + " was made up.");
        }
        List<JsonValue> affected = affected(vulnerability, remarks);
        JsonObject result = JsonObject.builder()
                .put("affected", affected.isEmpty() ? null : JsonArray.of(affected))
                .put(
                        "aliases",
                        vulnerability.ids().stream()
                                .filter(other -> !other.equals(id))
                                .distinct()
                                .toList())
                .put("credits", credits(vulnerability))
                .put("details", vulnerability.description())
                .put("id", id)
                .put("modified", Losses.utc(model.updated()))
                .put(
                        "published",
                        Losses.utc(vulnerability.published() == null ? model.issued() : vulnerability.published()))
                .put("references", references(vulnerability))
                .put("schema_version", "1.7.3")
                .put("severity", severity(vulnerability))
                .put("summary", vulnerability.title() == null ? model.title() : vulnerability.title())
                .build();
        return new Conversion(result, remarks.list());
    }

    /** Ranges and versions of one package. */
    private record Found(Purl purl, String ecosystem, Set<String> versions, List<JsonValue> ranges) {}

    private List<JsonValue> affected(Vulnerability vulnerability, Remarks remarks) {
        Map<String, Found> packages = new LinkedHashMap<>();
        for (Statement statement : vulnerability.statements()) {
            ProductInfo product = model.products().get(statement.product());
            if (product == null) {
                continue;
            }
            if (statement.state() != State.AFFECTED) {
                remarks.lost(
                        vulnerability.path() + "/product_status/" + statement.detail(),
                        product.id() + ": OSV states affected versions only.");
                continue;
            }
            Purl purl = purl(product);
            String ecosystem = purl == null ? null : ECOSYSTEMS.get(purl.type());
            if (purl == null || ecosystem == null) {
                remarks.lost(
                        vulnerability.path() + "/product_status",
                        product.id() + " (" + product.name() + ") has no package URL of an ecosystem of OSV.");
                continue;
            }
            String name = name(purl);
            Found found = packages.computeIfAbsent(
                    ecosystem + " " + name, _ -> new Found(purl, ecosystem, new LinkedHashSet<>(), new ArrayList<>()));
            add(found, purl, product, vulnerability, remarks);
        }
        return new ArrayList<>(packages.values().stream().map(Osv::json).toList());
    }

    private static @Nullable Purl purl(ProductInfo product) {
        return product.purls().isEmpty()
                ? null
                : Purl.tryParse(product.purls().getFirst()).orElse(null);
    }

    private static String name(Purl purl) {
        String namespace = purl.namespace();
        if (namespace == null) {
            return purl.name();
        }
        return namespace + (purl.type().equals("maven") ? ":" : "/") + purl.name();
    }

    private static void add(Found found, Purl purl, ProductInfo product, Vulnerability vulnerability, Remarks remarks) {
        String all = VersionRange.all(product.versionText());
        if (all != null) {
            found.ranges()
                    .add(JsonObject.builder()
                            .put("events", JsonArray.of(List.of(event("introduced", "0"))))
                            .put("type", all.equals("semver") ? "SEMVER" : "ECOSYSTEM")
                            .build());
            return;
        }
        VersionRange range = product.range() ? VersionRange.parse(product.versionText()) : null;
        if (range == null) {
            String version = purl.version() != null || product.range() ? purl.version() : product.versionText();
            if (version == null) {
                remarks.lost(
                        vulnerability.path() + "/product_status",
                        "The versions \"" + product.versionText() + "\" of " + product.id() + " are no vers range.");
            } else {
                found.versions().add(version);
            }
            return;
        }
        for (VersionRange.Interval interval : range.intervals()) {
            if (interval.exact() != null) {
                found.versions().add(interval.exact());
                continue;
            }
            List<JsonValue> events = new ArrayList<>();
            events.add(event("introduced", interval.from() == null ? "0" : interval.from()));
            if (interval.before() != null) {
                events.add(event("fixed", interval.before()));
            } else if (interval.upTo() != null) {
                events.add(event("last_affected", interval.upTo()));
            }
            found.ranges()
                    .add(JsonObject.builder()
                            .put("events", JsonArray.of(events))
                            .put("type", range.scheme().equals("semver") ? "SEMVER" : "ECOSYSTEM")
                            .build());
        }
    }

    private static JsonObject event(String kind, String version) {
        return JsonObject.builder().put(kind, version).build();
    }

    private static JsonObject json(Found found) {
        String purl = Purl.builder(found.purl().type(), found.purl().name())
                .namespace(found.purl().namespace())
                .build()
                .toString();
        return JsonObject.builder()
                .put(
                        "package",
                        JsonObject.builder()
                                .put("ecosystem", found.ecosystem())
                                .put("name", name(found.purl()))
                                .put("purl", purl)
                                .build())
                .put("ranges", found.ranges().isEmpty() ? null : JsonArray.of(found.ranges()))
                .put("versions", List.copyOf(found.versions()))
                .build();
    }

    private static @Nullable JsonArray credits(Vulnerability vulnerability) {
        List<JsonObject> list = vulnerability.credits().stream()
                .map(name -> JsonObject.builder()
                        .put("name", name)
                        .put("type", "FINDER")
                        .build())
                .toList();
        return list.isEmpty() ? null : JsonArray.of(list);
    }

    private static @Nullable JsonArray references(Vulnerability vulnerability) {
        Set<JsonValue> list = new LinkedHashSet<>();
        for (Reference reference : vulnerability.references()) {
            list.add(JsonObject.builder()
                    .put("type", reference.self() ? "ADVISORY" : "WEB")
                    .put("url", reference.url())
                    .build());
        }
        return list.isEmpty() ? null : JsonArray.of(list);
    }

    private static @Nullable JsonArray severity(Vulnerability vulnerability) {
        Set<JsonValue> list = new LinkedHashSet<>();
        for (Score score : vulnerability.scores()) {
            CvssVersion version = score.vector().version();
            String type = version == CvssVersion.V2_0 ? "CVSS_V2" : version == CvssVersion.V4_0 ? "CVSS_V4" : "CVSS_V3";
            list.add(JsonObject.builder()
                    .put("score", score.vector().canonical())
                    .put("type", type)
                    .build());
        }
        return list.isEmpty() ? null : JsonArray.of(list);
    }
}
