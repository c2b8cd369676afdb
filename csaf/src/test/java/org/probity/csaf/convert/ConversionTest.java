package org.probity.csaf.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.SpecificationData;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.write.Samples;

class ConversionTest {
    private static CsafDocument read(Path file) {
        try {
            return CsafDocument.read(file, JsonLimits.DEFAULT);
        } catch (IOException | UnreadableJsonException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<CsafDocument> documents() {
        List<CsafDocument> documents = new ArrayList<>();
        documents.add(Samples.advisory().build(Samples.history()));
        documents.add(Samples.vex().build(Samples.history()));
        try (Stream<Path> files = Files.walk(SpecificationData.path("real"))) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ConversionTest::read)
                    .forEach(documents::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    private static Schema schema(String relative, SpecificationVersion version) throws IOException {
        Path file = SpecificationData.path(relative);
        Map<String, String> schemas = new TreeMap<>();
        try (Stream<Path> beside = Files.list(file.getParent())) {
            for (Path other : beside.filter(path -> path.toString().endsWith(".schema.json"))
                    .toList()) {
                schemas.put("http://cyclonedx.org/schema/" + other.getFileName(), Files.readString(other));
            }
        }
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(version, builder -> builder.schemas(schemas));
        Schema schema = registry.getSchema(
                SchemaLocation.of("https://example.com/" + file.getFileName()),
                Files.readString(file),
                InputFormat.JSON);
        assertThat(schema.validate("{}", InputFormat.JSON))
                .as("the schema works")
                .isNotEmpty();
        return schema;
    }

    private static void holds(Schema schema, Conversion conversion) {
        assertThat(schema.validate(conversion.text(), InputFormat.JSON))
                .as(conversion.text())
                .isEmpty();
    }

    @Test
    void openVexFollowsItsSchema() throws IOException {
        Schema schema = schema("openvex/openvex_json_schema.json", SpecificationVersion.DRAFT_2020_12);
        for (CsafDocument document : documents()) {
            holds(schema, OpenVex.convert(document));
        }
    }

    @Test
    void cycloneDxFollowsItsSchema() throws IOException {
        Schema schema = schema("cyclonedx/schema/bom-1.6.schema.json", SpecificationVersion.DRAFT_7);
        for (CsafDocument document : documents()) {
            holds(schema, CycloneDxVex.convert(document));
        }
    }

    @Test
    void osvFollowsItsSchema() throws IOException {
        Schema schema = schema("osv/schema.json", SpecificationVersion.DRAFT_2020_12);
        int records = 0;
        for (CsafDocument document : documents()) {
            for (Conversion conversion : Osv.convert(document)) {
                holds(schema, conversion);
                records++;
            }
        }
        assertThat(records).isGreaterThan(12);
    }

    @Test
    void openVexSaysWhatTheSourceSays() {
        Conversion conversion = OpenVex.convert(Samples.vex().build(Samples.history()));
        assertThat(statuses(conversion.result()))
                .containsExactly("affected", "not_affected", "fixed", "under_investigation");
        assertThat(value(conversion, "/statements/0/products/0/@id")).isEqualTo("\"pkg:npm/console@1.0.0\"");
        assertThat(value(conversion, "/statements/0/action_statement")).contains("no_fix_planned: Out of support");
        assertThat(value(conversion, "/statements/1/impact_statement")).isEqualTo("\"The library is not linked.\"");
        assertThat(conversion.remarks())
                .anyMatch(remark ->
                        remark.kind() == Remark.Kind.LOST && remark.path().equals("/document/distribution"))
                .anyMatch(remark -> remark.path().equals("/vulnerabilities/0/scores"));
    }

    private static List<String> statuses(JsonObject openVex) {
        List<String> statuses = new ArrayList<>();
        openVex.array("statements").forEach(item -> statuses.add(((JsonObject) item).string("status")));
        return statuses;
    }

    private static String value(Conversion conversion, String pointer) {
        return String.valueOf(JsonPointers.resolve(conversion.result(), pointer));
    }

    @Test
    void combinationsBecomeProductsWithSubcomponents() {
        CsafDocument document = Samples.advisory().build(Samples.history());
        StatusModel model = StatusModel.of(document);
        assertThat(model.products().get("CSAFPID-0005").parts()).containsExactly("CSAFPID-0001", "CSAFPID-0003");
        assertThat(model.vulnerabilities().getFirst().statements()).hasSize(4);
    }

    @Test
    void cveRecordsNameVersionsAsTheyAreAffected() {
        CsafDocument document = Samples.advisory().build(Samples.history());
        Conversion record = CveRecord.convert(document, "8254265b-2729-46b6-b9e3-3dfca2d5bfca")
                .getFirst();
        assertThat(value(record, "/cveMetadata/cveId")).isEqualTo("\"CVE-2026-10007\"");
        assertThat(value(record, "/containers/cna/affected/0/versions"))
                .isEqualTo(
                        "[{\"lessThan\":\"2.4.1\",\"status\":\"affected\",\"version\":\"0\",\"versionType\":\"semver\"},"
                                + "{\"status\":\"unaffected\",\"version\":\"2.4.1\"}]");
        assertThat(value(record, "/containers/cna/metrics/0/cvssV3_1/baseScore"))
                .isEqualTo("9.8");
        assertThat(value(record, "/containers/cna/problemTypes/0/descriptions/0/cweId"))
                .isEqualTo("\"CWE-120\"");
        assertThat(CveRecord.convert(document, null).getFirst().result().names())
                .containsExactly("cnaContainer");
    }

    @Test
    void osvTellsOfProductsThatItCannotName() {
        Conversion record = Osv.convert(Samples.vex().build(Samples.history())).getFirst();
        assertThat(value(record, "/affected/0/versions")).isEqualTo("[\"1.0.0\"]");
        assertThat(value(record, "/affected/0/package/name")).isEqualTo("\"console\"");
        assertThat(Osv.convert(Samples.advisory().build(Samples.history()))
                        .getFirst()
                        .remarks())
                .anyMatch(remark -> remark.message().contains("no package URL of an ecosystem"));
    }

    @Test
    void documentsWithoutStatusesAreNoOpenVex() {
        CsafDocument empty = CsafDocument.of(JsonObject.EMPTY);
        assertThatIllegalArgumentException().isThrownBy(() -> OpenVex.convert(empty));
    }

    @Test
    void vexDocumentsComeBack() {
        CsafDocument source = Samples.vex().build(Samples.history());
        for (CsafDocument back : List.of(
                CsafDocument.of(
                        VexImport.fromOpenVex(OpenVex.convert(source).result(), Samples.publisher(), "EXR-BACK-1")
                                .result()),
                CsafDocument.of(VexImport.fromCycloneDx(
                                CycloneDxVex.convert(source).result(), Samples.publisher(), "EXR-BACK-2")
                        .result()))) {
            assertThat(states(back)).isEqualTo(states(source));
        }
    }

    /** State by purl. */
    private static Map<String, StatusModel.State> states(CsafDocument document) {
        StatusModel model = StatusModel.of(document);
        Map<String, StatusModel.State> states = new TreeMap<>();
        model.vulnerabilities().forEach(vulnerability -> vulnerability
                .statements()
                .forEach(statement -> states.put(
                        String.join(
                                ",", model.products().get(statement.product()).purls()),
                        statement.state())));
        return states;
    }

    /** What is invalid may be refused in words, but never breaks a converter. */
    @Test
    void everyOfficialCaseIsConvertedOrRefusedInWords() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("csaf/cases-2.0", "csaf/cases-2.1", "csaf/other-2.0", "csaf/other-2.1")) {
            try (Stream<Path> found = Files.walk(SpecificationData.path(folder))) {
                found.filter(file -> file.toString().endsWith(".json")).forEach(files::add);
            }
        }
        int step = Boolean.getBoolean("probity.sweep.all") ? 1 : 4;
        for (int i = 0; i < files.size(); i += step) {
            Path file = files.get(i);
            CsafDocument document = read(file);
            attempt(file, broken, () -> Upgrade.convert(document, Instant.EPOCH).text());
            attempt(file, broken, () -> OpenVex.convert(document).text());
            attempt(file, broken, () -> CycloneDxVex.convert(document).text());
            attempt(file, broken, () -> CveRecord.convert(document, null).toString());
            attempt(file, broken, () -> Osv.convert(document).toString());
            attempt(file, broken, () -> Contradictions.find(List.of(document, document))
                    .toString());
        }
        assertThat(broken).isEmpty();
        assertThat(files).hasSizeGreaterThan(800);
    }

    private static void attempt(Path file, List<String> broken, Supplier<String> conversion) {
        try {
            assertThat(conversion.get()).isNotEmpty();
        } catch (IllegalArgumentException refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
        } catch (RuntimeException e) {
            broken.add(file.getFileName() + ": " + e);
        }
    }
}
