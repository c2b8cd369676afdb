package org.probity.cli.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.probity.identifiers.vulnerability.VulnerabilityId;
import org.probity.inventory.match.Finding;
import org.probity.inventory.match.Identity;
import org.probity.inventory.match.Matcher;
import org.probity.inventory.sbom.SbomReader;
import org.probity.inventory.vulnerability.Affected;
import org.probity.inventory.vulnerability.Affected.Answer;
import org.probity.inventory.vulnerability.Statement;
import org.probity.inventory.vulnerability.VulnerabilityReader;
import org.probity.inventory.vulnerability.VulnerabilityRecord;
import org.probity.inventory.vulnerability.VulnerabilityStore;

class CsafFormatTest {
    private static VulnerabilityStore read(String text) throws Exception {
        VulnerabilityStore store = new VulnerabilityStore();
        new VulnerabilityReader(List.of(new CsafFormat()))
                .read("x.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), store);
        assertThat(store.problems()).isEmpty();
        return store;
    }

    private static Affected only(VulnerabilityStore store) {
        assertThat(store.records()).hasSize(1);
        return store.records().iterator().next().affected().getFirst();
    }

    private static String document(String version, String productTree, String vulnerability) {
        return """
                {"document":{"csaf_version":"%s","tracking":{"id":"ADV-1","current_release_date":"2024"}},
                 "product_tree":%s,"vulnerabilities":[%s]}
                """.formatted(version, productTree, vulnerability);
    }

    @Test
    void productsAreWhatTheirBranchesAndHelpersSay() throws Exception {
        VulnerabilityStore store = read(document("2.0", """
                {"branches":[{"category":"vendor","name":"V","branches":[{"category":"product_name","name":"P","branches":[
                   {"category":"product_version_range","name":"vers:npm/>=1.0.0|<2.0.0","product":{"product_id":"A","name":"V P",
                     "product_identification_helper":{"purl":"pkg:npm/p"}}},
                   {"category":"product_version","name":"2.0.0","product":{"product_id":"B","name":"V P 2",
                     "product_identification_helper":{"purl":"pkg:npm/p@2.0.0"}}}]}]}]}""", """
                {"cve":"CVE-2024-0009","product_status":{"known_affected":["A"],"known_not_affected":["B"]},
                   "flags":[{"label":"component_not_present","product_ids":["B"]}]}"""));
        Affected affected = only(store);
        assertThat(affected.decide("1.9.9").answer()).isEqualTo(Answer.AFFECTED);
        assertThat(affected.decide("2.0.0").answer()).isEqualTo(Answer.NOT_AFFECTED);
        assertThat(store.statements()).anySatisfy(statement -> {
            assertThat(statement.status()).isEqualTo(Statement.Status.NOT_AFFECTED);
            assertThat(statement.justification()).isEqualTo("component_not_present");
            assertThat(statement.subjects().getFirst().purl()).isEqualTo("pkg:npm/p@2.0.0");
        });
    }

    @Test
    void rangesWithoutTypeAreReadInTheOrderOfThePackage() throws Exception {
        String tree = """
                {"branches":[{"category":"product_version_range","name":"%s","product":{"product_id":"A","name":"P",
                  "product_identification_helper":{"purls":["pkg:npm/p"]}}}]}""";
        String vulnerability = "{\"cve\":\"CVE-2024-0009\",\"product_status\":{\"known_affected\":[\"A\"]}}";
        Affected bare = only(read(document("2.1", tree.formatted(">=1.0.0|<1.10.0"), vulnerability)));
        assertThat(bare.ranges()).hasToString("[vers:npm/>=1.0.0|<1.10.0]");
        assertThat(bare.decide("1.9.0").answer()).isEqualTo(Answer.AFFECTED);
        assertThat(bare.decide("1.10.0").answer()).isEqualTo(Answer.NOT_AFFECTED);
        Affected words = only(read(document("2.0", tree.formatted("versions before the fix"), vulnerability)));
        assertThat(words.decide("1.0.0").answer()).isEqualTo(Answer.UNDECIDED);
        Affected all = only(read(document("2.0", tree.formatted("All versions"), vulnerability)));
        assertThat(all.decide(null).answer()).isEqualTo(Answer.AFFECTED);
    }

    @Test
    void aPartOfAProductIsRecognisedByItselfAndStatedOfThatProductAlone() throws Exception {
        String tree20 = """
                {"full_product_names":[
                  {"product_id":"LIB","name":"p 1.2.0","product_identification_helper":{"purl":"pkg:npm/p@1.2.0"}},
                  {"product_id":"R42","name":"Router 4.2","product_identification_helper":{"cpe":"cpe:2.3:h:v:router:4.2:*:*:*:*:*:*:*"}}],
                 "relationships":[{"category":"default_component_of","product_reference":"LIB","relates_to_product_reference":"R42",
                   "full_product_name":{"product_id":"R42:LIB","name":"p in Router 4.2"}}]}""";
        String tree21 = tree20.substring(0, tree20.indexOf("\"relationships\"")) + """
                "product_paths":[{"beginning_product_reference":"LIB","subpaths":[{"category":"default_component_of",
                   "next_product_reference":"R42"}],"full_product_name":{"product_id":"R42:LIB","name":"p in Router 4.2"}}]}""";
        for (String tree : List.of(tree20, tree21)) {
            String version = tree == tree20 ? "2.0" : "2.1";
            Affected affected = only(read(document(version, tree, """
                    {"cve":"CVE-2024-0009","product_status":{"known_affected":["R42:LIB"]}}""")));
            assertThat(affected.condition()).isEqualTo("as part of Router 4.2");
            VulnerabilityStore store = read(document(version, tree, """
                    {"cve":"CVE-2024-0009","product_status":{"known_not_affected":["R42:LIB"]},
                     "threats":[{"category":"impact","details":"not built in","product_ids":["R42:LIB"]}]}"""));
            store.record(record(affected));
            assertThat(settled(store, "Router 4.2")).isTrue();
            assertThat(settled(store, "Switch 4.2")).isFalse();
        }
    }

    private static VulnerabilityRecord record(Affected affected) {
        return new VulnerabilityRecord(
                VulnerabilityRecord.Source.OSV,
                VulnerabilityId.of("CVE-2024-0009"),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(affected));
    }

    private static boolean settled(VulnerabilityStore store, String product) throws Exception {
        String bom = """
                {"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"type":"device","name":"%s"}},
                 "components":[{"type":"library","name":"p","version":"1.2.0","purl":"pkg:npm/p@1.2.0"}]}
                """.formatted(product);
        List<Finding> findings = new Matcher(store)
                .findings(
                        "s",
                        "r",
                        new SbomReader().readAll(new ByteArrayInputStream(bom.getBytes(StandardCharsets.UTF_8))),
                        List.of());
        assertThat(findings).hasSize(1);
        return findings.getFirst().match().settled();
    }

    @Test
    void filesAreRecognisedByTheirDigests() throws Exception {
        VulnerabilityStore store = read(document("2.0", """
                {"full_product_names":[{"product_id":"P","name":"n",
                 "product_identification_helper":{"hashes":[{"filename":"f","file_hashes":[{"algorithm":"sha256","value":"AB"}]}]}}]}""", """
                {"ids":[{"system_name":"ours","text":"V-1"}],"product_status":{"known_affected":["P"]}}"""));
        String bom = """
                {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"file","name":"f",
                 "hashes":[{"alg":"SHA-256","content":"ab"}]}]}
                """;
        List<Finding> findings = new Matcher(store)
                .findings(
                        "s",
                        "r",
                        new SbomReader().readAll(new ByteArrayInputStream(bom.getBytes(StandardCharsets.UTF_8))),
                        List.of());
        assertThat(findings).extracting(f -> f.match().identity()).containsExactly(Identity.HASH);
        assertThat(findings.getFirst().match().vulnerability()).hasToString("V-1");
    }

    @Test
    void realAdvisoriesAreReadWithoutAWord() throws Exception {
        Path data = data();
        Assumptions.assumeTrue(data != null, "wants the specification data beside the checkout (PROBITY_DATA)");
        VulnerabilityStore store = new VulnerabilityStore();
        new VulnerabilityReader(List.of(new CsafFormat())).read(data.resolve("real/cisa"), store);
        assertThat(store.problems()).isEmpty();
        assertThat(store.records()).isNotEmpty();
        assertThat(store.statements()).isNotEmpty();
    }

    private static Path data() {
        String told = System.getenv("PROBITY_DATA");
        if (told != null) {
            return Path.of(told);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/data/real/cisa"))) {
                return at.resolve("shared/data");
            }
        }
        return null;
    }
}
