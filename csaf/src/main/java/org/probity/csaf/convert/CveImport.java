package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.write.Identification;
import org.probity.csaf.write.Product;
import org.probity.csaf.write.Word.RemediationCategory;
import org.probity.csaf.write.Word.Status;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.vers.VersionScheme;

/** The container of a CNA in a CVE record, read into an advisory. */
final class CveImport {
    private static final Map<String, String> SCHEMES = Map.of("python", "pypi", "custom", "generic", "", "generic");

    private final RecordImport target;
    private final JsonObject cna;
    private final String path;
    private final Map<Status, List<Product>> products = new LinkedHashMap<>();

    CveImport(RecordImport target, JsonObject cna, String path) {
        this.target = target;
        this.cna = cna;
        this.path = path;
    }

    void read(JsonObject metadata) {
        String cve = metadata.string("cveId");
        target.ids(cve == null ? List.of() : List.of(cve), path);
        String title = cna.string("title");
        if (title != null && !title.isBlank()) {
            target.vulnerability.title(title);
        }
        target.describe(description());
        CsafDateTime.parse(RecordImport.stamped(cna.string("datePublic")))
                .ifPresent(date -> target.vulnerability.released(date.toInstant()));
        affected();
        products.forEach(target.vulnerability::status);
        List<Product> affected = products.getOrDefault(Status.KNOWN_AFFECTED, List.of());
        metrics(affected);
        weaknesses();
        actions("solutions", RemediationCategory.VENDOR_FIX, affected);
        actions("workarounds", RemediationCategory.WORKAROUND, affected);
        around();
        losses();
    }

    private String description() {
        String first = null;
        for (JsonObject text : StatusReader.objects(cna.array("descriptions"))) {
            String value = text.string("value");
            if (value != null && String.valueOf(text.string("lang")).startsWith("en")) {
                return value;
            }
            first = first == null ? value : first;
        }
        return first == null ? "The record does not describe the vulnerability." : first;
    }

    private void affected() {
        int i = 0;
        for (JsonObject item : StatusReader.objects(cna.array("affected"))) {
            String at = path + "/affected/" + i++;
            String vendor = named(item.string("vendor"));
            String name = named(item.string("product") == null ? item.string("packageName") : item.string("product"));
            JsonArray versions = item.array("versions");
            for (JsonObject version : StatusReader.objects(versions)) {
                version(item, vendor, name, version, at);
            }
            if (versions.isEmpty() && "affected".equals(item.string("defaultStatus"))) {
                add(Status.KNOWN_AFFECTED, item, vendor, name, "vers:all/*", true);
            } else if (!"unknown".equals(item.string("defaultStatus")) && item.has("defaultStatus")) {
                target.remarks.lost(
                        at + "/defaultStatus", "All other versions are " + item.string("defaultStatus") + ", it says.");
            }
            for (String field : List.of("modules", "platforms", "programFiles", "programRoutines", "repo")) {
                if (item.has(field)) {
                    target.remarks.lost(at + "/" + field, "CSAF has no place for this of a product.");
                }
            }
        }
    }

    private static String named(@Nullable String name) {
        return name == null || name.isBlank() ? "n/a" : name;
    }

    private void version(JsonObject item, String vendor, String name, JsonObject version, String at) {
        String text = version.string("version");
        Status status =
                switch (String.valueOf(version.string("status"))) {
                    case "affected" -> Status.KNOWN_AFFECTED;
                    case "unaffected" -> Status.KNOWN_NOT_AFFECTED;
                    default -> Status.UNDER_INVESTIGATION;
                };
        if (version.has("changes")) {
            target.remarks.lost(
                    at + "/versions", "Changes of the status inside of the range at " + text + " are not read.");
        }
        String range = text == null ? null : range(text, version);
        if (text == null) {
            target.remarks.lost(at + "/versions", "A version has no name.");
        } else if (range == null) {
            add(status, item, vendor, name, text, false);
        } else {
            add(status, item, vendor, name, range, true);
        }
    }

    /** The range of an entry, or null for a single version. */
    private static @Nullable String range(String from, JsonObject version) {
        String before = version.string("lessThan");
        String upTo = version.string("lessThanOrEqual");
        if (before == null && upTo == null) {
            return null;
        }
        String word = String.valueOf(version.string("versionType")).toLowerCase(Locale.ROOT);
        String scheme = SCHEMES.getOrDefault(word, word);
        List<String> constraints = new ArrayList<>();
        if (!from.equals("0") && !from.equals("*") && !from.isBlank()) {
            constraints.add(">=" + from);
        }
        String end = before == null ? upTo : before;
        if (end != null && !end.equals("*")) {
            constraints.add((before == null ? "<=" : "<") + end);
        }
        String known = VersionScheme.of(scheme).isPresent() ? scheme : "generic";
        if (constraints.isEmpty()) {
            return known.equals("generic") ? "vers:all/*" : "vers:" + known + "/*";
        }
        return "vers:" + known + "/" + String.join("|", constraints);
    }

    private void add(Status status, JsonObject item, String vendor, String name, String version, boolean range) {
        String cpe = StatusReader.texts(item.array("cpes")).stream()
                .filter(text -> Cpe.tryParse(text).isPresent())
                .findFirst()
                .orElse(null);
        Product product = target.product(vendor + "\n" + name + "\n" + version, () -> {
            var branch = target.advisory.products().vendor(vendor).product(name);
            Identification[] identification = cpe == null || status != Status.KNOWN_AFFECTED
                    ? new Identification[0]
                    : new Identification[] {Identification.cpe(cpe)};
            return range ? branch.versionRange(version, identification) : branch.version(version, identification);
        });
        if (products.values().stream().noneMatch(list -> list.contains(product))) {
            products.computeIfAbsent(status, any -> new ArrayList<>()).add(product);
        }
    }

    private void metrics(List<Product> affected) {
        int i = 0;
        for (JsonObject metric : StatusReader.objects(cna.array("metrics"))) {
            String at = path + "/metrics/" + i++;
            for (String field : List.of("cvssV2_0", "cvssV3_0", "cvssV3_1", "cvssV4_0")) {
                JsonObject cvss = metric.object(field);
                target.score(cvss == null ? null : cvss.string("vectorString"), affected, at + "/" + field);
            }
            if (metric.has("other")) {
                target.remarks.lost(at + "/other", "Only CVSS is converted.");
            }
        }
    }

    private void weaknesses() {
        boolean told = false;
        for (JsonObject type : StatusReader.objects(cna.array("problemTypes"))) {
            for (JsonObject description : StatusReader.objects(type.array("descriptions"))) {
                String cwe = description.string("cweId");
                try {
                    if (cwe != null && !told) {
                        target.vulnerability.cwe(cwe);
                        told = true;
                    } else {
                        String what = cwe == null ? description.string("description") : cwe;
                        target.remarks.lost(
                                path + "/problemTypes", "CSAF 2.0 holds one weakness of CWE, not " + what + ".");
                    }
                } catch (IllegalArgumentException e) {
                    target.remarks.lost(path + "/problemTypes", cwe + " is no weakness of the list.");
                }
            }
        }
    }

    private void actions(String field, RemediationCategory category, List<Product> affected) {
        for (JsonObject action : StatusReader.objects(cna.array(field))) {
            String text = action.string("value");
            if (text != null && !text.isBlank() && !affected.isEmpty()) {
                target.vulnerability.remediation(category, text, affected.toArray(new Product[0]));
            }
        }
    }

    private void around() {
        int i = 0;
        for (JsonObject reference : StatusReader.objects(cna.array("references"))) {
            String name = reference.string("name");
            target.reference(
                    reference.string("url"),
                    name == null || name.isBlank() ? "Reference of the record" : name,
                    path + "/references/" + i++);
        }
        for (JsonObject credit : StatusReader.objects(cna.array("credits"))) {
            String name = credit.string("value");
            if (name != null && !name.isBlank()) {
                target.vulnerability.acknowledge(List.of(name), null, credit.string("type"));
            }
        }
    }

    private void losses() {
        for (String field : List.of("configurations", "exploits", "impacts", "tags", "taxonomyMappings", "timeline")) {
            if (cna.has(field)) {
                target.remarks.lost(path + "/" + field, "It is not converted.");
            }
        }
    }
}
