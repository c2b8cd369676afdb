package org.probity.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.bundle.EvidenceBundle;
import org.probity.ledger.entry.SealedEntry;
import org.probity.ledger.entry.Sealer;
import org.probity.ledger.json.Json;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;

/**
 * Runs typical commands once on small files of its own, silently. The build runs it so that the JDK can write down which
 * classes they need, its AOT cache (JEP 514).
 */
public final class Rehearsal {
    private static final String ADVISORY = """
            {"document":{"category":"csaf_security_advisory","csaf_version":"2.0","title":"Rehearsal","lang":"en",
             "distribution":{"tlp":{"label":"WHITE"}},
             "publisher":{"category":"vendor","name":"Vendor","namespace":"https://vendor.example"},
             "tracking":{"id":"REHEARSAL-1","status":"final","version":"1","initial_release_date":"2026-01-01T00:00:00Z",
              "current_release_date":"2026-01-01T00:00:00Z",
              "revision_history":[{"date":"2026-01-01T00:00:00Z","number":"1","summary":"First."}]}},
             "product_tree":{"branches":[{"category":"vendor","name":"Vendor","branches":[
               {"category":"product_name","name":"Product","branches":[
                {"category":"product_version","name":"1.0","product":{"product_id":"P","name":"Product 1.0",
                 "product_identification_helper":{"purl":"pkg:maven/org.example/product@1.0",
                  "cpe":"cpe:2.3:a:example:product:1.0:*:*:*:*:*:*:*"}}},
                {"category":"product_version_range","name":"vers:maven/<1.0","product":{"product_id":"O","name":"older"}}]}]}],
              "full_product_names":[{"product_id":"S","name":"System"}],
              "relationships":[{"category":"installed_on","product_reference":"P","relates_to_product_reference":"S",
               "full_product_name":{"product_id":"P:S","name":"Product on System"}}],
              "product_groups":[{"group_id":"G","product_ids":["P","O"]}]},
             "vulnerabilities":[{"cve":"CVE-2021-44228","cwe":{"id":"CWE-502","name":"Deserialization of Untrusted Data"},
              "notes":[{"category":"description","text":"A flaw."}],"acknowledgments":[{"names":["A Finder"]}],
              "references":[{"category":"external","summary":"More","url":"https://vendor.example/more"}],
              "product_status":{"known_affected":["P"],"known_not_affected":["S"],"fixed":["O"]},
              "flags":[{"label":"component_not_present","product_ids":["S"]}],
              "threats":[{"category":"impact","details":"None here.","product_ids":["S"]}],
              "remediations":[{"category":"vendor_fix","details":"Update.","product_ids":["P"],"group_ids":["G"]}],
              "scores":[{"products":["P"],"cvss_v3":{"version":"3.1","baseScore":10.0,"baseSeverity":"CRITICAL",
               "vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"}},
               {"products":["P"],"cvss_v2":{"version":"2.0","baseScore":10.0,"vectorString":"AV:N/AC:L/Au:N/C:C/I:C/A:C"}}]}]}
            """;
    private static final String ADVISORY_21 = """
            {"$schema":"https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json",
             "document":{"category":"csaf_security_advisory","csaf_version":"2.1","title":"Rehearsal","lang":"en",
             "distribution":{"tlp":{"label":"CLEAR"}},
             "publisher":{"category":"vendor","name":"Vendor","namespace":"https://vendor.example"},
             "tracking":{"id":"REHEARSAL-2","status":"final","version":"1","initial_release_date":"2026-01-01T00:00:00Z",
              "current_release_date":"2026-01-01T00:00:00Z",
              "revision_history":[{"date":"2026-01-01T00:00:00Z","number":"1","summary":"First."}]}},
             "product_tree":{"full_product_names":[{"product_id":"P","name":"Product 1.0",
              "product_identification_helper":{"purls":["pkg:maven/org.example/product@1.0"]}}]},
             "vulnerabilities":[{"cve":"CVE-2021-44228",
              "cwes":[{"id":"CWE-502","name":"Deserialization of Untrusted Data","version":"4.20"}],
              "notes":[{"category":"description","text":"A flaw."}],"product_status":{"known_affected":["P"]},
              "remediations":[{"category":"vendor_fix","details":"Update.","product_ids":["P"]}],
              "metrics":[{"products":["P"],"content":{"cvss_v4":{"version":"4.0","baseScore":10.0,"baseSeverity":"CRITICAL",
               "vectorString":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H"}}}]}]}
            """;
    private static final String SBOM = """
            {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[
             {"type":"library","bom-ref":"a","name":"log4j-core","version":"2.14.1",
              "purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"}]}
            """;

    private static final String EVENT = """
            {"type":"ReportAcknowledged","at":"2026-01-01T00:00:00Z","actor":{"name":"A","role":"coordinator"},
             "files":[{"name":"a.txt","size":1}],"version":1,"urgent":false,"text":"\\u00e9"}
            """;
    private static final int ENTRIES = 500;

    private Rehearsal() {}

    /**
     * Takes a folder to work in. With {@code bundle} it only leaves a bundle there, {@code bundle.zip}, and its key,
     * {@code bundle.key}, for a rehearsal of {@code verify} in a process of its own: what makes bundles would be in its
     * cache otherwise, and Java loads all that is in there.
     */
    public static void main(String[] args) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        Path folder = Path.of(args[0]);
        if (args.length > 1) {
            makeBundle(folder);
        } else {
            commands(folder);
        }
    }

    private static void commands(Path folder) throws IOException {
        Path advisory = Files.writeString(folder.resolve("rehearsal-1.json"), ADVISORY);
        Path newer = Files.writeString(folder.resolve("rehearsal-2.json"), ADVISORY_21);
        Path sbom = Files.writeString(folder.resolve("sbom.cdx.json"), SBOM);
        for (List<String> command : commands(advisory.toString(), newer.toString(), sbom.toString())) {
            Main.run(command.toArray(String[]::new));
        }
    }

    private static void makeBundle(Path folder) throws IOException {
        SigningKey key = SigningKey.generate("rehearsal.example/log", KeyType.ED25519);
        List<SealedEntry> sealed = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            sealed.add(new Sealer().seal((Json.Obj) Json.parse(EVENT)));
        }
        try (Log log = Log.create(folder.resolve("log"), LogSettings.of(key))) {
            log.append(0, sealed.stream().map(SealedEntry::bytes).toList());
            EvidenceBundle evidence = new EvidenceBundle(log.checkpoint(), List.of(key.verifier()))
                    .history(KeyHistory.begin(List.of(key)));
            for (int i = 0; i < ENTRIES; i++) {
                evidence.entry(
                        log.inclusion(i).text(),
                        log.entry(i),
                        SealedEntry.select(sealed.get(i).disclosures(), List.of("/type", "/actor/role", "/files")));
            }
            Files.write(folder.resolve("bundle.zip"), evidence.bytes());
            Files.writeString(folder.resolve("bundle.key"), key.verifier().toString());
        }
    }

    private static List<List<String>> commands(String advisory, String newer, String sbom) {
        return List.of(
                List.of("--help"),
                List.of("csaf", "validate", advisory),
                List.of("csaf", "validate", "--format", "json", newer),
                List.of("cvss", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"),
                List.of("cvss", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"),
                List.of("purl", "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"),
                List.of("sbom", "read", sbom),
                List.of("sbom", "validate", sbom));
    }
}
