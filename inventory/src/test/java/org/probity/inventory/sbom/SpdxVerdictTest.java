package org.probity.inventory.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.probity.inventory.SpecData;

class SpdxVerdictTest {
    private static final String JSON = """
            {"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","dataLicense":"CC0-1.0","name":"d",
             "documentNamespace":"https://example.org/d","creationInfo":{"created":"2024-01-01T00:00:00Z","creators":["Tool: t"],
             "licenseListVersion":"3.20"},"documentDescribes":["SPDXRef-p"],
             "packages":[{"SPDXID":"SPDXRef-p","name":"p","downloadLocation":"NOASSERTION","filesAnalyzed":false,"versionInfo":"1",
               "primaryPackagePurpose":"LIBRARY","licenseConcluded":"MIT","copyrightText":"NOASSERTION",
               "checksums":[{"algorithm":"SHA256","checksumValue":"ab"}],
               "externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:npm/p@1"}],
               "annotations":[{"annotationDate":"2024-01-01T00:00:00Z","annotationType":"OTHER","annotator":"Tool: t","comment":"c"}]}],
             "files":[{"SPDXID":"SPDXRef-f","fileName":"./f","checksums":[{"algorithm":"SHA1","checksumValue":"ab"}],
               "fileTypes":["SOURCE"],"licenseConcluded":"MIT","copyrightText":"c"}],
             "snippets":[{"SPDXID":"SPDXRef-s","name":"s","snippetFromFile":"SPDXRef-f","ranges":[{"startPointer":{"offset":1,
               "reference":"SPDXRef-f"},"endPointer":{"offset":2,"reference":"SPDXRef-f"}}]}],
             "relationships":[{"spdxElementId":"SPDXRef-DOCUMENT","relatedSpdxElement":"SPDXRef-p","relationshipType":"DESCRIBES"}],
             "hasExtractedLicensingInfos":[{"licenseId":"LicenseRef-1","extractedText":"t"}],
             "externalDocumentRefs":[{"externalDocumentId":"DocumentRef-x","spdxDocument":"https://example.org/x",
               "checksum":{"algorithm":"SHA1","checksumValue":"ab"}}]}
            """;

    private static final String TAG_VALUE = """
            SPDXVersion: SPDX-2.3
            DataLicense: CC0-1.0
            SPDXID: SPDXRef-DOCUMENT
            DocumentName: d
            DocumentNamespace: https://example.org/d
            Creator: Tool: t-1
            Created: 2024-01-01T00:00:00Z
            # a package
            PackageName: p
            SPDXID: SPDXRef-p
            PackageVersion: 1
            PackageDownloadLocation: NOASSERTION
            PackageDescription: <text>more
            than one line</text>
            ExternalRef: PACKAGE-MANAGER purl pkg:npm/p@1
            Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-p
            """;

    private static SbomVerdict verdict(String text) throws Exception {
        return SbomVerdict.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    private static List<String> faults(String text) throws Exception {
        return verdict(text).faults().stream()
                .map(fault -> fault.where() + ": " + fault.why())
                .toList();
    }

    @Test
    void aVerdictSaysWhatItWasJudgedBy() throws Exception {
        SbomVerdict json = verdict(JSON);
        assertThat(json.faults()).isEmpty();
        assertThat(json.against()).isEqualTo("the JSON schema of SPDX 2.3");
        SbomVerdict older = verdict(JSON.replace("SPDX-2.3", "SPDX-2.2"));
        assertThat(older.against()).isEqualTo("the JSON schema of SPDX 2.2");
        assertThat(older.valid()).as("primaryPackagePurpose came with 2.3").isFalse();
        assertThat(verdict(TAG_VALUE).faults()).isEmpty();
        assertThat(verdict(TAG_VALUE).against()).contains("there is no schema for tag-value");
        assertThat(verdict("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"}")
                        .against())
                .isEqualTo("the JSON schema of CycloneDX 1.6");
        assertThat(faults(JSON.replace("SPDX-2.3", "SPDX-9.9")))
                .containsExactly("/spdxVersion: there is no JSON schema for version 9.9");
        assertThatThrownBy(() ->
                        verdict("{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\",\"@graph\":[]}"))
                .isInstanceOf(SbomException.class)
                .hasMessageContaining("SPDX 3");
        assertThatThrownBy(() -> verdict("")).isInstanceOf(SbomException.class).hasMessage("the document is empty");
    }

    @Test
    void damagedJsonIsJudgedAsTheOfficialSchemaJudgesIt() throws Exception {
        Random random = new Random(20261129);
        for (String version : List.of("2.2", "2.3")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(SpecData.at("spdx").resolve("spdx_" + version + "-schema.json")));
            List<String> wrong = new ArrayList<>();
            int invalid = 0;
            for (int round = 0; round < 400; round++) {
                Object tree = CycloneDxVerdictTest.tree(JSON.replace("SPDX-2.3", "SPDX-" + version));
                for (int i = random.nextInt(2); i >= 0; i--) {
                    CycloneDxVerdictTest.damage(tree, random);
                }
                String text = CycloneDxVerdictTest.written(tree);
                if (text.contains("\"spdxVersion\":\"SPDX-" + version + "\"")) {
                    boolean expected = schema.validate(text, InputFormat.JSON).isEmpty();
                    invalid += expected ? 0 : 1;
                    if (verdict(text).valid() != expected) {
                        wrong.add((expected ? "valid: " : "invalid: ") + text);
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(invalid).isGreaterThan(50);
        }
    }

    @Test
    void tagValueIsJudgedByMandatoryFieldsAndForms() throws Exception {
        assertThat(faults(TAG_VALUE.replace("DataLicense: CC0-1.0\n", "")))
                .containsExactly("line 1: the document lacks DataLicense");
        assertThat(faults(TAG_VALUE.replace("PackageDownloadLocation: NOASSERTION\n", "")))
                .containsExactly("line 9: the part that begins with PackageName lacks PackageDownloadLocation");
        assertThat(faults(TAG_VALUE.replace("2024-01-01T00:00:00Z", "yesterday")))
                .containsExactly("line 7: Created: \"yesterday\" does not have the form it must have");
        assertThat(faults(TAG_VALUE.replace("PackageVersion", "PackageVersoin")))
                .containsExactly("line 11: there is no tag \"PackageVersoin\"");
        assertThat(faults(TAG_VALUE.replace("SPDXID: SPDXRef-p", "SPDXID: SPDXRef-DOCUMENT")))
                .containsExactly("line 10: the identifier SPDXRef-DOCUMENT is given twice");
        assertThat(faults(TAG_VALUE.replace("</text>", ""))).last().asString().endsWith("<text> is not closed");
        assertThat(faults(TAG_VALUE + "nonsense\n"))
                .containsExactly("line 17: a line is TAG: value, this is \"nonsense\"");
        assertThat(faults(TAG_VALUE.replace("DESCRIBES SPDXRef-p", "describes it")))
                .hasSize(1);
    }
}
