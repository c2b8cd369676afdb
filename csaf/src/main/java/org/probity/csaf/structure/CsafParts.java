package org.probity.csaf.structure;

import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonValue;

/** The parts of a CSAF document, for one version; where 2.0 and 2.1 differ, the difference stands right there. */
final class CsafParts {
    private final boolean is21;
    private final Shape uri;
    private final Shape dateTime;
    private final Shape text = TextShape.some();
    private final Shape productIds = ListShape.unique(TextShape.some());
    private final Shape groupIds = ListShape.unique(TextShape.some());
    private final Shape extensions = ListShape.unique(ExtensionStructure.CONTENT);
    private final Shape language = TextShape.such("a language tag", LanguagePattern::matches);
    private final Shape version = TextShape.such("an integer or semantic version", Patterns::version);
    private @Nullable Shape branches;

    CsafParts(boolean is21, boolean assertFormats) {
        this.is21 = is21;
        this.uri = assertFormats ? TextShape.such("a URI", Formats::isUri) : TextShape.any();
        this.dateTime = assertFormats
                ? TextShape.such("a date and time such as 2026-01-31T12:00:00Z", Formats::isDateTime)
                : TextShape.any();
    }

    private ObjectShape.Builder object() {
        return ObjectShape.closedIf(is21);
    }

    /** The whole document. */
    Shape root() {
        ObjectShape.Builder root = object().must("document", document())
                .may("product_tree", productTree())
                .may("vulnerabilities", ListShape.of(vulnerability()));
        if (is21) {
            root.must("$schema", TextShape.oneOf("https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json"))
                    .may("x_extensions", extensions);
        }
        return root.build();
    }

    private Shape acknowledgments() {
        return ListShape.of(object().atLeast(1)
                .may("names", ListShape.of(text))
                .mayAll(text, "organization", "summary")
                .may("urls", ListShape.of(uri))
                .build());
    }

    private Shape notes() {
        ObjectShape.Builder note = object().must(
                        "category",
                        TextShape.oneOf(
                                "description", "details", "faq", "general", "legal_disclaimer", "other", "summary"))
                .must("text", text)
                .mayAll(text, "audience", "title");
        if (is21) {
            note.may("group_ids", groupIds).may("product_ids", productIds);
        }
        return ListShape.of(note.build());
    }

    private Shape references() {
        return ListShape.of(object().may("category", TextShape.oneOf("external", "self"))
                .must("summary", text)
                .must("url", uri)
                .build());
    }

    private Shape document() {
        ObjectShape.Builder document = object().must(
                        "category",
                        new TextShape(
                                1,
                                null,
                                Patterns::trimmedName,
                                "a name without white space, hyphen, low line or full stop at its ends"))
                .must("csaf_version", TextShape.oneOf(is21 ? "2.1" : "2.0"))
                .must("publisher", publisher())
                .must("title", text)
                .must("tracking", tracking())
                .may("acknowledgments", acknowledgments())
                .may(
                        "aggregate_severity",
                        object().must("text", text).may("namespace", uri).build())
                .mayAll(language, "lang", "source_lang")
                .may("notes", notes())
                .may("references", references());
        if (is21) {
            return document.must("distribution", distribution21())
                    .may("license_expression", text)
                    .may("x_extensions", extensions)
                    .build();
        }
        return document.may("distribution", distribution20()).build();
    }

    private Shape tlp(String... labels) {
        return object().must("label", TextShape.oneOf(labels)).may("url", uri).build();
    }

    private Shape distribution20() {
        return object().atLeast(1)
                .may("text", text)
                .may("tlp", tlp("AMBER", "GREEN", "RED", "WHITE"))
                .build();
    }

    private Shape distribution21() {
        Shape group = object().must(
                        "id",
                        TextShape.such(
                                "a UUID of version 4 in lower case, or the nil or max UUID", Patterns::sharingGroupId))
                .may("name", text)
                .build();
        return object().must("tlp", tlp("AMBER", "AMBER+STRICT", "CLEAR", "GREEN", "RED"))
                .may("sharing_group", group)
                .may("text", text)
                .build();
    }

    /** Who publishes; also a part of the metadata of providers. */
    Shape publisher() {
        TextShape category = is21
                ? TextShape.oneOf("coordinator", "discoverer", "multiplier", "other", "translator", "user", "vendor")
                : TextShape.oneOf("coordinator", "discoverer", "other", "translator", "user", "vendor");
        return object().must("category", category)
                .must("name", text)
                .must("namespace", uri)
                .mayAll(text, "contact_details", "issuing_authority")
                .build();
    }

    private Shape tracking() {
        Shape engine = object().must("name", text).may("version", text).build();
        Shape revision = object().must("date", dateTime)
                .must("number", version)
                .must("summary", text)
                .may("legacy_version", text)
                .build();
        return object().must("current_release_date", dateTime)
                .must("id", new TextShape(1, null, Patterns::trimmed, "an id without white space at its ends"))
                .must("initial_release_date", dateTime)
                .must("revision_history", ListShape.of(revision))
                .must("status", TextShape.oneOf("draft", "final", "interim"))
                .must("version", version)
                .may("aliases", ListShape.unique(text))
                .may(
                        "generator",
                        object().must("engine", engine).may("date", dateTime).build())
                .build();
    }

    private Shape productTree() {
        Shape group = object().must("group_id", text)
                .must("product_ids", new ListShape(TextShape::some, 2, true))
                .may("summary", text)
                .build();
        ObjectShape.Builder tree = object().atLeast(1)
                .may("branches", branches())
                .may("full_product_names", ListShape.of(fullProductName()))
                .may("product_groups", ListShape.of(group));
        TextShape category = TextShape.oneOf(
                "default_component_of",
                "external_component_of",
                "installed_on",
                "installed_with",
                "optional_component_of");
        if (is21) {
            Shape subpath = object().must("category", category)
                    .must("next_product_reference", text)
                    .build();
            Shape path = object().must("beginning_product_reference", text)
                    .must("full_product_name", fullProductName())
                    .must("subpaths", ListShape.of(subpath))
                    .build();
            return tree.may("product_paths", ListShape.of(path)).build();
        }
        Shape relationship = object().must("category", category)
                .must("full_product_name", fullProductName())
                .must("product_reference", text)
                .must("relates_to_product_reference", text)
                .build();
        return tree.may("relationships", ListShape.of(relationship)).build();
    }

    private Shape branches() {
        String added = is21 ? "platform" : "legacy";
        Shape branch = object().atLeast(3)
                .atMost(3)
                .must(
                        "category",
                        TextShape.oneOf(
                                "architecture",
                                "host_name",
                                "language",
                                added,
                                "patch_level",
                                "product_family",
                                "product_name",
                                "product_version",
                                "product_version_range",
                                "service_pack",
                                "specification",
                                "vendor"))
                .must("name", text)
                .may("branches", new Later())
                .may("product", fullProductName())
                .build();
        branches = ListShape.of(branch);
        return branches;
    }

    /** The branches inside a branch. */
    private final class Later implements Shape {
        @Override
        public String expected() {
            return "an array";
        }

        @Override
        public void check(JsonValue value, Place place, Sink sink) {
            if (branches != null) {
                branches.check(value, place, sink);
            }
        }
    }

    Shape fullProductName() {
        ObjectShape.Builder name =
                object().must("name", text).must("product_id", text).may("product_identification_helper", helper());
        if (is21) {
            name.may("x_extensions", extensions);
        }
        return name.build();
    }

    private Shape list(Shape item) {
        return is21 ? ListShape.unique(item) : ListShape.of(item);
    }

    private Shape helper() {
        TextShape algorithm = is21
                ? TextShape.such("the name of a hash algorithm in lower case", Patterns::algorithm)
                : TextShape.some();
        Shape hash = object().must("algorithm", algorithm)
                .must(
                        "value",
                        TextShape.such(
                                "a hash of at least 32 hexadecimal digits" + (is21 ? " in lower case" : ""),
                                value -> Patterns.hash(value, !is21)))
                .build();
        Shape file =
                object().must("file_hashes", list(hash)).must("filename", text).build();
        Shape generic = object().must("namespace", uri).must("uri", uri).build();
        Shape purl = TextShape.such("a package URL", value -> Patterns.purl(value, is21) && purlIsUri(value));
        ObjectShape.Builder helper = object().atLeast(1)
                .may("cpe", TextShape.such("a CPE name", is21 ? CpePattern::matches : CpePattern::matches20))
                .may("hashes", list(file))
                .may("model_numbers", ListShape.unique(text))
                .may("sbom_urls", list(uri))
                .may("serial_numbers", ListShape.unique(text))
                .may("skus", list(text))
                .may("x_generic_uris", list(generic));
        return is21
                ? helper.may("purls", ListShape.unique(purl)).build()
                : helper.may("purl", purl).build();
    }

    private boolean purlIsUri(String text) {
        return !(uri instanceof TextShape shape) || shape.fits(text);
    }

    private Shape vulnerability() {
        ObjectShape.Builder vulnerability = object().atLeast(1)
                .may("acknowledgments", acknowledgments())
                .may("cve", TextShape.such("a CVE such as CVE-2026-0001", Patterns::cve))
                .may("discovery_date", dateTime)
                .may("flags", ListShape.unique(flag()))
                .may("ids", ListShape.unique(id()))
                .may("involvements", ListShape.unique(involvement()))
                .may("notes", notes())
                .may("product_status", productStatus())
                .may("references", references())
                .may("remediations", ListShape.of(remediation()))
                .may("threats", ListShape.of(threat()))
                .may("title", text);
        Shape cweId = TextShape.such("a CWE such as CWE-79", Patterns::cwe);
        if (is21) {
            Shape cwe = object().must("id", cweId)
                    .must(
                            "name",
                            new TextShape(
                                    1,
                                    null,
                                    Patterns::trimmedName,
                                    "a name without white space, hyphen, low line or full stop at its ends"))
                    .must("version", TextShape.such("the version of a CWE list", Patterns::cweVersion))
                    .build();
            return vulnerability
                    .may("cwes", ListShape.unique(cwe))
                    .may("disclosure_date", dateTime)
                    .may("first_known_exploitation_dates", ListShape.unique(exploitation()))
                    .may("metrics", ListShape.unique(metric()))
                    .may("x_extensions", extensions)
                    .build();
        }
        return vulnerability
                .may("cwe", object().must("id", cweId).must("name", text).build())
                .may("release_date", dateTime)
                .may("scores", ListShape.of(score()))
                .build();
    }

    private ObjectShape.Builder withProducts(ObjectShape.Builder object) {
        return object.may("group_ids", groupIds).may("product_ids", productIds);
    }

    private Shape exploitation() {
        return withProducts(object().atLeast(3).must("date", dateTime).must("exploitation_date", dateTime))
                .build();
    }

    private Shape flag() {
        TextShape label = TextShape.oneOf(
                "component_not_present",
                "inline_mitigations_already_exist",
                "vulnerable_code_cannot_be_controlled_by_adversary",
                "vulnerable_code_not_in_execute_path",
                "vulnerable_code_not_present");
        return withProducts(object().must("label", label).may("date", dateTime)).build();
    }

    private Shape id() {
        ObjectShape.Builder id = object().must("system_name", text).must("text", text);
        return (is21 ? withProducts(id) : id).build();
    }

    private Shape involvement() {
        ObjectShape.Builder involvement = object().must(
                        "party", TextShape.oneOf("coordinator", "discoverer", "other", "user", "vendor"))
                .must(
                        "status",
                        TextShape.oneOf(
                                "completed", "contact_attempted", "disputed", "in_progress", "not_contacted", "open"))
                .may("date", dateTime)
                .may("summary", text);
        return (is21 ? withProducts(involvement).may("contact", text) : involvement).build();
    }

    private Shape productStatus() {
        ObjectShape.Builder status = object().atLeast(1)
                .mayAll(
                        productIds,
                        "first_affected",
                        "first_fixed",
                        "fixed",
                        "known_affected",
                        "known_not_affected",
                        "last_affected",
                        "recommended",
                        "under_investigation");
        return (is21 ? status.may("unknown", productIds) : status).build();
    }

    private Shape remediation() {
        TextShape category = is21
                ? TextShape.oneOf(
                        "fix_planned",
                        "mitigation",
                        "no_fix_planned",
                        "none_available",
                        "optional_patch",
                        "vendor_fix",
                        "workaround")
                : TextShape.oneOf("mitigation", "no_fix_planned", "none_available", "vendor_fix", "workaround");
        TextShape restart = TextShape.oneOf(
                "connected",
                "dependencies",
                "machine",
                "none",
                "parent",
                "service",
                "system",
                "vulnerable_component",
                "zone");
        return withProducts(object().must("category", category)
                        .must("details", text)
                        .may("date", dateTime)
                        .may("entitlements", ListShape.of(text))
                        .may(
                                "restart_required",
                                object().must("category", restart)
                                        .may("details", text)
                                        .build())
                        .may("url", uri))
                .build();
    }

    private Shape threat() {
        return withProducts(object().must("category", TextShape.oneOf("exploit_status", "impact", "target_set"))
                        .must("details", text)
                        .may("date", dateTime))
                .build();
    }

    private Shape score() {
        return object().atLeast(2)
                .must("products", productIds)
                .may("cvss_v2", CvssStructure.V2)
                .may("cvss_v3", CvssStructure.V3)
                .build();
    }

    private Shape metric() {
        TextShape probability = TextShape.such("a number from 0.0 to 1.0 as text", Patterns::probability);
        Shape epss = object().must("percentile", probability)
                .must("probability", probability)
                .must("timestamp", dateTime)
                .build();
        Shape content = object().atLeast(1)
                .may("cvss_v2", CvssStructure.V2)
                .may("cvss_v3", CvssStructure.V3)
                .may("cvss_v4", CvssStructure.V4)
                .may("epss", epss)
                .may("qualitative_severity_rating", TextShape.oneOf("critical", "high", "low", "medium", "none"))
                .may("ssvc_v2", SsvcStructure.SELECTION_LIST)
                .may("x_extensions", extensions)
                .build();
        return object().must("content", content)
                .must("products", productIds)
                .may("source", uri)
                .build();
    }
}
