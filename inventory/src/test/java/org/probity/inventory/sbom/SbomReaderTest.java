package org.probity.inventory.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.inventory.SpecData;

class SbomReaderTest {
    private final SbomReader reader = new SbomReader();

    private Sbom read(String text) throws Exception {
        return reader.readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsEveryValidCycloneDxSampleWithoutAnOddityOfStructure() throws Exception {
        List<String> odd = new ArrayList<>();
        for (String folder : List.of("cyclonedx/1.4", "cyclonedx/1.6")) {
            for (String ending : List.of(".json", ".xml")) {
                for (Path file : SpecData.files(folder, ending)) {
                    if (file.getFileName().toString().startsWith("valid")) {
                        Sbom sbom = reader.readAll(file);
                        assertThat(sbom.document().specVersion())
                                .as(file.toString())
                                .isEqualTo(folder.substring(10));
                        sbom.oddities().forEach(oddity -> odd.add(file.getFileName() + ": " + oddity));
                    }
                }
            }
        }
        assertThat(odd).isEmpty();
    }

    @Test
    void jsonAndXmlOfOneSampleTellTheSame() throws Exception {
        for (String name : List.of("bom", "assembly", "component-hashes", "component-ref", "component-types")) {
            Path json = SpecData.at("cyclonedx/1.6/valid-" + name + "-1.6.json");
            Path xml = SpecData.at("cyclonedx/1.6/valid-" + name + "-1.6.xml");
            assertThat(essence(reader.readAll(xml))).as(name).isEqualTo(essence(reader.readAll(json)));
        }
    }

    private static List<String> essence(Sbom sbom) {
        List<String> lines = new ArrayList<>();
        for (Component c : sbom.components()) {
            lines.add(String.join("|", "" + c.index(), "" + c.parent(), c.type(), "" + c.purl(), "" + c.cpe()));
        }
        return lines;
    }

    @Test
    void nestedComponentsKnowWhatTheyAreIn() throws Exception {
        Sbom sbom = read("""
                {"bomFormat":"CycloneDX","specVersion":"1.6","components":[
                  {"type":"application","components":[{"type":"library","name":"inner","version":"2","bom-ref":"i"}],
                   "name":"outer","bom-ref":"o"}],
                 "dependencies":[{"ref":"o","dependsOn":["i"]}]}
                """);
        assertThat(sbom.components()).extracting(Component::name).containsExactly("inner", "outer");
        assertThat(sbom.components().get(0).parent()).isEqualTo(0);
        assertThat(sbom.components().get(0).depth()).isEqualTo(1);
        assertThat(sbom.components().get(1).parent()).isEqualTo(-1);
        assertThat(sbom.dependencies())
                .containsExactly(new Dependency("o", Dependency.Kind.DEPENDS_ON, "dependsOn", List.of("i")));
    }

    @Test
    void unknownFieldsAreKept() throws Exception {
        Sbom sbom = read("""
                {"bomFormat":"CycloneDX","specVersion":"1.6","x-top":[1,{"a":null}],"components":[
                  {"type":"library","name":"n","x-mine":{"deep":true},"evidence":{"copyright":[{"text":"me"}]},
                   "properties":[{"name":"k","value":"v"},{"name":"k","value":"w"}]}]}
                """);
        assertThat(sbom.document().extra()).containsKey("x-top");
        Component c = sbom.components().getFirst();
        assertThat(c.extra().get("x-mine")).hasToString("{deep=true}");
        assertThat(c.evidence()).containsKey("copyright");
        assertThat(c.properties()).containsExactly(new Property("k", "v"), new Property("k", "w"));
    }

    @Test
    void wrongKindsAreOddNotFatal() throws Exception {
        Sbom sbom = read("""
                {"bomFormat":"CycloneDX","specVersion":1.6,"components":[
                  {"type":"library","name":"n","version":3,"hashes":{"alg":"SHA-1","content":"ab"},"licenses":[{}],
                   "supplier":"ACME"}, 7, {"type":"library"}]}
                """);
        assertThat(sbom.components()).hasSize(2);
        assertThat(sbom.components().getFirst().version()).isEqualTo("3");
        assertThat(sbom.components().getFirst().hashes()).containsExactly(new Hash("SHA-1", "ab"));
        assertThat(sbom.components().getFirst().hasSupplier()).isTrue();
        assertThat(sbom.oddities())
                .extracting(Oddity::code)
                .containsExactly(
                        "wrong-type",
                        "wrong-type",
                        "wrong-type",
                        "empty-license",
                        "wrong-type",
                        "wrong-type",
                        "no-name");
    }

    @Test
    void duplicateReferencesAndLongIdentitiesAreTold() throws Exception {
        Sbom sbom = read("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":["
                + "{\"type\":\"library\",\"name\":\"a\",\"bom-ref\":\"x\",\"version\":\"" + "9".repeat(5_000) + "\"},"
                + "{\"type\":\"library\",\"name\":\"b\",\"bom-ref\":\"x\"}]}");
        assertThat(sbom.oddities()).extracting(Oddity::code).containsExactly("too-long", "duplicate-ref");
        assertThat(sbom.components().getFirst().version()).isNull();
    }

    @Test
    void readsSpdx2Json() throws Exception {
        Sbom sbom = read("""
                {"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"doc","documentNamespace":"https://x/1",
                 "creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: maker-1","Organization: ACME (a@b.c)"]},
                 "packages":[{"SPDXID":"SPDXRef-a","name":"a","versionInfo":"1.0","supplier":"Organization: Up ()",
                   "primaryPackagePurpose":"APPLICATION","downloadLocation":"NOASSERTION","licenseDeclared":"MIT",
                   "licenseConcluded":"NOASSERTION","checksums":[{"algorithm":"SHA256","checksumValue":"AB"}],
                   "externalRefs":[{"referenceCategory":"SECURITY","referenceType":"cpe22Type","referenceLocator":"cpe:/a:a:a:1"},
                     {"referenceCategory":"SECURITY","referenceType":"cpe23Type","referenceLocator":"cpe:2.3:a:a:a:1:*:*:*:*:*:*:*"},
                     {"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:npm/a@1.0"}]},
                   {"SPDXID":"SPDXRef-b","name":"b"}],
                 "relationships":[{"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBES","relatedSpdxElement":"SPDXRef-a"},
                   {"spdxElementId":"SPDXRef-b","relationshipType":"DEPENDENCY_OF","relatedSpdxElement":"SPDXRef-a"}]}
                """);
        Component a = sbom.components().getFirst();
        assertThat(a.purl()).isEqualTo("pkg:npm/a@1.0");
        assertThat(a.cpe()).startsWith("cpe:2.3:");
        assertThat(a.type()).isEqualTo("application");
        assertThat(a.hashes()).containsExactly(new Hash("SHA-256", "AB"));
        assertThat(a.licenses()).containsExactly(new License(License.Kind.EXPRESSION, "MIT", "declared"));
        assertThat(a.supplier()).isEqualTo(Organization.named("Up"));
        assertThat(sbom.document().describes()).containsExactly("SPDXRef-a");
        assertThat(sbom.document().tools()).containsExactly("maker-1");
        DependencyGraph graph = DependencyGraph.of(sbom);
        assertThat(graph.distance(0)).isEqualTo(0);
        assertThat(graph.distance(1)).isEqualTo(1);
        assertThat(sbom.oddities()).isEmpty();
    }

    @Test
    void readsTheWrapperThatGitHubPutsRoundADocument() throws Exception {
        Sbom sbom = read(
                "{\"sbom\":{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[{\"name\":\"a\",\"SPDXID\":\"SPDXRef-a\"}]}}");
        assertThat(sbom.components()).hasSize(1);
        assertThat(sbom.oddities()).extracting(Oddity::code).containsExactly("wrapped");
    }

    @Test
    void licencesOfWhichOneSaysMoreAreKeptAsTheyAre() throws Exception {
        Sbom sbom = read("""
                {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a","licenses":[
                 {"license":{"id":"MIT","acknowledgement":"declared"}},
                 {"license":{"name":"Own","url":"https://example.org"}},
                 {"expression":"MIT OR Own"}]},
                 {"type":"library","name":"b","licenses":[{"license":{"id":"MIT"}},{"expression":"MIT"}]}]}
                """);
        assertThat(sbom.components().getFirst().licenses()).hasSize(3);
        assertThat(sbom.components().getFirst().extra())
                .hasToString("{licenses=[{license={id=MIT, acknowledgement=declared}},"
                        + " {license={name=Own, url=https://example.org}}, {expression=MIT OR Own}]}");
        assertThat(sbom.components().getLast().extra()).isEmpty();
    }

    @Test
    void readsTagValue() throws Exception {
        Sbom sbom = read("""
                SPDXVersion: SPDX-2.2
                DocumentName: doc
                Creator: Tool: t
                # a comment
                PackageName: a
                SPDXID: SPDXRef-a
                PackageVersion: 1.0
                PackageSupplier: Organization: ACME (x@y.z)
                PackageChecksum: SHA1: abcd
                PackageLicenseConcluded: (MIT AND
                PackageComment: <text>several
                lines</text>
                ExternalRef: PACKAGE-MANAGER purl pkg:npm/a@1.0
                Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a
                FileName: ./x
                SPDXID: SPDXRef-x
                FileChecksum: SHA1: ef
                """);
        assertThat(sbom.components()).extracting(Component::type).containsExactly("library", "file");
        assertThat(sbom.components().getFirst().purl()).isEqualTo("pkg:npm/a@1.0");
        assertThat(sbom.components().getFirst().extra()).containsEntry("PackageComment", "several\nlines");
        assertThat(sbom.document().specVersion()).isEqualTo("2.2");
        assertThat(sbom.oddities()).isEmpty();
    }

    @Test
    void readsSpdx3WithNamesThatComeLater() throws Exception {
        Sbom sbom = read("""
                {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
                 {"type":"software_Package","spdxId":"urn:a","name":"a","software_packageVersion":"1","suppliedBy":"urn:o",
                  "externalIdentifier":[{"type":"ExternalIdentifier","externalIdentifierType":"cpe23","identifier":"cpe:2.3:a:a:a:1:*:*:*:*:*:*:*"}],
                  "software_packageUrl":"pkg:npm/a@1","verifiedUsing":[{"type":"Hash","algorithm":"sha256","hashValue":"00"}]},
                 {"type":"Relationship","spdxId":"urn:r","from":"urn:a","relationshipType":"hasDeclaredLicense","to":["urn:l"]},
                 {"type":"Relationship","spdxId":"urn:r2","from":"urn:a","relationshipType":"dependsOn","to":["urn:b"]},
                 {"type":"simplelicensing_LicenseExpression","spdxId":"urn:l","simplelicensing_licenseExpression":"MIT"},
                 {"type":"software_Package","spdxId":"urn:b","name":"b"},
                 {"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1","created":"2026-01-01T00:00:00Z","createdBy":["urn:o"]},
                 {"type":"Organization","spdxId":"urn:o","name":"ACME"},
                 {"type":"SpdxDocument","spdxId":"urn:d","creationInfo":"_:c","rootElement":["urn:a"]}]}
                """);
        Component a = sbom.components().getFirst();
        assertThat(a.licenses()).containsExactly(new License(License.Kind.EXPRESSION, "MIT", "declared"));
        assertThat(a.supplier()).isEqualTo(Organization.named("ACME"));
        assertThat(a.hashes()).containsExactly(new Hash("SHA-256", "00"));
        assertThat(a.cpe()).isNotNull();
        assertThat(sbom.document().specVersion()).isEqualTo("3.0.1");
        assertThat(DependencyGraph.of(sbom).distance(1)).isEqualTo(1);
        assertThat(sbom.oddities()).isEmpty();
    }

    @Test
    void whatIsNotABillOfMaterialsIsRefusedInOneLine() {
        for (String text :
                List.of("", "  ", "hello", "[]", "{}", "{\"a\":1}", "{\"bomFormat\":", "<a/>", "<bom", "null")) {
            assertThatThrownBy(() -> read(text))
                    .as(text)
                    .isInstanceOf(SbomException.class)
                    .message()
                    .hasLineCount(1);
        }
    }

    @Test
    void doctypesAndEntitiesAreRefused() {
        assertThatThrownBy(() -> read("<!DOCTYPE bom [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components>&a;</components></bom>"))
                .isInstanceOf(SbomException.class)
                .hasMessageContaining("DOCTYPE");
        assertThatThrownBy(() -> read("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><x>&lol;</x></bom>"))
                .isInstanceOf(SbomException.class);
    }

    @Test
    void depthBombsAreRefused() {
        assertThatThrownBy(() -> read("{\"bomFormat\":\"CycloneDX\",\"x\":" + "[".repeat(100_000)))
                .isInstanceOf(SbomException.class);
        String nested = "{\"type\":\"library\",\"name\":\"n\",\"components\":[";
        assertThatThrownBy(() -> read("{\"bomFormat\":\"CycloneDX\",\"components\":[" + nested.repeat(50_000)))
                .isInstanceOf(SbomException.class);
        assertThatThrownBy(() -> read("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">" + "<a>".repeat(100_000)))
                .isInstanceOf(SbomException.class)
                .hasMessageContaining("deep");
    }
}
