package org.probity.csaf.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.StatusModel.ProductInfo;
import org.probity.csaf.convert.StatusModel.State;
import org.probity.csaf.convert.StatusModel.Statement;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Validator;
import org.probity.csaf.write.AdvisoryBuilder;
import org.probity.csaf.write.Identification;
import org.probity.csaf.write.Product;
import org.probity.csaf.write.Publisher;
import org.probity.csaf.write.RevisionHistory;
import org.probity.csaf.write.VulnerabilityBuilder;
import org.probity.csaf.write.Word.FlagLabel;
import org.probity.csaf.write.Word.NoteCategory;
import org.probity.csaf.write.Word.RemediationCategory;

/** What a conversion there and back keeps. */
class RoundTripTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Publisher PUBLISHER = Publisher.vendor("Example", "https://example.com");

    /** A product of a random document. */
    record Thing(String name, int version, State state, FlagLabel label, boolean range) {}

    @Provide
    Arbitrary<List<Thing>> things() {
        Arbitrary<Thing> thing = Combinators.combine(
                        Arbitraries.of("alpha", "beta", "gamma-tool"),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.of(State.values()),
                        Arbitraries.of(FlagLabel.values()),
                        Arbitraries.of(true, false))
                .as(Thing::new);
        return thing.list().ofMinSize(1).ofMaxSize(8).uniqueElements(one -> one.name() + one.version());
    }

    private static String purl(Thing thing) {
        return "pkg:npm/" + thing.name() + "@" + thing.version() + ".0.0";
    }

    private static CsafDocument document(List<Thing> things, boolean branches) {
        AdvisoryBuilder advisory = new AdvisoryBuilder(AdvisoryBuilder.VEX, "Status", PUBLISHER, "EX-1");
        advisory.note(NoteCategory.SUMMARY, "Summary", "s");
        VulnerabilityBuilder vulnerability = advisory.vulnerability().cve("CVE-2026-1000");
        vulnerability.note(NoteCategory.DESCRIPTION, null, "A flaw.").reference("r", "https://example.com/r");
        for (Thing thing : things) {
            Identification purl = Identification.purl(purl(thing));
            Product product = !branches
                    ? advisory.products().product(null, purl(thing), purl)
                    : thing.range()
                            ? advisory.products()
                                    .vendor("Example")
                                    .product(thing.name())
                                    .versionRange("vers:semver/<" + thing.version() + ".0.0")
                            : advisory.products()
                                    .vendor("Example")
                                    .product(thing.name())
                                    .version(thing.version() + ".0.0", purl);
            switch (thing.state()) {
                case AFFECTED ->
                    vulnerability
                            .affected(product)
                            .remediation(RemediationCategory.MITIGATION, "Switch it off.", product);
                case FIXED -> vulnerability.fixed(product);
                case UNDER_INVESTIGATION -> vulnerability.underInvestigation(product);
                case NOT_AFFECTED -> vulnerability.notAffected(thing.label(), product);
            }
        }
        return advisory.build(RevisionHistory.released(NOW, "First."));
    }

    /** What a document says of each product that has a package URL. */
    private static Map<String, String> said(CsafDocument document, boolean why) {
        StatusModel model = StatusModel.of(document);
        Map<String, String> said = new TreeMap<>();
        for (Statement statement : model.vulnerabilities().getFirst().statements()) {
            ProductInfo product = model.products().get(statement.product());
            assertThat(product).isNotNull();
            said.put(
                    product.purls().getFirst(),
                    statement.state() + (why ? " " + statement.justification() + " " + statement.actions() : ""));
        }
        return said;
    }

    @Property(tries = 60)
    void openVexKeepsStatesReasonsAndActions(@ForAll("things") List<Thing> things) {
        CsafDocument source = document(things, false);
        JsonObject there = OpenVex.convert(source).result();
        CsafDocument back =
                CsafDocument.of(VexImport.fromOpenVex(there, PUBLISHER, "EX-2").result());
        assertThat(said(back, true)).isEqualTo(said(source, true));
        assertThat(StatusModel.of(back).vulnerabilities().getFirst().ids()).containsExactly("CVE-2026-1000");
    }

    @Property(tries = 60)
    void cycloneDxKeepsStates(@ForAll("things") List<Thing> things) {
        CsafDocument source = document(things, false);
        JsonObject there = CycloneDxVex.convert(source).result();
        CsafDocument back = CsafDocument.of(
                VexImport.fromCycloneDx(there, PUBLISHER, "EX-2").result());
        assertThat(said(back, false)).isEqualTo(said(source, false));
    }

    /** Vendor, product, version or range, and whether it is affected, of each product. */
    private static TreeSet<String> affected(CsafDocument document) {
        StatusModel model = StatusModel.of(document);
        TreeSet<String> said = new TreeSet<>();
        for (Statement statement : model.vulnerabilities().getFirst().statements()) {
            ProductInfo product = model.products().get(statement.product());
            assertThat(product).isNotNull();
            String state =
                    switch (statement.state()) {
                        case AFFECTED -> "affected";
                        case FIXED, NOT_AFFECTED -> "unaffected";
                        case UNDER_INVESTIGATION -> "unknown";
                    };
            said.add(product.vendor() + "/" + product.family() + "/" + product.versionText() + " " + state);
        }
        return said;
    }

    @Property(tries = 60)
    void cveRecordsKeepVersionsAndWhetherTheyAreAffected(@ForAll("things") List<Thing> things) {
        CsafDocument source = document(things, true);
        for (String organization : new String[] {null, "8254265b-2729-46b6-b9e3-3dfca2d5bfca"}) {
            JsonObject there =
                    CveRecord.convert(source, organization).getFirst().result();
            CsafDocument back = CsafDocument.of(
                    RecordImport.fromCve(there, PUBLISHER, "EX-2", NOW).result());
            assertThat(affected(back)).isEqualTo(affected(source));
        }
    }

    /** A package of a random OSV record: where it begins to be affected, and where that ends. */
    record Pack(String ecosystem, String name, List<Integer> bounds, boolean fixed, boolean listed) {
        String json() {
            StringBuilder events = new StringBuilder();
            for (int i = 0; i < bounds.size(); i++) {
                String kind = i % 2 == 0 ? "introduced" : fixed ? "fixed" : "last_affected";
                String version = i == 0 && bounds.getFirst() % 3 == 0 ? "0" : bounds.get(i) + ".0.0";
                events.append(i == 0 ? "" : ",")
                        .append("{\"")
                        .append(kind)
                        .append("\":\"")
                        .append(version)
                        .append("\"}");
            }
            return "{\"package\":{\"ecosystem\":\"" + ecosystem + "\",\"name\":\"" + name
                    + "\"},\"ranges\":[{\"type\":\"SEMVER\",\"events\":[" + events + "]}]"
                    + (listed ? ",\"versions\":[\"77.0.0\",\"78.0.0\"]" : "") + "}";
        }
    }

    @Provide
    Arbitrary<List<Pack>> packs() {
        Arbitrary<Pack> pack = Combinators.combine(
                        Arbitraries.of(
                                "npm:left",
                                "npm:@scope/right",
                                "PyPI:middle",
                                "Maven:org.example:thing",
                                "Go:example.com/x/y"),
                        Arbitraries.integers()
                                .between(1, 60)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4)
                                .uniqueElements(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((name, bounds, fixed, listed) -> new Pack(
                        name.substring(0, name.indexOf(':')),
                        name.substring(name.indexOf(':') + 1),
                        bounds.stream().sorted().toList(),
                        fixed,
                        listed));
        return pack.list().ofMinSize(1).ofMaxSize(3).uniqueElements(one -> one.ecosystem() + one.name());
    }

    /** Each event of each package, and each version. */
    private static TreeSet<String> facts(JsonObject osv) {
        TreeSet<String> facts = new TreeSet<>();
        for (JsonObject affected : StatusReader.objects(osv.array("affected"))) {
            JsonObject named = StatusReader.object(affected, "package");
            String name = named.string("ecosystem") + " " + named.string("name") + " ";
            StatusReader.texts(affected.array("versions")).forEach(version -> facts.add(name + version));
            for (JsonObject range : StatusReader.objects(affected.array("ranges"))) {
                StatusReader.objects(range.array("events"))
                        .forEach(event -> facts.add(name + range.string("type") + " " + event));
            }
        }
        return facts;
    }

    @Property(tries = 60)
    void osvRecordsComeBack(@ForAll("packs") List<Pack> packs) throws UnreadableJsonException {
        List<String> parts = new ArrayList<>();
        packs.forEach(pack -> parts.add(pack.json()));
        JsonObject source = read(
                "{\"schema_version\":\"1.7.3\",\"id\":\"GHSA-aaaa-bbbb-cccc\",\"aliases\":[\"CVE-2026-1000\"],"
                        + "\"modified\":\"2026-11-20T10:00:00Z\",\"summary\":\"A flaw\",\"details\":\"More.\",\"affected\":["
                        + String.join(",", parts)
                        + "],\"severity\":[{\"type\":\"CVSS_V3\",\"score\":\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"}]}");
        Conversion there = RecordImport.fromOsv(source, PUBLISHER, "EX-2", NOW);
        CsafDocument document = CsafDocument.of(there.result());
        assertThat(Validator.preset("basic").validate(document).results()).isEmpty();
        JsonObject back = Osv.convert(document).getFirst().result();
        assertThat(facts(back)).isEqualTo(facts(source));
        assertThat(back.array("severity")).isEqualTo(source.array("severity"));
        assertThat(back.array("aliases").toString() + back.string("id"))
                .contains("GHSA-aaaa-bbbb-cccc", "CVE-2026-1000");
    }

    private static JsonObject read(String text) throws UnreadableJsonException {
        return CsafDocument.read(text.getBytes(StandardCharsets.UTF_8)).object();
    }

    @Test
    void aWholeCveRecordIsReadAndWhatIsLostIsSaid() throws UnreadableJsonException {
        Conversion conversion = RecordImport.fromCve(read("""
                {"dataType": "CVE_RECORD", "dataVersion": "5.2",
                 "cveMetadata": {"cveId": "CVE-2026-1000", "state": "PUBLISHED", "dateUpdated": "2026-11-20T10:00:00"},
                 "containers": {"adp": [{}], "cna": {"title": "Flaw", "datePublic": "2026-11-19T00:00:00.000Z",
                  "descriptions": [{"lang": "de", "value": "Fehler"}, {"lang": "en-US", "value": "A flaw"}],
                  "affected": [
                    {"vendor": "V", "product": "P", "defaultStatus": "unaffected", "cpes": ["cpe:2.3:a:v:p:*:*:*:*:*:*:*:*"],
                     "versions": [{"version": "1.0", "lessThan": "1.5", "status": "affected", "versionType": "semver"},
                                  {"version": "1.5", "status": "unaffected"}, {"version": "3", "status": "unknown"},
                                  {"version": "0", "lessThanOrEqual": "0.9a", "status": "affected", "versionType": "custom"}]},
                    {"vendor": "V", "product": "Q", "defaultStatus": "affected"}],
                  "metrics": [{"cvssV3_1": {"vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}}, {"other": {}}],
                  "problemTypes": [{"descriptions": [{"cweId": "CWE-79", "lang": "en", "description": "x"}, {"cweId": "CWE-20"}]}],
                  "solutions": [{"lang": "en", "value": "Update."}], "workarounds": [{"lang": "en", "value": "Wait."}],
                  "timeline": [], "references": [{"url": "https://example.com/x"}, {"url": "no address at all"}],
                  "credits": [{"lang": "en", "value": "Ada", "type": "finder"}]}}}"""), PUBLISHER, "EX-2", NOW);
        CsafDocument document = CsafDocument.of(conversion.result());
        assertThat(affected(document))
                .containsExactly(
                        "V/P/1.5 unaffected",
                        "V/P/3 unknown",
                        "V/P/vers:generic/<=0.9a affected",
                        "V/P/vers:semver/>=1.0|<1.5 affected",
                        "V/Q/vers:all/* affected");
        StatusModel.Vulnerability vulnerability =
                StatusModel.of(document).vulnerabilities().getFirst();
        assertThat(vulnerability.cve()).isEqualTo("CVE-2026-1000");
        assertThat(vulnerability.description()).isEqualTo("A flaw");
        assertThat(vulnerability.scores()).hasSize(1);
        assertThat(vulnerability.credits()).containsExactly("Ada");
        assertThat(conversion.remarks())
                .extracting(Remark::path)
                .contains(
                        "/containers/adp",
                        "/containers/cna/timeline",
                        "/containers/cna/problemTypes",
                        "/containers/cna/references/1",
                        "/containers/cna/affected/0/defaultStatus");
    }

    @Test
    void recordsThatSayNothingOfUseAreRefused() throws UnreadableJsonException {
        for (String text : List.of(
                "{}",
                "{\"containers\": {\"cna\": {}}}",
                "{\"cveMetadata\": {\"state\": \"REJECTED\"}, \"containers\": {\"cna\": {\"title\": \"x\"}}}")) {
            JsonObject source = read(text);
            assertThatIllegalArgumentException().isThrownBy(() -> RecordImport.fromCve(source, PUBLISHER, "EX-2", NOW));
        }
        for (String text : List.of(
                "{}",
                "{\"id\": \"A-1\", \"modified\": \"2026-11-20T10:00:00Z\"}",
                "{\"id\": \"A-1\", \"modified\": \"2026-11-20T10:00:00Z\", \"withdrawn\": \"2026-11-20T10:00:00Z\"}")) {
            JsonObject source = read(text);
            assertThatIllegalArgumentException().isThrownBy(() -> RecordImport.fromOsv(source, PUBLISHER, "EX-2", NOW));
        }
    }
}
