package org.probity.csaf.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonLiteral;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;

/**
 * A {@code provider-metadata.json} (requirement 7), with what is wrong with it by the schemas of 2.0 and 2.1.
 *
 * @param canonicalUrl where it lies, or empty
 * @param role {@code csaf_publisher}, {@code csaf_provider} or {@code csaf_trusted_provider}; what it claims, or empty
 * @param version of the metadata, or empty
 * @param feeds ROLIE feeds
 * @param services ROLIE service documents
 * @param categories ROLIE category documents
 * @param directories addresses of directory based distributions
 * @param keys OpenPGP keys
 * @param publisher the publisher object, or null
 * @param problems what is wrong, each with its place; empty if valid
 */
public record ProviderMetadata(
        String canonicalUrl,
        String role,
        String version,
        List<Feed> feeds,
        List<String> services,
        List<String> categories,
        List<String> directories,
        List<Key> keys,
        @Nullable JsonObject publisher,
        List<String> problems) {
    /** A ROLIE feed and the label of its documents. */
    public record Feed(String url, String tlp) {}

    /** Where an OpenPGP key lies, and its fingerprint or null. */
    public record Key(String url, @Nullable String fingerprint) {}

    private static final Set<String> ROLES = Set.of("csaf_publisher", "csaf_provider", "csaf_trusted_provider");
    private static final Set<String> LABELS_2_0 = Set.of("UNLABELED", "WHITE", "GREEN", "AMBER", "RED");
    private static final Set<String> LABELS_2_1 = Set.of("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED");

    /** Reads metadata; what is wrong is listed, nothing is refused. */
    public static ProviderMetadata of(CsafDocument document) {
        return new Reading(document.object()).read();
    }

    private static final class Reading {
        private final JsonObject root;
        private final List<String> problems = new ArrayList<>();
        private final List<Feed> feeds = new ArrayList<>();
        private final List<String> services = new ArrayList<>();
        private final List<String> categories = new ArrayList<>();
        private final List<String> directories = new ArrayList<>();
        private final List<Key> keys = new ArrayList<>();

        Reading(JsonObject root) {
            this.root = root;
        }

        ProviderMetadata read() {
            String url = text(root, "canonical_url", "");
            if (!url.endsWith("/provider-metadata.json")) {
                problems.add("/canonical_url: does not end with /provider-metadata.json");
            }
            String version = text(root, "metadata_version", "");
            if (!Set.of("2.0", "2.1").contains(version)) {
                problems.add("/metadata_version: expected 2.0 or 2.1");
            }
            String role = text(root, "role", "");
            if (!ROLES.contains(role)) {
                problems.add("/role: expected csaf_publisher, csaf_provider or csaf_trusted_provider");
            }
            if (CsafDateTime.parse(text(root, "last_updated", "")).isEmpty()) {
                problems.add("/last_updated: no date and time");
            }
            flag("list_on_CSAF_aggregators");
            flag("mirror_on_CSAF_aggregators");
            distributions(version);
            keys();
            return new ProviderMetadata(
                    url,
                    role,
                    version,
                    List.copyOf(feeds),
                    List.copyOf(services),
                    List.copyOf(categories),
                    List.copyOf(directories),
                    List.copyOf(keys),
                    publisher(),
                    List.copyOf(problems));
        }

        private String text(JsonObject object, String name, String path) {
            String text = object.string(name);
            if (text == null || text.isEmpty()) {
                problems.add(path + "/" + name + ": missing or no text");
                return "";
            }
            return text;
        }

        private void flag(String name) {
            if (!(root.get(name) instanceof JsonLiteral literal) || literal.equals(JsonLiteral.NULL)) {
                problems.add("/" + name + ": missing or neither true nor false");
            }
        }

        private @Nullable JsonObject publisher() {
            JsonObject publisher = root.object("publisher");
            if (publisher == null) {
                problems.add("/publisher: missing or no object");
                return null;
            }
            for (String name : List.of("category", "name", "namespace")) {
                text(publisher, name, "/publisher");
            }
            return publisher;
        }

        private void distributions(String version) {
            JsonArray list = root.array("distributions");
            if (root.has("distributions") && list.isEmpty()) {
                problems.add("/distributions: empty or no array");
            }
            for (int i = 0; i < list.size(); i++) {
                String path = "/distributions/" + i;
                if (!(list.get(i) instanceof JsonObject distribution)) {
                    problems.add(path + ": no object");
                    continue;
                }
                if (distribution.has("directory_url")) {
                    directories.add(text(distribution, "directory_url", path));
                }
                JsonObject directory = distribution.object("directory");
                if (directory != null) {
                    directories.add(text(directory, "url", path + "/directory"));
                }
                JsonObject rolie = distribution.object("rolie");
                if (rolie != null) {
                    rolie(rolie, path + "/rolie", version);
                }
                if (!distribution.has("directory_url") && directory == null && rolie == null) {
                    problems.add(path + ": neither a directory nor ROLIE");
                }
            }
        }

        private void rolie(JsonObject rolie, String path, String version) {
            JsonArray list = rolie.array("feeds");
            if (list.isEmpty()) {
                problems.add(path + "/feeds: missing or empty");
            }
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof JsonObject feed) {
                    String url = json(text(feed, "url", path + "/feeds/" + i), path + "/feeds/" + i + "/url");
                    String label = text(feed, "tlp_label", path + "/feeds/" + i);
                    if (!(version.equals("2.1") ? LABELS_2_1 : LABELS_2_0).contains(label)) {
                        problems.add(
                                path + "/feeds/" + i + "/tlp_label: " + label + " is no label of version " + version);
                    }
                    feeds.add(new Feed(url, label));
                }
            }
            urls(rolie.array("services"), path + "/services", services);
            urls(rolie.array("categories"), path + "/categories", categories);
        }

        private void urls(JsonArray list, String path, List<String> into) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof JsonString url) {
                    into.add(json(url.value(), path + "/" + i));
                }
            }
        }

        private String json(String url, String path) {
            if (!url.endsWith(".json")) {
                problems.add(path + ": does not end with .json");
            }
            return url;
        }

        private void keys() {
            JsonArray list = root.array("public_openpgp_keys");
            for (int i = 0; i < list.size(); i++) {
                JsonValue item = list.get(i);
                if (item instanceof JsonObject key) {
                    String fingerprint = key.string("fingerprint");
                    if (fingerprint != null && !fingerprint.matches("[0-9a-fA-F]{40,}")) {
                        problems.add("/public_openpgp_keys/" + i + "/fingerprint: no fingerprint");
                    }
                    keys.add(new Key(text(key, "url", "/public_openpgp_keys/" + i), fingerprint));
                }
            }
        }
    }
}
