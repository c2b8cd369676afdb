package org.probity.inventory.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.inventory.SpecData;

class CycloneDxWriterTest {
    private static byte[] written(Sbom sbom, String version) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CycloneDxWriter.write(sbom, version, out);
        return out.toByteArray();
    }

    @Test
    void everyValidSampleIsWrittenAsAValidDocumentThatReadsTheSame() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String folder : List.of("cyclonedx/1.4", "cyclonedx/1.6")) {
            for (String ending : List.of(".json", ".xml")) {
                for (Path file : SpecData.files(folder, ending)) {
                    if (file.getFileName().toString().startsWith("valid")) {
                        roundTrip(file, wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void roundTrip(Path file, List<String> wrong) throws Exception {
        Sbom sbom = new SbomReader().readAll(file);
        for (String version : List.of("1.6", "1.7")) {
            byte[] text = written(sbom, version);
            CycloneDxVerdict verdict = CycloneDxVerdict.of(new ByteArrayInputStream(text), false);
            if (!verdict.valid()) {
                wrong.add(file.getFileName() + " as " + version + ": " + verdict.faults());
            }
            Sbom again = new SbomReader().readAll(new ByteArrayInputStream(text));
            assertThat(again.dependencies())
                    .as(file.toString())
                    .containsExactlyInAnyOrderElementsOf(sbom.dependencies());
            assertThat(labels(again)).as(file.toString()).isEqualTo(labels(sbom));
            if (sbom.document().format() == SbomFormat.CYCLONEDX_JSON) {
                assertThat(again.components()).as(file.toString()).isEqualTo(sbom.components());
                assertThat(again.vulnerabilities()).isEqualTo(sbom.vulnerabilities());
                assertThat(written(again, version)).isEqualTo(text);
            }
        }
    }

    private static List<String> labels(Sbom sbom) {
        return sbom.components().stream()
                .map(c -> c.index() + " " + c.parent() + " " + c.label())
                .toList();
    }

    @Test
    void spdxIsWrittenAsValidCycloneDx() throws Exception {
        String spdx = """
                {"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"doc","documentNamespace":"https://x/1",
                 "creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: maker-1","Organization: ACME (a@b.de)"]},
                 "documentDescribes":["SPDXRef-a"],
                 "packages":[{"SPDXID":"SPDXRef-a","name":"a","versionInfo":"1.0","supplier":"Organization: Up (x y)",
                   "downloadLocation":"git+https://x/y z","licenseDeclared":"MIT","licenseConcluded":"MIT AND LicenseRef-1",
                   "checksums":[{"algorithm":"SHA256","checksumValue":"AB"},{"algorithm":"SHA1","checksumValue":"2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"}]},
                   {"SPDXID":"SPDXRef-b","name":"b","licenseConcluded":"LicenseRef-2 OR MIT","primaryPackagePurpose":"SOURCE"}],
                 "relationships":[{"spdxElementId":"SPDXRef-a","relationshipType":"DEPENDS_ON","relatedSpdxElement":"SPDXRef-b"}]}
                """;
        Sbom sbom = new SbomReader().readAll(new ByteArrayInputStream(spdx.getBytes(StandardCharsets.UTF_8)));
        byte[] text = written(sbom, "1.6");
        assertThat(CycloneDxVerdict.of(new ByteArrayInputStream(text), false).faults())
                .isEmpty();
        Sbom again = new SbomReader().readAll(new ByteArrayInputStream(text));
        assertThat(again.document().primary())
                .isNotNull()
                .extracting(Component::name)
                .isEqualTo("a");
        assertThat(again.components()).extracting(Component::name).containsExactly("b");
        assertThat(again.document().primary().properties()).contains(new Property("probity:hash:SHA-256", "AB"));
    }
}
