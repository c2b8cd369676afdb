package org.probity.csaf.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.structure.DistributionStructure;

/**
 * A {@code provider-metadata.json} (requirement 7), with what is wrong with it by the schema of its version, 2.0 or 2.1,
 * and where its parts contradict one another.
 *
 * @param canonicalUrl where it lies, or empty
 * @param role {@code csaf_publisher}, {@code csaf_provider} or {@code csaf_trusted_provider}; what it claims, or empty
 * @param version of the metadata, or empty
 * @param feeds ROLIE feeds
 * @param services ROLIE service documents
 * @param categories ROLIE category documents
 * @param directories directory based distributions
 * @param keys OpenPGP keys
 * @param publisher the publisher object, or null
 * @param maintained since and until when the distributions are kept up
 * @param problems what is wrong, each with its place; empty if valid
 */
public record ProviderMetadata(
        String canonicalUrl,
        String role,
        String version,
        List<Feed> feeds,
        List<String> services,
        List<String> categories,
        List<Directory> directories,
        List<Key> keys,
        @Nullable JsonObject publisher,
        Maintained maintained,
        List<String> problems) {
    /** A ROLIE feed and the label of its documents. */
    public record Feed(String url, String tlp) {}

    /** Where an OpenPGP key lies, and its fingerprint or null. */
    public record Key(String url, @Nullable String fingerprint) {}

    /** The address of a directory based distribution, and the label of its documents or null (always null in 2.0). */
    public record Directory(String url, @Nullable String tlp) {}

    /** Since and until when the distributions are kept up; null where that is not limited. */
    public record Maintained(
            @Nullable CsafDateTime from, @Nullable CsafDateTime until) {}

    private static final Duration SOON = Duration.ofDays(90);

    /** Whether these are metadata of CSAF 2.1. */
    public boolean is21() {
        return version.equals("2.1");
    }

    /** What a retrieving party should know of the time limits, at a time (requirement 7). */
    public List<String> maintenanceWarnings(Instant now) {
        List<String> warnings = new ArrayList<>();
        CsafDateTime until = maintained.until();
        CsafDateTime from = maintained.from();
        if (until != null && until.toInstant().isAfter(now) && until.toInstant().isBefore(now.plus(SOON))) {
            warnings.add("the distributions are maintained only until " + until);
        }
        if (from != null && from.toInstant().isAfter(now)) {
            warnings.add("the distributions are maintained only from " + from + " on");
        }
        return warnings;
    }

    /** That the time limit has passed, or null. */
    public @Nullable String maintenanceError(Instant now) {
        CsafDateTime until = maintained.until();
        return until != null && until.toInstant().isBefore(now)
                ? "the distributions were maintained until " + until
                : null;
    }

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
        private final List<Directory> directories = new ArrayList<>();
        private final List<Key> keys = new ArrayList<>();

        Reading(JsonObject root) {
            this.root = root;
        }

        ProviderMetadata read() {
            String version = text(root, "metadata_version");
            CsafVersion schema = version.equals("2.1") || text(root, "$schema").contains("/v2.1/")
                    ? CsafVersion.V2_1
                    : CsafVersion.V2_0;
            problems.addAll(Problems.of(DistributionStructure.provider(schema), root));
            root.array("distributions").forEach(this::distribution);
            for (JsonValue item : root.array("public_openpgp_keys")) {
                if (item instanceof JsonObject key) {
                    keys.add(new Key(text(key, "url"), key.string("fingerprint")));
                }
            }
            Maintained maintained = new Maintained(date("maintained_from"), date("maintained_until"));
            String role = text(root, "role");
            contradictions(role, maintained);
            return new ProviderMetadata(
                    text(root, "canonical_url"),
                    role,
                    version,
                    List.copyOf(feeds),
                    List.copyOf(services),
                    List.copyOf(categories),
                    List.copyOf(directories),
                    List.copyOf(keys),
                    root.object("publisher"),
                    maintained,
                    List.copyOf(problems));
        }

        private static String text(JsonObject object, String name) {
            String text = object.string(name);
            return text == null ? "" : text;
        }

        private @Nullable CsafDateTime date(String name) {
            return CsafDateTime.parse(text(root, name)).orElse(null);
        }

        private void contradictions(String role, Maintained maintained) {
            CsafDateTime from = maintained.from();
            CsafDateTime until = maintained.until();
            if (from != null && until != null && from.compareTo(until) > 0) {
                problems.add("/maintained_until: lies before maintained_from");
            }
            if (role.equals("csaf_trusted_provider") && keys.isEmpty()) {
                problems.add("/public_openpgp_keys: a trusted provider names its key");
            }
            if (!role.equals("csaf_publisher") && feeds.isEmpty() && directories.isEmpty()) {
                problems.add("/distributions: a provider has feeds or directories");
            }
            Set<String> seen = new HashSet<>();
            for (Feed feed : feeds) {
                if (!seen.add(feed.url())) {
                    problems.add("/distributions: the feed " + feed.url() + " is named twice");
                }
            }
        }

        private void distribution(JsonValue value) {
            if (!(value instanceof JsonObject distribution)) {
                return;
            }
            if (distribution.has("directory_url")) {
                directories.add(new Directory(text(distribution, "directory_url"), null));
            }
            JsonObject directory = distribution.object("directory");
            if (directory != null) {
                directories.add(new Directory(text(directory, "url"), directory.string("tlp_label")));
            }
            JsonObject rolie = distribution.object("rolie");
            if (rolie == null) {
                return;
            }
            for (JsonValue item : rolie.array("feeds")) {
                if (item instanceof JsonObject feed) {
                    feeds.add(new Feed(text(feed, "url"), text(feed, "tlp_label")));
                }
            }
            urls(rolie.array("services"), services);
            urls(rolie.array("categories"), categories);
        }

        private static void urls(JsonArray list, List<String> into) {
            for (JsonValue item : list) {
                if (item instanceof JsonString url) {
                    into.add(url.value());
                }
            }
        }
    }
}
