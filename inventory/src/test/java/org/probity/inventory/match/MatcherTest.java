package org.probity.inventory.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.identifiers.vulnerability.VulnerabilityId;
import org.probity.inventory.index.ComponentIndex;
import org.probity.inventory.index.Held;
import org.probity.inventory.sbom.Hash;
import org.probity.inventory.sbom.Sbom;
import org.probity.inventory.sbom.SbomReader;
import org.probity.inventory.vulnerability.Affected;
import org.probity.inventory.vulnerability.Statement;
import org.probity.inventory.vulnerability.Target;
import org.probity.inventory.vulnerability.VexStatements;
import org.probity.inventory.vulnerability.VulnerabilityReader;
import org.probity.inventory.vulnerability.VulnerabilityRecord;
import org.probity.inventory.vulnerability.VulnerabilityStore;

class MatcherTest {
    private static VulnerabilityStore store(String... documents) throws Exception {
        VulnerabilityStore store = new VulnerabilityStore();
        for (String document : documents) {
            new VulnerabilityReader()
                    .read("x.json", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), store);
        }
        assertThat(store.problems()).isEmpty();
        return store;
    }

    private static String osv(
            String id, String aliases, String ecosystem, String name, String introduced, String fixed) {
        return """
                {"id":"%s","modified":"2024-01-01","aliases":[%s],"affected":[{"package":{"ecosystem":"%s","name":"%s"},
                 "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"%s"},{"fixed":"%s"}]}]}]}
                """.formatted(id, aliases, ecosystem, name, introduced, fixed);
    }

    private static String nvd(String id, String cpe, String before) {
        return """
                {"resultsPerPage":1,"vulnerabilities":[{"cve":{"id":"%s","lastModified":"2024","configurations":[{"nodes":[{"cpeMatch":[
                 {"vulnerable":true,"criteria":"%s","versionEndExcluding":"%s"}]}]}]}}]}
                """.formatted(id, cpe, before);
    }

    private static Held held(String purl, String version, String name, String cpe) {
        return new Held(purl, version, name, cpe == null ? List.of() : List.of(cpe), List.of(), List.of(), List.of());
    }

    @Test
    void saysByWhichIdentityAndRangeAndJoinsAliases() throws Exception {
        VulnerabilityStore store = store(
                osv(
                        "GHSA-aaaa-bbbb-cccc".replace('a', 'c').replace('b', 'f'),
                        "\"CVE-2024-0001\"",
                        "npm",
                        "p",
                        "1.0.0",
                        "1.5.0"),
                nvd("CVE-2024-0001", "cpe:2.3:a:v:p:*:*:*:*:*:node.js:*:*", "1.5.0"));
        Match match = new Matcher(store)
                .matches(held("pkg:npm/p@1.2.0", "1.2.0", "p", "cpe:2.3:a:v:p:1.2.0:*:*:*:*:*:*:*"))
                .getFirst();
        assertThat(match.vulnerability()).hasToString("CVE-2024-0001");
        assertThat(match.records()).hasSize(2);
        assertThat(match.identity()).isEqualTo(Identity.PURL);
        assertThat(match.range()).isEqualTo("vers:npm/>=1.0.0|<1.5.0");
        assertThat(match.fixed()).containsExactly("1.5.0");
        Match cpeOnly = new Matcher(store)
                .matches(held(null, null, "x", "cpe:2.3:a:v:p:1.2.0:*:*:*:*:*:*:*"))
                .getFirst();
        assertThat(cpeOnly.identity()).isEqualTo(Identity.CPE);
        assertThat(cpeOnly.assumed()).isTrue();
        assertThat(new Matcher(store).matches(held("pkg:npm/p@1.5.0", "1.5.0", "p", null)))
                .isEmpty();
    }

    @Test
    void whatCannotBeDecidedIsAClassOfItsOwn() throws Exception {
        VulnerabilityStore store = store(osv("X-1", "", "npm", "p", "1.0.0", "1.5.0"));
        Match match =
                new Matcher(store).matches(held("pkg:npm/p", null, "p", null)).getFirst();
        assertThat(match.outcome()).isEqualTo(Match.Outcome.UNDECIDED);
        assertThat(match.range()).isEqualTo("the component has no version");
        VulnerabilityStore unknown = store("""
                {"id":"X-2","modified":"1","affected":[{"package":{"ecosystem":"Outlandish","name":"p"},
                 "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"1"},{"fixed":"2"}]}]}]}
                """);
        assertThat(new Matcher(unknown)
                        .matches(held(null, "1.5", "p", null))
                        .getFirst()
                        .outcome())
                .isEqualTo(Match.Outcome.UNDECIDED);
    }

    @Test
    void hashesForksNamesAndDistributionsAreToldApart() throws Exception {
        VulnerabilityStore store = store(
                osv("X-1", "", "npm", "origin", "0", "2.0.0"),
                osv("X-2", "", "Debian:11", "openssl", "0", "1.1.1n-0+deb11u4"));
        store.record(new VulnerabilityRecord(
                VulnerabilityRecord.Source.CSAF,
                VulnerabilityId.of("A"),
                List.of(VulnerabilityId.of("CVE-2024-0003")),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(new Affected(
                        new Target.File("SHA-256", "ab"),
                        true,
                        java.util.Set.of(),
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        null,
                        null))));
        Matcher matcher = new Matcher(store);
        Held fork = new Held(
                "pkg:npm/fork@9", "9", "fork", List.of(), List.of(), List.of(), List.of("pkg:npm/origin@1.0.0"));
        assertThat(matcher.matches(fork)).extracting(Match::identity).containsExactly(Identity.FORK);
        Held file = new Held(null, "1", "f", List.of(), List.of(new Hash("SHA-256", "ab")), List.of(), List.of());
        assertThat(matcher.matches(file)).extracting(Match::identity).containsExactly(Identity.HASH);
        Sbom sbom = sbom("""
                {"bomFormat":"CycloneDX","specVersion":"1.6","components":[
                 {"type":"library","name":"libssl1.1","version":"1.1.1n-0+deb11u3",
                  "purl":"pkg:deb/debian/libssl1.1@1.1.1n-0%2Bdeb11u3?arch=amd64&distro=debian-11&upstream=openssl"},
                 {"type":"library","name":"libssl1.1","version":"1.1.1n-0+deb11u3",
                  "purl":"pkg:deb/debian/libssl1.1@1.1.1n-0%2Bdeb11u3?arch=amd64&distro=debian-12&upstream=openssl"}]}
                """);
        List<Finding> findings = matcher.findings("s", "r", sbom, List.of());
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().match().identity()).isEqualTo(Identity.ALIAS);
        assertThat(findings.getFirst().occurrence().place()).isZero();
    }

    private static Sbom sbom(String text) throws Exception {
        return new SbomReader().readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void withdrawnRecordsMatchNothing() throws Exception {
        VulnerabilityStore store = store(
                osv("X-1", "", "npm", "p", "0", "2.0.0").replace("\"aliases\"", "\"withdrawn\":\"2024\",\"aliases\""));
        assertThat(new Matcher(store).matches(held("pkg:npm/p@1.0.0", "1.0.0", "p", null)))
                .isEmpty();
    }

    @Test
    void aNotAffectedStatementHoldsUntilTheComponentChanges() throws Exception {
        String vex = """
                {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://x/vex","timestamp":"2024-01-01T00:00:00Z","statements":[
                 {"vulnerability":{"name":"CVE-2024-0001"},"products":[{"@id":"pkg:npm/p@1.2.0"}],"status":"not_affected",
                  "justification":"vulnerable_code_not_in_execute_path"}]}
                """;
        Matcher matcher = new Matcher(store(osv("X-1", "\"CVE-2024-0001\"", "npm", "p", "1.0.0", "1.5.0"), vex));
        Match holds =
                matcher.matches(held("pkg:npm/p@1.2.0", "1.2.0", "p", null)).getFirst();
        assertThat(holds.settled()).isTrue();
        assertThat(holds.statement().why()).contains("vulnerable_code_not_in_execute_path");
        Match lapsed =
                matcher.matches(held("pkg:npm/p@1.3.0", "1.3.0", "p", null)).getFirst();
        assertThat(lapsed.settled()).isFalse();
        assertThat(lapsed.statement().lapsed()).isTrue();
        assertThat(lapsed.statement().why()).isEqualTo("stated of version 1.2.0, the component has 1.3.0");
    }

    @Test
    void statementsInsideADocumentSpeakOfItsComponents() throws Exception {
        Sbom sbom = sbom("""
                {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"p","bom-ref":"x","version":"1.2.0",
                  "purl":"pkg:npm/p@1.2.0"}],"vulnerabilities":[{"id":"CVE-2024-0001","analysis":{"state":"not_affected",
                  "justification":"code_not_reachable"},"affects":[{"ref":"x"}]}]}
                """);
        List<Statement> own = VexStatements.of(sbom);
        Matcher matcher = new Matcher(store(osv("X-1", "\"CVE-2024-0001\"", "npm", "p", "1.0.0", "1.5.0")));
        assertThat(matcher.findings("s", "r", sbom, own).getFirst().match().settled())
                .isTrue();
        assertThat(matcher.findings("s", "r", sbom, List.of())
                        .getFirst()
                        .match()
                        .settled())
                .isFalse();
    }

    private static final String TOGETHER = """
            {"resultsPerPage":1,"vulnerabilities":[{"cve":{"id":"CVE-2024-0042","lastModified":"2024","configurations":[
             {"operator":"AND","nodes":[
              {"operator":"OR","negate":false,"cpeMatch":[{"vulnerable":true,"criteria":"cpe:2.3:a:v:app:*:*:*:*:*:*:*:*","versionEndExcluding":"2.0"}]},
              {"operator":"%s","negate":%s,"cpeMatch":[
               {"vulnerable":false,"criteria":"cpe:2.3:o:v:os:*:*:*:*:*:*:*:*","versionEndExcluding":"7"},
               {"vulnerable":false,"criteria":"cpe:2.3:h:v:box:-:*:*:*:*:*:*:*"}]}]}]}}]}
            """;

    private static String beside(String operator, boolean negate, String... others) throws Exception {
        StringBuilder components = new StringBuilder();
        for (String cpe : others) {
            components
                    .append(",{\"type\":\"operating-system\",\"name\":\"o\",\"cpe\":\"")
                    .append(cpe)
                    .append("\"}");
        }
        Sbom sbom = sbom("""
                {"bomFormat":"CycloneDX","specVersion":"1.6","components":[
                 {"type":"application","name":"app","version":"1.0","cpe":"cpe:2.3:a:v:app:1.0:*:*:*:*:*:*:*"}%s]}
                """.formatted(components));
        List<Finding> findings = new Matcher(store(TOGETHER.formatted(operator, negate)))
                .findings("s", "r", sbom, List.of()).stream()
                        .filter(f -> f.match().component().name().equals("app"))
                        .toList();
        return findings.isEmpty()
                ? "none"
                : findings.getFirst().match().outcome().toString();
    }

    @Test
    void whatIsAffectedOnlyTogetherWithSomethingIsAnsweredByWhatTheDocumentHolds() throws Exception {
        String oldOs = "cpe:2.3:o:v:os:6.1:*:*:*:*:*:*:*";
        String newOs = "cpe:2.3:o:v:os:7.0:*:*:*:*:*:*:*";
        String box = "cpe:2.3:h:v:box:-:*:*:*:*:*:*:*";
        assertThat(beside("OR", false, oldOs)).isEqualTo("AFFECTED");
        assertThat(beside("OR", false)).isEqualTo("UNDECIDED");
        assertThat(beside("OR", false, newOs)).as("the box may be there").isEqualTo("UNDECIDED");
        assertThat(beside("AND", false, oldOs)).isEqualTo("UNDECIDED");
        assertThat(beside("AND", false, oldOs, box)).isEqualTo("AFFECTED");
        assertThat(beside("AND", false, newOs)).as("one of both is another").isEqualTo("none");
        assertThat(beside("AND", true, newOs)).isEqualTo("AFFECTED");
        assertThat(beside("OR", true, oldOs)).isEqualTo("none");
    }

    @Test
    void inAPortfolioTheOtherPartIsLookedForInTheSameDocument(@TempDir Path folder) throws Exception {
        Matcher matcher = new Matcher(store(TOGETHER.formatted("OR", "false")));
        Held app = held(null, "1.0", "app", "cpe:2.3:a:v:app:1.0:*:*:*:*:*:*:*");
        Held os = held(null, "6", "os", "cpe:2.3:o:v:os:6:*:*:*:*:*:*:*");
        try (ComponentIndex index = ComponentIndex.open(folder)) {
            index.add("both", "r1", List.of(new ComponentIndex.Entry(app, -1), new ComponentIndex.Entry(os, -1)));
            index.add("alone", "r2", List.of(new ComponentIndex.Entry(app, -1)));
            List<String> found = java.util.Collections.synchronizedList(new ArrayList<>());
            matcher.portfolio(
                    index,
                    2,
                    f -> found.add(f.occurrence().sbom() + " " + f.match().outcome()));
            assertThat(found).containsExactlyInAnyOrder("both AFFECTED", "alone UNDECIDED");
        }
    }

    @Test
    void aStatementOfAComponentInOneProductSaysNothingOfAnother() throws Exception {
        VulnerabilityStore store = store(osv("X-1", "\"CVE-2024-0001\"", "npm", "p", "1.0.0", "1.5.0"));
        Statement.Subject product = new Statement.Subject(null, null, "Router", "4.2", List.of());
        store.statement(new Statement(
                "A",
                List.of(VulnerabilityId.of("CVE-2024-0001")),
                Statement.Status.NOT_AFFECTED,
                "component_not_present",
                null,
                "2024",
                List.of(new Statement.Subject(
                        "pkg:npm/p", null, null, null, "vers:npm/<1.3.0", List.of(), List.of(product)))));
        Matcher matcher = new Matcher(store);
        assertThat(settled(matcher, "Router", "4.2", "1.2.0")).isTrue();
        assertThat(settled(matcher, "Router", "4.2", "1.3.0"))
                .as("another version of the component")
                .isFalse();
        assertThat(settled(matcher, "Router", "4.3", "1.2.0"))
                .as("another version of the product")
                .isFalse();
        assertThat(settled(matcher, "Switch", "4.2", "1.2.0"))
                .as("another product")
                .isFalse();
    }

    private static boolean settled(Matcher matcher, String product, String release, String version) throws Exception {
        Sbom sbom = sbom("""
                {"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"type":"device","name":"%s","version":"%s"}},
                 "components":[{"type":"library","name":"p","version":"%s","purl":"pkg:npm/p@%s"}]}
                """.formatted(product, release, version, version));
        return matcher.findings("s", "r", sbom, List.of()).getFirst().match().settled();
    }

    @Test
    void bothDirectionsFindTheSameInAPortfolio(@TempDir Path folder) throws Exception {
        Random random = new Random(7);
        VulnerabilityStore store = new VulnerabilityStore();
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String name = "n" + random.nextInt(30);
            documents.add(
                    i % 5 == 0
                            ? nvd(
                                    "CVE-2023-" + (1000 + i),
                                    "cpe:2.3:a:v:" + name + ":*:*:*:*:*:*:*:*",
                                    "" + random.nextInt(6))
                            : osv(
                                    "X-" + i,
                                    i % 3 == 0 ? "\"CVE-2023-" + (1000 + i - i % 5) + "\"" : "",
                                    "npm",
                                    name,
                                    "" + random.nextInt(3),
                                    "" + (3 + random.nextInt(3))));
        }
        for (String document : documents) {
            new VulnerabilityReader()
                    .read("x.json", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), store);
        }
        Matcher matcher = new Matcher(store);
        try (ComponentIndex index = ComponentIndex.open(folder, 200)) {
            for (int s = 0; s < 60; s++) {
                List<ComponentIndex.Entry> entries = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    String name = "n" + random.nextInt(30);
                    String version = random.nextInt(8) == 0 ? null : random.nextInt(6) + ".0.0";
                    String purl =
                            random.nextInt(4) == 0 ? null : "pkg:npm/" + name + (version == null ? "" : "@" + version);
                    String cpe = random.nextInt(3) == 0
                            ? "cpe:2.3:a:v:" + name + ":" + (version == null ? "*" : version) + ":*:*:*:*:*:*:*"
                            : null;
                    entries.add(new ComponentIndex.Entry(held(purl, version, name, cpe), -1));
                }
                index.add("s" + s, "r" + s % 7, entries);
            }
            List<Finding> all = java.util.Collections.synchronizedList(new ArrayList<>());
            matcher.portfolio(index, 2, all::add);
            List<Finding> forward = new ArrayList<>(all);
            forward.sort(null);
            List<Finding> backward = new ArrayList<>();
            for (VulnerabilityRecord record : store.records()) {
                backward.addAll(matcher.occurrences(record, index));
            }
            assertThat(new java.util.LinkedHashSet<>(backward)).containsExactlyInAnyOrderElementsOf(forward);
            assertThat(forward).hasSizeGreaterThan(200);
            assertThat(forward)
                    .extracting(f -> f.match().vulnerability())
                    .contains(VulnerabilityId.of("CVE-2023-1000"));
        }
    }
}
