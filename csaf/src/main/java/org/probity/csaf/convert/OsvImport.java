package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.write.Identification;
import org.probity.csaf.write.Product;
import org.probity.csaf.write.Word.Status;
import org.probity.identifiers.purl.Purl;
import org.probity.identifiers.vers.VersionScheme;

/** A record of OSV, read into an advisory. */
final class OsvImport {
    private final RecordImport target;
    private final JsonObject source;
    private final Map<Status, List<Product>> products = new LinkedHashMap<>();

    OsvImport(RecordImport target, JsonObject source) {
        this.target = target;
        this.source = source;
    }

    void read(String id) {
        List<String> ids = new ArrayList<>(List.of(id));
        ids.addAll(StatusReader.texts(source.array("aliases")));
        target.ids(ids, "/id");
        String summary = source.string("summary");
        if (summary != null && !summary.isBlank()) {
            target.vulnerability.title(summary);
        }
        String details = source.string("details");
        target.describe(
                details != null && !details.isBlank() ? details : summary == null ? "See " + id + "." : summary);
        int i = 0;
        for (JsonObject affected : StatusReader.objects(source.array("affected"))) {
            affected(affected, "/affected/" + i++);
        }
        products.forEach(target.vulnerability::status);
        List<Product> affected = products.getOrDefault(Status.KNOWN_AFFECTED, List.of());
        for (JsonObject severity : StatusReader.objects(source.array("severity"))) {
            boolean cvss = String.valueOf(severity.string("type")).startsWith("CVSS_V");
            if (cvss) {
                target.score(severity.string("score"), affected, "/severity");
            } else {
                target.remarks.lost("/severity", "Only CVSS is converted, not " + severity.string("type") + ".");
            }
        }
        i = 0;
        for (JsonObject reference : StatusReader.objects(source.array("references"))) {
            String type = String.valueOf(reference.string("type")).toLowerCase(Locale.ROOT);
            target.reference(reference.string("url"), "Reference of the record: " + type, "/references/" + i++);
        }
        for (JsonObject credit : StatusReader.objects(source.array("credits"))) {
            String name = credit.string("name");
            if (name != null && !name.isBlank()) {
                target.vulnerability.acknowledge(List.of(name), null, credit.string("type"));
            }
        }
        for (String field : List.of("database_specific", "related", "upstream")) {
            if (source.has(field)) {
                target.remarks.lost("/" + field, "It is not converted.");
            }
        }
    }

    /** A package: its name in a tree, and what names it worldwide. */
    private record Pack(
            String ecosystem, String name, @Nullable Purl purl) {
        static Pack of(JsonObject affected) {
            JsonObject named = StatusReader.object(affected, "package");
            String ecosystem = String.valueOf(named.string("ecosystem"));
            String name = String.valueOf(named.string("name"));
            String text = named.string("purl");
            Purl purl = text == null ? null : Purl.tryParse(text).orElse(null);
            return new Pack(ecosystem, name, purl == null ? made(ecosystem, name) : purl);
        }

        private static @Nullable Purl made(String ecosystem, String name) {
            String type = Osv.purlType(ecosystem);
            if (type == null) {
                return null;
            }
            int split = type.equals("maven") ? name.indexOf(':') : name.lastIndexOf('/');
            String namespace = split < 0 ? "" : name.substring(0, split) + "/";
            return Purl.tryParse("pkg:" + type + "/" + namespace + name.substring(split + 1))
                    .orElse(null);
        }

        Identification[] identification(@Nullable String version) {
            if (purl == null) {
                return new Identification[0];
            }
            String text = Purl.builder(purl.type(), purl.name())
                    .namespace(purl.namespace())
                    .version(version)
                    .build()
                    .toString();
            return new Identification[] {Identification.purl(text)};
        }

        String scheme(String rangeType) {
            String word = rangeType.equals("SEMVER") ? "semver" : purl == null ? "generic" : purl.type();
            return VersionScheme.of(word).isPresent() ? word : "generic";
        }
    }

    private void affected(JsonObject affected, String path) {
        Pack pack = Pack.of(affected);
        if (!StatusReader.object(affected, "package").has("name")) {
            target.remarks.lost(path, "It names no package.");
            return;
        }
        target.remarks.check(path, "OSV tells no vendor; the ecosystem " + pack.ecosystem() + " stands in its place.");
        int i = 0;
        for (JsonObject range : StatusReader.objects(affected.array("ranges"))) {
            String type = String.valueOf(range.string("type"));
            String at = path + "/ranges/" + i++;
            if (type.equals("GIT")) {
                target.remarks.lost(at, "Ranges of commits are not converted.");
            } else {
                events(pack, pack.scheme(type), range.array("events"), at);
            }
        }
        for (String version : StatusReader.texts(affected.array("versions"))) {
            add(Status.KNOWN_AFFECTED, pack, version, false);
        }
        for (String field : List.of("database_specific", "ecosystem_specific", "severity")) {
            if (affected.has(field)) {
                target.remarks.lost(path + "/" + field, "It is not converted.");
            }
        }
    }

    private void events(Pack pack, String scheme, JsonArray events, String path) {
        String from = null;
        for (JsonObject event : StatusReader.objects(events)) {
            String introduced = event.string("introduced");
            String fixed = event.string("fixed");
            String last = event.string("last_affected");
            if (introduced != null) {
                if (from != null) {
                    range(pack, scheme, from, null);
                }
                from = introduced;
            } else if (from != null && (fixed != null || last != null)) {
                range(pack, scheme, from, fixed == null ? "<=" + last : "<" + fixed);
                from = null;
                if (fixed != null) {
                    add(Status.FIXED, pack, fixed, false);
                }
            } else {
                target.remarks.lost(path, "The event " + event + " is not converted.");
            }
        }
        if (from != null) {
            range(pack, scheme, from, null);
        }
    }

    private void range(Pack pack, String scheme, String from, @Nullable String end) {
        List<String> constraints = new ArrayList<>();
        if (!from.equals("0")) {
            constraints.add(">=" + from);
        }
        if (end != null) {
            constraints.add(end);
        }
        String text = "vers:" + scheme + "/" + (constraints.isEmpty() ? "*" : String.join("|", constraints));
        add(Status.KNOWN_AFFECTED, pack, text, true);
    }

    private void add(Status status, Pack pack, String version, boolean range) {
        String key = pack.ecosystem() + "\n" + pack.name() + "\n" + version;
        Product product = target.product(key, () -> {
            var branch = target.advisory.products().vendor(pack.ecosystem()).product(pack.name());
            return range
                    ? branch.versionRange(version, pack.identification(null))
                    : branch.version(version, pack.identification(version));
        });
        if (products.values().stream().noneMatch(list -> list.contains(product))) {
            products.computeIfAbsent(status, any -> new ArrayList<>()).add(product);
        }
    }
}
