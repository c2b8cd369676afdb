package org.probity.csaf.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.Remark.Kind;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.UnreadableJsonException;

/** The requirements of CSAF 2.1, section 9.1.18, one by one; docs/csaf-upgrade.md names these tests. */
class UpgradeClauseTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private static Conversion convert(String document, String rest, UpgradeOption... options) {
        try {
            String text = "{\"document\": {\"csaf_version\": \"2.0\"" + (document.isEmpty() ? "" : ", ") + document
                    + "}" + (rest.isEmpty() ? "" : ", ") + rest + "}";
            Set<UpgradeOption> set = EnumSet.noneOf(UpgradeOption.class);
            set.addAll(List.of(options));
            return Upgrade.convert(CsafDocument.read(text.getBytes(StandardCharsets.UTF_8)), NOW, set);
        } catch (UnreadableJsonException e) {
            throw new AssertionError(e);
        }
    }

    private static Conversion helper(String fields, UpgradeOption... options) {
        return convert(
                "",
                "\"product_tree\": {\"full_product_names\": [{\"name\": \"n\", \"product_id\": \"1\","
                        + " \"product_identification_helper\": {" + fields + "}}]}",
                options);
    }

    private static final String HELPER = "/product_tree/full_product_names/0/product_identification_helper";

    private static Conversion branches(String branches, UpgradeOption... options) {
        return convert("", "\"product_tree\": {\"branches\": [" + branches + "]}", options);
    }

    private static String branch(String category, String name, String... inner) {
        String content = inner.length == 0
                ? "\"product\": {\"name\": \"p\", \"product_id\": \"" + category + name.hashCode() + "\"}"
                : "\"branches\": [" + String.join(",", inner) + "]";
        return "{\"category\": \"" + category + "\", \"name\": \"" + name + "\", " + content + "}";
    }

    private static String at(Conversion conversion, String pointer) {
        return String.valueOf(JsonPointers.resolve(conversion.result(), pointer));
    }

    private static List<String> said(Conversion conversion, Kind kind, String path) {
        return conversion.remarks().stream()
                .filter(remark -> remark.kind() == kind && remark.path().equals(path))
                .map(Remark::message)
                .toList();
    }

    @Test
    void anAdditionalPropertyIsIgnoredAndToldWithItsPathAndValue() {
        Conversion conversion = convert("\"title\": \"T\", \"colour\": {\"of\": \"paper\"}", "");
        assertThat(at(conversion, "/document/colour")).isEqualTo("null");
        assertThat(conversion.remarks()).anySatisfy(remark -> {
            assertThat(remark.path()).isEqualTo("/document/colour");
            assertThat(remark.kind()).isEqualTo(Kind.LOST);
            assertThat(String.valueOf(remark.value())).isEqualTo("{\"of\":\"paper\"}");
        });
    }

    @Test
    void moreThanAThousandAdditionalPropertiesAreIgnoredToo() {
        StringBuilder many = new StringBuilder("\"title\": \"T\"");
        for (int i = 0; i < 1_500; i++) {
            many.append(", \"x").append(i).append("\": 1");
        }
        assertThat(at(convert(many.toString(), ""), "/document")).doesNotContain("\"x");
    }

    @Test
    void leapSecondsAreReplacedAndItIsToldWhetherTheyWereSome() {
        Conversion conversion = convert(
                "\"tracking\": {\"initial_release_date\": \"2016-12-31T23:59:60.25Z\","
                        + " \"current_release_date\": \"2020-03-01T12:00:60+01:00\"}",
                "");
        assertThat(at(conversion, "/document/tracking/initial_release_date"))
                .isEqualTo("\"2016-12-31T23:59:59.999999Z\"");
        assertThat(at(conversion, "/document/tracking/current_release_date"))
                .isEqualTo("\"2020-03-01T12:00:59.999999+01:00\"");
        assertThat(said(conversion, Kind.CHANGED, "/document/tracking/initial_release_date"))
                .allMatch(text -> text.contains("a valid leap second"));
        assertThat(said(conversion, Kind.CHANGED, "/document/tracking/current_release_date"))
                .allMatch(text -> text.contains("no valid leap second"));
    }

    @Test
    void theCategoryLegacyBecomesProductName() {
        Conversion conversion = branches(branch("legacy", "L"));
        assertThat(at(conversion, "/product_tree/branches/0/category")).isEqualTo("\"product_name\"");
        assertThat(said(conversion, Kind.CHANGED, "/product_tree/branches/0/category"))
                .hasSize(1);
    }

    @Test
    void vendorsThatNameNobodyAreRemovedAboveAndBelowAnother() {
        for (String nobody : List.of("Open Source", "NO-ASSERTION", "undef ined", "un_known")) {
            Conversion above = branches(branch("vendor", nobody, branch("vendor", "V", branch("product_name", "P"))));
            assertThat(at(above, "/product_tree/branches/0/name")).isEqualTo("\"V\"");
            Conversion below = branches(branch("vendor", "V", branch("vendor", nobody, branch("product_name", "P"))));
            assertThat(at(below, "/product_tree/branches/0/branches/0/name")).isEqualTo("\"P\"");
            assertThat(said(below, Kind.CHANGED, "/product_tree/branches/0/branches/0"))
                    .hasSize(1);
        }
        Conversion alone = branches(branch("vendor", "unknown", branch("product_name", "P")));
        assertThat(at(alone, "/product_tree/branches/0/name")).isEqualTo("\"unknown\"");
    }

    @Test
    void otherStackedVendorsAreAnError() {
        Conversion conversion = branches(branch("vendor", "A", branch("vendor", "B", branch("product_name", "P"))));
        assertThat(said(conversion, Kind.INVALID, "/product_tree/branches/0/branches/0"))
                .allMatch(text -> text.contains("vendor > vendor"));
    }

    @Test
    void stackedVersionsMakeAFamilyAndLeaveTheirNeighboursInPeace() {
        Conversion conversion = branches(branch(
                "product_name",
                "P",
                branch("product_version", "1", branch("product_version", "1.1")),
                branch("product_version", "2")));
        assertThat(at(conversion, "/product_tree/branches/0/category")).isEqualTo("\"product_name\"");
        assertThat(at(conversion, "/product_tree/branches/0/branches/0/name")).isEqualTo("\"2\"");
        assertThat(at(conversion, "/product_tree/branches/1/category")).isEqualTo("\"product_family\"");
        assertThat(at(conversion, "/product_tree/branches/1/branches/0/category"))
                .isEqualTo("\"product_name\"");
        assertThat(at(conversion, "/product_tree/branches/1/branches/0/name")).isEqualTo("\"P 1\"");
        assertThat(at(conversion, "/product_tree/branches/1/branches/0/branches/0/category"))
                .isEqualTo("\"product_version\"");
        assertThat(said(conversion, Kind.CHANGED, "/product_tree/branches/0/branches/0"))
                .hasSize(1);
        Conversion kept = branches(
                branch("product_name", "P", branch("product_version", "1", branch("product_version", "1.1"))),
                UpgradeOption.KEEP_STACKED_BRANCHES);
        assertThat(at(kept, "/product_tree/branches/0/category")).isEqualTo("\"product_name\"");
    }

    @Test
    void versionsStackedThreeTimesAreRaisedTwice() {
        Conversion conversion = branches(branch(
                "product_name",
                "P",
                branch("product_version", "1", branch("product_version", "1.1", branch("product_version", "1.1.1")))));
        assertThat(said(conversion, Kind.INVALID, "/product_tree/branches/0/branches/0/branches/0"))
                .isEmpty();
        assertThat(at(conversion, "/product_tree/branches/0/branches/0/branches/0/name"))
                .isEqualTo("\"P 1 1.1\"");
    }

    @Test
    void versionsUnderAFamilyThatAreStackedHaveNoRule() {
        Conversion conversion = branches(
                branch("product_family", "F", branch("product_version", "1", branch("product_version", "1.1"))));
        assertThat(said(conversion, Kind.INVALID, "/product_tree/branches/0/branches/0/branches/0"))
                .hasSize(1);
    }

    @Test
    void aRangeBelowAVersionRaisesTheVersion() {
        String range = branch("product_version_range", "vers:semver/<1.5");
        Conversion underName = branches(branch("product_name", "P", branch("product_version", "1", range)));
        assertThat(at(underName, "/product_tree/branches/0/category")).isEqualTo("\"product_family\"");
        assertThat(at(underName, "/product_tree/branches/0/branches/0/name")).isEqualTo("\"P 1\"");
        Conversion underFamily = branches(branch("product_family", "F", branch("product_version", "1", range)));
        assertThat(at(underFamily, "/product_tree/branches/0/category")).isEqualTo("\"product_family\"");
        assertThat(at(underFamily, "/product_tree/branches/0/branches/0/name")).isEqualTo("\"F 1\"");
        Conversion underVendor = branches(branch("vendor", "V", branch("product_version", "1", range)));
        assertThat(said(underVendor, Kind.INVALID, "/product_tree/branches/0/branches/0/branches/0"))
                .hasSize(1);
        Conversion turned = branches(branch(
                "product_name",
                "P",
                branch("product_version_range", "vers:semver/<2", branch("product_version", "1"))));
        assertThat(said(turned, Kind.INVALID, "/product_tree/branches/0/branches/0/branches/0"))
                .hasSize(1);
    }

    @Test
    void rangesWithoutAnUpperEndAreClosed() {
        String[][] closed = {
            {"vers:npm/>=3", "product_version", "3"},
            {">3.1", "product_version", "3.1"},
            {"vers:npm/>=1%2Brc", "product_version", "1+rc"},
            {"vers:npm/<2|>=3", "product_version_range", "vers:npm/<2|3"},
            {"<2|>=3", "product_version_range", "<2|3"}
        };
        for (String[] row : closed) {
            Conversion conversion = branches(branch("product_version_range", row[0]));
            assertThat(at(conversion, "/product_tree/branches/0/category")).isEqualTo("\"" + row[1] + "\"");
            assertThat(at(conversion, "/product_tree/branches/0/name")).isEqualTo("\"" + row[2] + "\"");
            assertThat(said(conversion, Kind.CHANGED, "/product_tree/branches/0/name"))
                    .allMatch(text -> text.contains(row[0]) && text.contains(row[2]))
                    .hasSize(1);
        }
        for (String open : List.of("vers:npm/<2|>3", "vers:npm/>=3|!=4")) {
            Conversion conversion = branches(branch("product_version_range", open));
            assertThat(said(conversion, Kind.INVALID, "/product_tree/branches/0/name"))
                    .hasSize(1);
        }
        Conversion all = branches(branch("product_version_range", "vers:all/*"));
        assertThat(at(all, "/product_tree/branches/0/name")).isEqualTo("\"vers:all/*\"");
        assertThat(said(all, Kind.CHECK, "/product_tree/branches/0/name")).hasSize(1);
    }

    @Test
    void singleVersionsDeclaredAsRangesBecomeVersions() {
        Conversion vers = branches(branch("product_version_range", "vers:npm/1.2"));
        assertThat(at(vers, "/product_tree/branches/0/category")).isEqualTo("\"product_version\"");
        assertThat(at(vers, "/product_tree/branches/0/name")).isEqualTo("\"1.2\"");
        Conversion vls = branches(branch("product_version_range", "V3.0.29"));
        assertThat(at(vls, "/product_tree/branches/0/category")).isEqualTo("\"product_version\"");
        assertThat(at(vls, "/product_tree/branches/0/name")).isEqualTo("\"V3.0.29\"");
        Conversion kept = branches(branch("product_version_range", "vers:npm/1.2"), UpgradeOption.KEEP_SINGLE_RANGES);
        assertThat(at(kept, "/product_tree/branches/0/category")).isEqualTo("\"product_version_range\"");
    }

    @Test
    void invalidCpesAreRemoved() {
        Conversion conversion = helper("\"cpe\": \"nonsense\", \"purl\": \"pkg:npm/a@1\"");
        assertThat(at(conversion, HELPER)).isEqualTo("{\"purls\":[\"pkg:npm/a@1\"]}");
        assertThat(said(conversion, Kind.LOST, HELPER + "/cpe")).hasSize(1);
    }

    @Test
    void repeatedValuesAreKeptOnceInTheirOrder() {
        assertThat(at(
                        helper("\"sbom_urls\": [\"https://b.example\", \"https://a.example\", \"https://b.example\"]"),
                        HELPER + "/sbom_urls"))
                .isEqualTo("[\"https://b.example\",\"https://a.example\"]");
        String uri = "{\"namespace\": \"https://b.example\", \"uri\": \"https://b.example/x\"}";
        assertThat(at(helper("\"x_generic_uris\": [" + uri + "," + uri + "]"), HELPER + "/x_generic_uris"))
                .isEqualTo("[" + uri.replace(": ", ":").replace(", ", ",") + "]");
        assertThat(at(helper("\"skus\": [\"b\", \"a\", \"b\"]"), HELPER + "/skus"))
                .isEqualTo("[\"b*\",\"a*\"]");
    }

    @Test
    void hashesAreSpeltAsTheStandardSpellsThem() {
        Conversion conversion = helper("""
                "hashes": [{"filename": "f", "file_hashes": [{"algorithm": "SHA-512/256", "value": "AB"},
                  {"algorithm": "sha512-256", "value": "ab"}, {"algorithm": "GOST", "value": "CD"}]}]""");
        assertThat(at(conversion, HELPER + "/hashes/0/file_hashes"))
                .isEqualTo(
                        "[{\"algorithm\":\"sha512-256\",\"value\":\"ab\"},{\"algorithm\":\"gost\",\"value\":\"cd\"}]");
        assertThat(said(conversion, Kind.CHANGED, HELPER + "/hashes/0/file_hashes/2/algorithm"))
                .hasSize(1);
    }

    @Test
    void numbersSayWithAStarThatTheyAreBeginnings() {
        for (String field : List.of("model_numbers", "serial_numbers", "skus")) {
            Conversion conversion = helper("\"" + field + "\": [\"ab\", \"c*\", \"d\\\\e\", \"f*g*h\", \"i*j\"]");
            assertThat(at(conversion, HELPER + "/" + field)).isEqualTo("[\"ab*\",\"c*\",\"d\\\\\\\\e*\"]");
            assertThat(said(conversion, Kind.LOST, HELPER + "/" + field + "/3")).hasSize(1);
            assertThat(said(conversion, Kind.CHANGED, HELPER + "/" + field + "/0"))
                    .hasSize(1);
        }
    }

    @Test
    void starsAndQuestionMarksMayMeanThemselves() {
        assertThat(at(helper("\"skus\": [\"ab?\"]", UpgradeOption.COMPLETE_SKUS), HELPER + "/skus/0"))
                .isEqualTo("\"ab?\"");
        assertThat(at(
                        helper(
                                "\"skus\": [\"a*b?\"]",
                                UpgradeOption.COMPLETE_SKUS,
                                UpgradeOption.LITERAL_QUESTION_MARKS,
                                UpgradeOption.LITERAL_STARS),
                        HELPER + "/skus/0"))
                .isEqualTo("\"a\\\\*b\\\\?\"");
    }

    @Test
    void theSchemaAndTheVersionAreSet() {
        Conversion conversion = convert("", "");
        assertThat(at(conversion, "/$schema"))
                .isEqualTo("\"https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json\"");
        assertThat(at(conversion, "/document/csaf_version")).isEqualTo("\"2.1\"");
    }

    @Test
    void labelsFollowTheTableUnlessTheTextIsAskedFor() {
        String red = "\"distribution\": {\"text\": \"TLP v2.0: TLP:AMBER+STRICT\", \"tlp\": {\"label\": \"RED\"}}";
        String label = "/document/distribution/tlp/label";
        Conversion byTable = convert(red, "");
        assertThat(at(byTable, label)).isEqualTo("\"RED\"");
        assertThat(said(byTable, Kind.CHECK, "/document/distribution/text")).hasSize(1);
        Conversion byText = convert(red, "", UpgradeOption.TLP_FROM_TEXT);
        assertThat(at(byText, label)).isEqualTo("\"AMBER+STRICT\"");
        assertThat(said(byText, Kind.CHANGED, "/document/distribution/text"))
                .allMatch(text -> text.contains("RED") && text.contains("AMBER+STRICT"));
        Conversion none = convert("", "");
        assertThat(at(none, label)).isEqualTo("\"CLEAR\"");
        assertThat(said(none, Kind.ADDED, label)).hasSize(1);
        assertThat(at(convert("\"distribution\": {\"tlp\": {\"label\": \"WHITE\"}}", ""), label))
                .isEqualTo("\"CLEAR\"");
    }

    @Test
    void oneLicenceExpressionIsSetSeveralAreListed() {
        String note = "{\"category\": \"legal_disclaimer\", \"text\": \"%s\"}";
        Conversion one = convert(
                "\"notes\": [" + note.formatted("This advisory is licensed under CC-BY-4.0. All is fair.") + "]", "");
        assertThat(at(one, "/document/license_expression")).isEqualTo("\"CC-BY-4.0\"");
        Conversion whole = convert("\"notes\": [" + note.formatted("MIT OR Apache-2.0") + "]", "");
        assertThat(at(whole, "/document/license_expression")).isEqualTo("\"MIT OR Apache-2.0\"");
        Conversion two = convert(
                "\"notes\": [" + note.formatted("CC-BY-4.0") + "," + note.formatted("under Apache-2.0 here") + "]", "");
        assertThat(at(two, "/document/license_expression")).isEqualTo("null");
        assertThat(said(two, Kind.CHECK, "/document/notes/0/text"))
                .allMatch(text -> text.contains("CC-BY-4.0=/document/notes/0/text")
                        && text.contains("Apache-2.0=/document/notes/1/text"))
                .hasSize(1);
    }

    @Test
    void publishersOfCategoryOtherArePointedAtSilencedOrChanged() {
        String other =
                "\"publisher\": {\"category\": \"other\", \"name\": \"n\", \"namespace\": \"https://n.example\"}";
        String path = "/document/publisher/category";
        assertThat(said(convert(other, ""), Kind.CHECK, path)).hasSize(1);
        assertThat(said(convert(other, "", UpgradeOption.QUIET_OTHER), Kind.CHECK, path))
                .isEmpty();
        assertThat(at(convert(other, "", UpgradeOption.MULTIPLIER), path)).isEqualTo("\"multiplier\"");
    }

    @Test
    void theTrackingIdLeavesTheTitle() {
        for (String title : List.of("EX-1: Flaw", "[EX-1] Flaw", "Flaw (EX-1)", "Flaw - EX-1")) {
            Conversion conversion = convert("\"title\": \"" + title + "\", \"tracking\": {\"id\": \"EX-1\"}", "");
            assertThat(at(conversion, "/document/title")).isEqualTo("\"Flaw\"");
        }
    }

    @Test
    void withdrawnAndSupersededDocumentsAreRecognised() {
        String history = "\"tracking\": {\"revision_history\": [{\"number\": \"1\"}, {\"number\": \"2\"}]}";
        String note =
                "\"notes\": [{\"category\": \"description\", \"title\": \"Reasoning for Withdrawal\", \"text\": \"t\"}]";
        Conversion withdrawn = convert("\"title\": \"Withdrawn: Flaw\", " + history + ", " + note, "");
        assertThat(at(withdrawn, "/document/category")).isEqualTo("\"csaf_withdrawn\"");
        Conversion without = convert("\"category\": \"SUPERSEDED\", \"title\": \"Flaw\", " + history, "");
        assertThat(at(without, "/document/category")).isEqualTo("\"SUPERSEDED\"");
        assertThat(said(without, Kind.CHECK, "/document/category")).hasSize(1);
        Conversion german = convert("\"lang\": \"de\", \"title\": \"Withdrawn: Flaw\", " + history + ", " + note, "");
        assertThat(at(german, "/document/category")).isEqualTo("null");
        Conversion stripped = convert(
                "\"title\": \"Withdrawn: Flaw\", " + history + ", " + note,
                "\"product_tree\": {\"full_product_names\": []}",
                UpgradeOption.STRIP_RETIRED);
        assertThat(at(stripped, "/product_tree")).isEqualTo("null");
    }

    @Test
    void relationshipsBecomeProductPaths() {
        Conversion conversion = convert("", """
                "product_tree": {"relationships": [{"category": "installed_on", "product_reference": "A",
                 "relates_to_product_reference": "B", "full_product_name": {"name": "A on B", "product_id": "C"}}]}""");
        assertThat(at(conversion, "/product_tree/product_paths/0"))
                .isEqualTo("{\"beginning_product_reference\":\"A\",\"full_product_name\":{\"name\":\"A on B\","
                        + "\"product_id\":\"C\"},\"subpaths\":[{\"category\":\"installed_on\","
                        + "\"next_product_reference\":\"B\"}]}");
    }

    @Test
    void theEndOfAStrictRangeIsAddedAsFixedProduct() {
        Conversion conversion = convert("\"category\": \"csaf_security_advisory\"", """
                "product_tree": {"branches": [{"category": "product_name", "name": "P", "branches": [
                  {"category": "product_version_range", "name": "vers:semver/<2", "product": {"name": "P vers:semver/<2", "product_id": "A"}},
                  {"category": "product_version_range", "name": "vers:semver/>=3|<4", "product": {"name": "P 3", "product_id": "B"}},
                  {"category": "product_version", "name": "4", "product": {"name": "P 4", "product_id": "C"}},
                  {"category": "product_version_range", "name": "vers:semver/<=1", "product": {"name": "P old", "product_id": "D"}}]}]},
                "vulnerabilities": [{"product_status": {"known_affected": ["A", "B", "D"]}}]""");
        assertThat(at(conversion, "/product_tree/branches/0/branches/4"))
                .isEqualTo("{\"category\":\"product_version\",\"name\":\"2\",\"product\":{\"name\":\"P 2\","
                        + "\"product_id\":\"A-fixed\"}}");
        assertThat(at(conversion, "/vulnerabilities/0/product_status/fixed")).isEqualTo("[\"A-fixed\",\"C\"]");
        assertThat(said(conversion, Kind.ADDED, "/vulnerabilities/0/product_status"))
                .hasSize(2);
    }

    @Test
    void aSecurityAdvisoryThatDoesNotFulfilItsProfileBecomesADeprecatedOne() {
        Conversion conversion = convert("\"category\": \"csaf_security_advisory\"", "\"vulnerabilities\": [{}]");
        assertThat(at(conversion, "/document/category")).isEqualTo("\"csaf_deprecated_security_advisory\"");
    }

    @Test
    void notesOfProductsAreBoundToThem() {
        String tree = """
                "product_tree": {"branches": [{"category": "product_name", "name": "Widget", "branches": [
                  {"category": "product_version", "name": "2.0", "product": {"name": "Example Widget 2.0", "product_id": "A"}},
                  {"category": "product_version", "name": "2.1", "product": {"name": "Example Widget 2.1", "product_id": "B"}}]}]}""";
        String note = "\"notes\": [{\"category\": \"description\", \"title\": \"%s\", \"text\": \"t\"}]";
        String ids = "/document/notes/0/product_ids";
        assertThat(at(convert(note.formatted("Product Description for Widget"), tree), ids))
                .isEqualTo("[\"A\",\"B\"]");
        assertThat(at(convert(note.formatted("Product Description - Widget 2.1"), tree), ids))
                .isEqualTo("[\"B\"]");
        assertThat(at(convert(note.formatted("Product Description (example widget 2.0)"), tree), ids))
                .isEqualTo("[\"A\"]");
        Conversion none = convert(note.formatted("Product Description of Gadget"), tree);
        assertThat(at(none, ids)).isEqualTo("null");
        assertThat(said(none, Kind.CHECK, "/document/notes/0")).hasSize(1);
        Conversion inner =
                convert("", tree + ", \"vulnerabilities\": [{" + note.formatted("Preconditions: 2.0") + "}]");
        assertThat(at(inner, "/vulnerabilities/0/notes/0/product_ids")).isEqualTo("[\"A\"]");
    }

    private static Conversion vulnerability(String fields, UpgradeOption... options) {
        return convert(
                "\"tracking\": {\"current_release_date\": \"2024-02-01T00:00:00Z\"}",
                "\"vulnerabilities\": [{" + fields + "}]",
                options);
    }

    @Test
    void weaknessesNameTheListThatWasCurrentThen() {
        String cwe = "\"cwe\": {\"id\": \"CWE-79\", \"name\": \" Improper Neutralization of Input During Web Page"
                + " Generation ('Cross-site Scripting') \"}";
        assertThat(at(vulnerability(cwe), "/vulnerabilities/0/cwes/0/version")).isEqualTo("\"4.13\"");
        assertThat(at(vulnerability(cwe), "/vulnerabilities/0/cwes/0/name")).doesNotContain("\" ");
        assertThat(at(vulnerability(cwe, UpgradeOption.LATEST_CWE), "/vulnerabilities/0/cwes/0/version"))
                .isNotEqualTo("\"4.13\"");
    }

    @Test
    void theReleaseDateBecomesTheDisclosureDate() {
        assertThat(at(vulnerability("\"release_date\": \"2024-01-01T00:00:00Z\""), "/vulnerabilities/0"))
                .isEqualTo("{\"disclosure_date\":\"2024-01-01T00:00:00Z\"}");
    }

    @Test
    void idsOfKnownSystemsAreMappedAndTheOriginalsKept() {
        String ids = "/vulnerabilities/0/ids";
        String id = "\"ids\": [{\"system_name\": \"%s\", \"text\": \"%s\"}]";
        String known = "OASIS Open CSAF TC GitHub Issues";
        assertThat(at(vulnerability(id.formatted(known, "Issue 0042")), ids))
                .isEqualTo("[{\"system_name\":\"OASIS Open CSAF TC GitHub Issues\",\"text\":\"Issue 0042\"},"
                        + "{\"system_name\":\"https://github.com/oasis-tcs/csaf\",\"text\":\"#42\"}]");
        assertThat(at(vulnerability(id.formatted("https://github.com/oasis-tcs/csaf", "issues #7")), ids + "/1/text"))
                .isEqualTo("\"#7\"");
        Conversion right = vulnerability(id.formatted("https://euvd.enisa.europa.eu", "EUVD-2026-4660"));
        assertThat(said(right, Kind.CHECK, ids + "/0")).isEmpty();
        for (String[] odd :
                new String[][] {{"https://euvd.enisa.europa.eu", "no id"}, {known, "the other one"}, {"Ours", "1"}}) {
            Conversion conversion = vulnerability(id.formatted(odd[0], odd[1]));
            assertThat(said(conversion, Kind.CHECK, ids + "/0")).hasSize(1);
            assertThat(at(conversion, ids + "/1")).isEqualTo("null");
        }
        assertThat(at(vulnerability(id.formatted(known, "Issue 1"), UpgradeOption.KEEP_IDS), ids + "/1"))
                .isEqualTo("null");
    }

    private static final String AFFECTED = "\"product_status\": {\"known_affected\": [\"A\"]}";

    @Test
    void vectorsInLinksToTheCalculatorBecomeMetrics() {
        String link =
                ", \"references\": [{\"summary\": \"s\", \"url\": \"https://www.first.org/cvss/calculator/4-0#%s\"}]";
        String vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
        Conversion conversion = vulnerability(AFFECTED + link.formatted(vector.replace(":", "%3A")));
        assertThat(at(conversion, "/vulnerabilities/0/metrics/0"))
                .isEqualTo(
                        "{\"content\":{\"cvss_v4\":{\"baseScore\":9.3,\"baseSeverity\":\"CRITICAL\",\"vectorString\":\""
                                + vector + "\",\"version\":\"4.0\"}},\"products\":[\"A\"]}");
        Conversion wrong = vulnerability(AFFECTED + link.formatted("CVSS:4.0/AV:N"));
        assertThat(at(wrong, "/vulnerabilities/0/metrics")).isEqualTo("null");
        assertThat(said(wrong, Kind.CHECK, "/vulnerabilities/0/references/0")).hasSize(1);
    }

    @Test
    void ssvcDataInNotesBecomeAMetricOrStayANote() {
        String note =
                ", \"cve\": \"CVE-1900-0001\", \"notes\": [{\"category\": \"other\", \"title\": \"SSVC\", \"text\": \"%s\"}]";
        for (String text : List.of("SSVCv2/E:A/A:Y/2024-01-24T10:00:00Z/", "Exploitation: Active\\nAutomatable: yes")) {
            Conversion conversion = vulnerability(AFFECTED + note.formatted(text));
            String ssvc = "/vulnerabilities/0/metrics/0/content/ssvc_v2";
            assertThat(at(conversion, ssvc + "/selections/0/key")).isEqualTo("\"E\"");
            assertThat(at(conversion, ssvc + "/selections/0/values/0/key")).isEqualTo("\"A\"");
            assertThat(at(conversion, ssvc + "/selections/1/key")).isEqualTo("\"A\"");
            assertThat(at(conversion, ssvc + "/target_ids")).isEqualTo("[\"CVE-1900-0001\"]");
            assertThat(at(conversion, "/vulnerabilities/0/notes")).isEqualTo("null");
            assertThat(said(conversion, Kind.INVALID, ssvc)).isEmpty();
        }
        for (String text :
                List.of("Exploitation: Active, we think", "SSVCv2/E:A/E:N/2024-01-24T10:00:00Z/", "act now")) {
            Conversion conversion = vulnerability(AFFECTED + note.formatted(text));
            assertThat(at(conversion, "/vulnerabilities/0/metrics")).isEqualTo("null");
            assertThat(at(conversion, "/vulnerabilities/0/notes/0/title")).isEqualTo("\"SSVC\"");
            assertThat(said(conversion, Kind.CHECK, "/vulnerabilities/0/notes/0"))
                    .hasSize(1);
        }
    }
}
