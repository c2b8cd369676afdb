package org.probity.csaf.structure;

import org.probity.csaf.CsafVersion;

/**
 * The structure of the files by which documents are distributed (section 7.1): metadata of providers and lists of
 * aggregators as the official schemas have them, ROLIE documents as RFC 8322 and the requirements 15 to 17 have them.
 */
public final class DistributionStructure {
    private static final Shape TEXT = TextShape.some();
    private static final Shape URI = TextShape.such("a URI", Formats::isUri);
    private static final Shape DATE_TIME =
            TextShape.such("a date and time such as 2026-01-31T12:00:00Z", Formats::isDateTime);
    private static final Shape ROLE = TextShape.oneOf("csaf_provider", "csaf_publisher", "csaf_trusted_provider");
    private static final Shape PROVIDER_URL = url("the URL of a provider-metadata.json", "/provider-metadata.json");
    private static final Shape JSON_URL = url("the URL of a JSON file", ".json");

    private static final Structure PROVIDER_20 = new Structure(new DistributionStructure(false).provider());
    private static final Structure PROVIDER_21 = new Structure(new DistributionStructure(true).provider());
    private static final Structure AGGREGATOR_20 = new Structure(new DistributionStructure(false).aggregator());
    private static final Structure AGGREGATOR_21 = new Structure(new DistributionStructure(true).aggregator());

    /** A ROLIE feed (requirement 15). */
    public static final Structure FEED = new Structure(Rolie.feed());

    /** A ROLIE service document (requirement 16). */
    public static final Structure SERVICE = new Structure(Rolie.service());

    /** A ROLIE category document (requirement 17). */
    public static final Structure CATEGORIES = new Structure(Rolie.categoryDocument());

    private final boolean is21;
    private final Shape publisher;

    private DistributionStructure(boolean is21) {
        this.is21 = is21;
        this.publisher = new CsafParts(is21, true).publisher();
    }

    private static Shape url(String what, String end) {
        return TextShape.such(what, text -> text.endsWith(end) && Formats.isUri(text));
    }

    /** A {@code provider-metadata.json} (requirement 7) of a version. */
    public static Structure provider(CsafVersion version) {
        return version == CsafVersion.V2_1 ? PROVIDER_21 : PROVIDER_20;
    }

    /** An {@code aggregator.json} (requirement 21) of a version. */
    public static Structure aggregator(CsafVersion version) {
        return version == CsafVersion.V2_1 ? AGGREGATOR_21 : AGGREGATOR_20;
    }

    private ObjectShape.Builder object() {
        return ObjectShape.closedIf(is21);
    }

    private void head(ObjectShape.Builder root, String schema) {
        if (is21) {
            root.must("$schema", TextShape.oneOf("https://docs.oasis-open.org/csaf/csaf/v2.1/schema/" + schema))
                    .mayAll(DATE_TIME, "maintained_from", "maintained_until");
        }
        root.must("last_updated", DATE_TIME);
    }

    private Shape provider() {
        ObjectShape.Builder key = object().must("url", URI);
        Shape fingerprint = TextShape.such(
                "a fingerprint of 40 or more hexadecimal digits", text -> text.matches("[0-9a-fA-F]{40,}"));
        Shape keys = (is21 ? key.must("fingerprint", fingerprint) : key.may("fingerprint", fingerprint)).build();
        ObjectShape.Builder root = object().must("canonical_url", PROVIDER_URL)
                .must("list_on_CSAF_aggregators", BooleanShape.ANY)
                .must("mirror_on_CSAF_aggregators", BooleanShape.ANY)
                .must("metadata_version", TextShape.oneOf(is21 ? "2.1" : "2.0"))
                .must("publisher", publisher)
                .must("role", ROLE)
                .may("distributions", ListShape.unique(distribution()))
                .may("public_openpgp_keys", new ListShape(() -> keys, 0, false));
        head(root, "provider.json");
        return root.build();
    }

    private Shape distribution() {
        ObjectShape.Builder distribution = object().atLeast(1).may("rolie", rolie());
        if (is21) {
            distribution.may(
                    "directory",
                    object().must("tlp_label", label()).must("url", URI).build());
        } else {
            distribution.may("directory_url", URI);
        }
        return distribution.build();
    }

    private Shape label() {
        return is21
                ? TextShape.oneOf("AMBER", "AMBER+STRICT", "CLEAR", "GREEN", "RED")
                : TextShape.oneOf("AMBER", "GREEN", "RED", "UNLABELED", "WHITE");
    }

    private Shape rolie() {
        ObjectShape.Builder feed = object().may("summary", TextShape.any())
                .must("tlp_label", label())
                .must("url", JSON_URL);
        if (is21) {
            feed.must("last_updated", DATE_TIME);
        }
        return object().must("feeds", ListShape.unique(feed.build()))
                .may("categories", ListShape.unique(JSON_URL))
                .may("services", ListShape.unique(JSON_URL))
                .build();
    }

    private Shape aggregator() {
        ObjectShape.Builder party = object().must("last_updated", DATE_TIME)
                .must("publisher", publisher)
                .must("url", PROVIDER_URL);
        Shape metadata = (is21 ? party.must("role", ROLE) : party.may("role", ROLE)).build();
        Shape mirrors = ListShape.unique(PROVIDER_URL);
        Shape self = object().must("category", TextShape.oneOf("aggregator", "lister"))
                .must("name", TEXT)
                .must("namespace", URI)
                .mayAll(TEXT, "contact_details", "issuing_authority")
                .build();
        Shape listed =
                object().must("metadata", metadata).may("mirrors", mirrors).build();
        Shape collected = object().must("metadata", metadata)
                .must("mirrors", mirrors)
                .must("update_interval", TEXT)
                .build();
        ObjectShape.Builder root = object().must("aggregator", self)
                .must("aggregator_version", TextShape.oneOf(is21 ? "2.1" : "2.0"))
                .must("canonical_url", url("the URL of an aggregator.json", "/aggregator.json"))
                .must("csaf_providers", ListShape.unique(listed))
                .may("csaf_publishers", ListShape.unique(collected));
        head(root, "aggregator.json");
        return root.build();
    }

    /** The parts of ROLIE documents that CSAF uses; what else RFC 8322 allows is left alone. */
    private static final class Rolie {
        private static Shape category() {
            return ObjectShape.open()
                    .must("term", TEXT)
                    .may("scheme", URI)
                    .may("label", TextShape.any())
                    .free()
                    .build();
        }

        private static Shape links() {
            return ListShape.of(ObjectShape.open()
                    .must("href", URI)
                    .must("rel", TEXT)
                    .free()
                    .build());
        }

        static Shape feed() {
            Shape content = ObjectShape.open()
                    .must("src", URI)
                    .must("type", TextShape.oneOf("application/json"))
                    .free()
                    .build();
            Shape format = ObjectShape.open()
                    .must("schema", URI)
                    .must("version", TEXT)
                    .free()
                    .build();
            Shape entry = ObjectShape.open()
                    .must("id", TEXT)
                    .must("title", TEXT)
                    .must("link", links())
                    .must("published", DATE_TIME)
                    .must("updated", DATE_TIME)
                    .must("content", content)
                    .must("format", format)
                    .may(
                            "summary",
                            ObjectShape.open()
                                    .may("content", TextShape.any())
                                    .free()
                                    .build())
                    .may("category", ListShape.of(category()))
                    .free()
                    .build();
            Shape feed = ObjectShape.open()
                    .must("id", TEXT)
                    .must("title", TEXT)
                    .may("link", links())
                    .must("category", ListShape.of(category()))
                    .must("updated", DATE_TIME)
                    .may("entry", new ListShape(() -> entry, 0, false))
                    .free()
                    .build();
            return ObjectShape.open().must("feed", feed).free().build();
        }

        private static Shape categories() {
            return ObjectShape.open()
                    .must("category", ListShape.of(category()))
                    .free()
                    .build();
        }

        static Shape service() {
            Shape collection = ObjectShape.open()
                    .must("title", TEXT)
                    .must("href", URI)
                    .must("categories", categories())
                    .free()
                    .build();
            Shape workspace = ObjectShape.open()
                    .must("title", TEXT)
                    .must("collection", ListShape.of(collection))
                    .free()
                    .build();
            Shape service = ObjectShape.open()
                    .must("workspace", ListShape.of(workspace))
                    .free()
                    .build();
            return ObjectShape.open().must("service", service).free().build();
        }

        static Shape categoryDocument() {
            return ObjectShape.open().must("categories", categories()).free().build();
        }
    }
}
