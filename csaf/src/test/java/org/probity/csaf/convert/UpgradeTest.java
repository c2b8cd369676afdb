package org.probity.csaf.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.SpecificationData;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Result;
import org.probity.csaf.rules.Validator;
import org.probity.csaf.write.Samples;

class UpgradeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private static CsafDocument read(String text) throws UnreadableJsonException {
        return CsafDocument.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String value(Conversion conversion, String pointer) {
        return String.valueOf(JsonPointers.resolve(conversion.result(), pointer));
    }

    @Test
    void whatTheBuilderMakesConvertsToValid21() {
        for (CsafDocument document : List.of(
                Samples.advisory().build(Samples.history()), Samples.vex().build(Samples.history()))) {
            Conversion conversion = Upgrade.convert(document, NOW);
            assertThat(conversion.remarks()).noneMatch(remark -> remark.kind() == Remark.Kind.INVALID);
            assertThat(Validator.preset("basic")
                            .validate(CsafDocument.of(conversion.result()))
                            .results())
                    .isEmpty();
            assertThat(conversion.text())
                    .isEqualTo(Upgrade.convert(document, NOW).text());
        }
    }

    @Test
    void fieldsMoveWhereVersion21HasThem() {
        Conversion conversion = Upgrade.convert(Samples.advisory().build(Samples.history()), NOW);
        assertThat(value(conversion, "/document/csaf_version")).isEqualTo("\"2.1\"");
        assertThat(value(conversion, "/document/distribution/tlp/label")).isEqualTo("\"CLEAR\"");
        assertThat(value(conversion, "/vulnerabilities/0/cwes/0/id")).isEqualTo("\"CWE-120\"");
        assertThat(value(conversion, "/vulnerabilities/0/cwes/0/version")).matches("\"4\\.\\d+\"");
        assertThat(value(conversion, "/vulnerabilities/0/disclosure_date")).contains("2026-11-20");
        assertThat(value(conversion, "/vulnerabilities/0/metrics/0/content/cvss_v3/baseScore"))
                .isEqualTo("9.8");
        assertThat(value(conversion, "/product_tree/product_paths/0/subpaths/0/category"))
                .isEqualTo("\"installed_on\"");
    }

    @Test
    void remediationsAreSplitAndPlannedFixesNamed() throws UnreadableJsonException {
        Conversion conversion = Upgrade.convert(read("""
                        {"document": {"csaf_version": "2.0"}, "vulnerabilities": [{
                          "product_status": {"fixed": ["A"], "known_affected": ["B", "C", "D"]},
                          "remediations": [
                            {"category": "vendor_fix", "details": "x", "date": "2026-01-01T00:00:00Z", "product_ids": ["A", "B"]},
                            {"category": "vendor_fix", "details": "y", "product_ids": ["C"]},
                            {"category": "none_available", "details": "z", "product_ids": ["B", "C", "D"]}]}]}"""), NOW);
        assertThat(value(conversion, "/vulnerabilities/0/remediations"))
                .isEqualTo(
                        "[{\"category\":\"vendor_fix\",\"date\":\"2026-01-01T00:00:00Z\",\"details\":\"x\",\"product_ids\":[\"B\"]},"
                                + "{\"category\":\"optional_patch\",\"date\":\"2026-01-01T00:00:00Z\",\"details\":\"x\",\"product_ids\":[\"A\"]},"
                                + "{\"category\":\"none_available\",\"details\":\"z\",\"product_ids\":[\"D\"]},"
                                + "{\"category\":\"fix_planned\",\"details\":\"z\",\"product_ids\":[\"C\"]}]");
        assertThat(conversion.remarks())
                .filteredOn(remark -> remark.path().contains("remediations") && remark.kind() != Remark.Kind.INVALID)
                .hasSize(5);
    }

    @Test
    void treesAreStraightened() throws UnreadableJsonException {
        Conversion conversion = Upgrade.convert(read("""
                        {"document": {"csaf_version": "2.0", "title": "EX-1: Flaw", "tracking": {"id": "EX-1",
                            "current_release_date": "2016-12-31t23:59:60.5z"},
                          "distribution": {"text": "TLP v2.0: TLP:AMBER+STRICT", "tlp": {"label": "RED"}}},
                         "product_tree": {"branches": [{"category": "vendor", "name": "Open-Source", "branches": [
                          {"category": "vendor", "name": "V", "branches": [
                            {"category": "legacy", "name": "L", "product": {"name": "L", "product_id": "1",
                              "product_identification_helper": {"cpe": "nonsense", "purl": "pkg:npm/a@1", "skus": ["a", "b*c*"],
                                "hashes": [{"filename": "f", "file_hashes": [{"algorithm": "SHA-256", "value": "AB"}, {"algorithm": "sha256", "value": "ab"}]}]}}},
                            {"category": "product_name", "name": "P", "branches": [
                              {"category": "product_version", "name": "1", "branches": [
                                {"category": "product_version", "name": "1.1", "product": {"name": "x", "product_id": "2"}}]}]},
                            {"category": "product_version_range", "name": "vers:npm/>=3", "product": {"name": "y", "product_id": "3"}}]}]}]}}"""), NOW, Set.of(UpgradeOption.TLP_FROM_TEXT));
        assertThat(value(conversion, "/document/title")).isEqualTo("\"Flaw\"");
        assertThat(value(conversion, "/document/tracking/current_release_date"))
                .isEqualTo("\"2016-12-31T23:59:59.999999Z\"");
        assertThat(value(conversion, "/document/distribution/tlp/label")).isEqualTo("\"AMBER+STRICT\"");
        String vendor = "/product_tree/branches/0";
        assertThat(value(conversion, vendor + "/name")).isEqualTo("\"V\"");
        assertThat(value(conversion, vendor + "/branches/0/category")).isEqualTo("\"product_name\"");
        assertThat(value(conversion, vendor + "/branches/0/product/product_identification_helper"))
                .isEqualTo(
                        "{\"hashes\":[{\"file_hashes\":[{\"algorithm\":\"sha256\",\"value\":\"ab\"}],\"filename\":\"f\"}],"
                                + "\"purls\":[\"pkg:npm/a@1\"],\"skus\":[\"a*\"]}");
        assertThat(value(conversion, vendor + "/branches/1/category")).isEqualTo("\"product_family\"");
        assertThat(value(conversion, vendor + "/branches/1/branches/0/name")).isEqualTo("\"P 1\"");
        assertThat(value(conversion, vendor + "/branches/2/category")).isEqualTo("\"product_version\"");
        assertThat(value(conversion, vendor + "/branches/2/name")).isEqualTo("\"3\"");
    }

    @Test
    void onlyVersion20IsTaken() throws UnreadableJsonException {
        CsafDocument other = read("{\"document\": {\"csaf_version\": \"2.1\"}}");
        assertThatIllegalArgumentException().isThrownBy(() -> Upgrade.convert(other, NOW));
    }

    @Test
    void documentsAtHandConvertAndWhatIsNotValidIsSaid() throws IOException, UnreadableJsonException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("real", "csaf/cases-2.0", "csaf/other-2.0")) {
            try (Stream<Path> found = Files.walk(SpecificationData.path(folder))) {
                found.filter(file -> file.toString().endsWith(".json")).forEach(files::add);
            }
        }
        int sound = 0;
        for (Path file : files) {
            CsafDocument source = CsafDocument.read(file, JsonLimits.DEFAULT);
            if (source.version().orElse(null) != CsafVersion.V2_0) {
                continue;
            }
            Conversion conversion = Upgrade.convert(source, NOW);
            List<Result> wrong = Validator.preset("basic")
                    .validate(CsafDocument.of(conversion.result()))
                    .results();
            boolean told = conversion.remarks().stream().anyMatch(remark -> remark.kind() == Remark.Kind.INVALID);
            // an error is also said where a rule could not be applied though the result passes the tests
            assertThat(told || wrong.isEmpty()).as(file + ": " + wrong).isTrue();
            if (Validator.preset("basic").validate(source).valid()) {
                sound++;
                List<Result> unexplained = wrong.stream()
                        .filter(result -> conversion.remarks().stream()
                                .noneMatch(remark -> remark.kind() == Remark.Kind.INVALID
                                        && remark.message().contains(result.test())))
                        .toList();
                assertThat(unexplained).as(file.toString()).isEmpty();
            }
        }
        assertThat(sound).isGreaterThan(100);
    }
}
